/// What logins of databases are called.
enum DatabaseName {
  /// Whether a secret or variable called `text` is about a database: `shop/database`, `PGPASSWORD`.
  static func isMeant(by text: String) -> Bool {
    SecretName.words(of: text.utf8).contains { word in
      words.contains(word) || prefixes.contains { word.hasPrefix($0) }
    }
  }

  private static let words: Set<String> = [
    "db", "dbs", "database", "databases", "postgres", "postgresql", "pg", "psql", "mysql",
    "mariadb", "sql", "rds", "aurora", "mongo", "mongodb", "docdb", "redshift", "jdbc",
    "datasource",
  ]
  /// Names written in one word.
  private static let prefixes = ["pgpass", "pguser", "dbpass", "dbuser"]
}
