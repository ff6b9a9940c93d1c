import CEL
import Testing

/// A list whose rest is unknown decides what its known members decide, and nothing else.
@Suite("Open lists")
struct OpenListTests {
  private static let variables: [(name: String, type: CEL.`Type`, value: Value)] = [
    ("open", .list(.int), .list(List([.int(1), .int(2)], rest: UnknownSet(7)))),
    ("other", .list(.int), .list(List([.int(3)], rest: UnknownSet(8)))),
    ("holed", .list(.int), .list(List([.int(1), .unknown(UnknownSet(9)), .int(3)]))),
    (
      "nested", .list(.list(.int)),
      .list([.list(List([.int(1)], rest: UnknownSet(7))), .emptyList])
    ),
    ("unknown", .list(.int), .unknown(UnknownSet(5))),
  ]

  @Test(
    "what an expression on an open list comes to",
    arguments: [
      Case("open.exists(x, x == 2)", "true"),
      Case("open.exists(x, x == 5)", "?[7]"),
      Case("open.all(x, x > 1)", "false"),
      Case("open.all(x, x > 0)", "?[7]"),
      Case("open.exists_one(x, x == 1)", "?[7]"),
      Case("open.exists_one(x, x > 0)", "false"),
      Case("size(open)", "?[7]"),
      Case("open.size() > 0", "true"),
      Case("open.size() > 2", "?[7]"),
      Case("open.size() >= 2", "true"),
      Case("2 <= open.size()", "true"),
      Case("size(open) == 0", "false"),
      Case("open.size() == 2", "?[7]"),
      Case("open.size() != 1", "true"),
      Case("open.size() < 2", "false"),
      Case("open.size() <= 2", "?[7]"),
      Case("open.size() + 0 > 0", "?[7]"),
      Case("open.atLeast(2)", "true"),
      Case("open.atLeast(3)", "?[7]"),
      Case("[1].atLeast(2)", "false"),
      Case("1 in open", "true"),
      Case("5 in open", "?[7]"),
      Case("open[0]", "?[7]"),
      Case("open[?0]", "?[7]"),
      Case("open.map(x, x * 2)", "[2, 4, …[7]]"),
      Case("open.map(x, x > 1, x * 2)", "[4, …[7]]"),
      Case("open.filter(x, x > 1)", "[2, …[7]]"),
      Case("open + [3]", "[1, 2, 3, …[7]]"),
      Case("open + other", "[1, 2, 3, …[7, 8]]"),
      Case("open == [1, 2]", "?[7]"),
      Case("open == [1]", "false"),
      Case("open == [1, 3, 4]", "false"),
      Case("open != [1]", "true"),
      Case("open == other", "?[7, 8]"),
      Case("open.transformMap(i, x, x)", "{0: 1, 1: 2, …[7]}"),
      Case("nested.exists(l, 1 in l)", "true"),
      Case("open.first()", "?[7]"),
    ])
  func open(_ item: Case) throws {
    #expect(try evaluate(item.expression, OpenListTests.variables).shown == item.result)
  }

  @Test(
    "a closed list with an unknown element keeps its size and its places",
    arguments: [
      Case("size(holed)", "3"),
      Case("holed[0]", "1"),
      Case("holed[1]", "?[9]"),
      Case("holed[3]", "error: index out of range: 3"),
      Case("holed.map(x, x + 1)", "[2, ?[9], 4]"),
      Case("holed.filter(x, x > 1)", "[3, …[9]]"),
      Case("holed.exists(x, x == 3)", "true"),
      Case("holed.exists(x, x == 4)", "?[9]"),
      Case("holed.exists_one(x, x == 3)", "?[9]"),
      Case("3 in holed", "true"),
      Case("4 in holed", "?[9]"),
      Case("holed == [1, 2, 3]", "?[9]"),
      Case("holed == [1, 2, 4]", "false"),
      Case("holed == [1, 2]", "false"),
    ])
  func holed(_ item: Case) throws {
    #expect(try evaluate(item.expression, OpenListTests.variables).shown == item.result)
  }

  @Test(
    "what is gone over may be unknown as a whole",
    arguments: [
      Case("unknown.all(x, x > 0)", "?[5]"),
      Case("unknown.map(x, x)", "?[5]"),
      Case("unknown.size()", "?[5]"),
      Case("unknown.size() > 0", "?[5]"),
      Case("unknown[0] == 1", "?[5]"),
      Case("[1, 2].exists(x, x in unknown)", "?[5]"),
      Case("[1, 2].filter(x, x in unknown)", "[…[5]]"),
    ])
  func whole(_ item: Case) throws {
    #expect(try evaluate(item.expression, OpenListTests.variables).shown == item.result)
  }

  @Test("an open map's missing key is unknown")
  func openMap() throws {
    let map = try #require(Map([(.string("a"), .int(1))], rest: UnknownSet(4)))
    let variables = [(name: "m", type: CEL.`Type`.map(.string, .int), value: Value.map(map))]
    #expect(try evaluate("m.a", variables).shown == "1")
    #expect(try evaluate("m.b", variables).shown == "?[4]")
    #expect(try evaluate("has(m.a)", variables).shown == "true")
    #expect(try evaluate("has(m.b)", variables).shown == "?[4]")
    #expect(try evaluate("'b' in m", variables).shown == "?[4]")
    #expect(try evaluate("m.?b.orValue(3)", variables).shown == "?[4]")
    #expect(try evaluate("size(m)", variables).shown == "?[4]")
    #expect(try evaluate("m.exists(k, k == 'a')", variables).shown == "true")
    #expect(try evaluate("m == {'a': 2}", variables).shown == "false")
    #expect(try evaluate("m == {'a': 1}", variables).shown == "?[4]")
  }
}
