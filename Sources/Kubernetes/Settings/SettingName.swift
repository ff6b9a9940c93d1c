/// What the name of a setting says that it is for.
///
/// Names are told by their words, however they are put together: `DB_POOL_SIZE`,
/// `spring.datasource.hikari.maximum-pool-size`, `maxOpenConns`.
struct SettingName {
  /// Its words, in lower case.
  let words: [String]

  /// The words of `name`.
  init(_ name: String) {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name {
      guard character.isASCII, character.isLetter || character.isNumber else {
        if !word.isEmpty { words.append(word) }
        (word, wasLower) = ("", false)
        continue
      }
      if character.isUppercase, wasLower {
        words.append(word)
        word = ""
      }
      word += character.lowercased()
      wasLower = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  /// Whether it is about a database that is asked in SQL or is used like one.
  var isOfDatabase: Bool { words.contains { Self.databaseWords.contains($0) } && !isOfCache }

  /// Whether it is about Redis, or another cache.
  var isOfCache: Bool { words.contains { Self.cacheWords.contains($0) } }

  /// Whether it says where something is reached.
  var isOfHost: Bool {
    guard let last = words.last else { return false }
    return Self.hostWords.contains(last)
      || words.count > 1 && ["host", "url"].contains { last.hasSuffix($0) }
      || last == "pghost"
  }

  /// Whether it says how many connections to a database may be open at once.
  ///
  /// The bare `POOL_SIZE` is what Ecto is told by.
  var isOfPoolSize: Bool {
    guard isOfDatabase || words == ["pool", "size"] else { return false }
    if words.contains(where: { Self.otherBounds.contains($0) }) { return false }
    if words.contains(where: { Self.poolSizes.contains($0) }) { return true }
    let isGreatest = words.contains { ["max", "maximum", "limit"].contains($0) }
    if words.contains("pool") {
      return isGreatest || words.contains("size") || words.last == "pool"
    }
    return isGreatest
      && words.contains { ["connections", "connection", "conns", "conn"].contains($0) }
  }

  /// Whether it says how many connections may be opened beyond the pool's size.
  var isOfOverflow: Bool { words.contains("overflow") && isOfDatabase }

  private static let databaseWords: Set<String> = [
    "db", "database", "databases", "pg", "pghost", "postgres", "postgresql", "mysql", "mariadb",
    "sql", "sqlalchemy", "hikari", "hikaricp", "jdbc", "datasource", "rds", "aurora", "typeorm",
    "sequelize", "prisma", "knex", "ecto", "pgx", "psql", "pgpool", "mssql", "sqlserver", "docdb",
  ]
  private static let cacheWords: Set<String> = [
    "redis", "valkey", "memcached", "memcache", "cache", "elasticache",
  ]
  private static let hostWords: Set<String> = [
    "host", "hostname", "address", "addr", "endpoint", "server", "url", "uri", "dsn",
  ]
  private static let poolSizes: Set<String> = [
    "poolsize", "maxpoolsize", "maximumpoolsize", "maxconnections", "maxconns", "maxopenconns",
    "connectionlimit",
  ]
  /// Words of bounds on something else than how many connections are open.
  private static let otherBounds: Set<String> = [
    "min", "minimum", "idle", "timeout", "lifetime", "overflow", "wait", "acquire", "interval",
    "ttl", "recycle", "age", "retries", "retry", "queue", "name", "minimumidle", "http",
  ]
}
