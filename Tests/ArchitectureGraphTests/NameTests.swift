import Testing

@testable import ArchitectureGraph

@Suite("Names")
struct NameTests {
  private static func joined(declared: [(name: String, scope: String)]) -> [String] {
    var builder = GraphBuilder(schema: Schema())
    let from = builder.add(
      .externalSecret, address: "from", type: "", name: "from", scope: "here", object: nil)
    for (name, scope) in declared {
      let node = builder.add(
        .secret, address: "\(scope).\(name)", type: "", name: name, scope: scope, object: nil)
      builder.name(node, Name("name", name))
    }
    builder.connectIfPresent(from, .reads, Name("name", "a"))
    let graph = builder.finish()
    return graph.edges(from: from).map { edge in
      "\(edge.to.map { graph[$0].address } ?? "?") \(edge.provenance.rawValue)"
    }
  }

  @Test("that may mean something else are joined only to the one thing that has them")
  func optional() {
    #expect(Self.joined(declared: [("a", "there")]) == ["there.a inferred"])
    #expect(Self.joined(declared: [("a", "there"), ("a", "here")]) == ["here.a inferred"])
    #expect(Self.joined(declared: [("b", "here")]) == [])
    #expect(Self.joined(declared: [("a", "there"), ("a", "elsewhere")]) == [])
  }

  @Test(
    "tell logins of databases",
    arguments: [
      ("shop/database", true), ("DB_PASSWORD", true), ("PGPASSWORD", true), ("jdbcUrl", true),
      ("rds-login", true), ("shop/slack", false), ("dbus", false), ("PAYMENTS_API_KEY", false),
    ])
  func databases(_ name: String, _ isMeant: Bool) {
    #expect(DatabaseName.isMeant(by: name) == isMeant)
  }
}
