import CEL
import Testing

@Suite("Lists and sets libraries")
struct ListsTests {
  @Test(
    "work on closed lists",
    arguments: [
      Case("[1, 2, 3, 4].slice(1, 3)", "[2, 3]"),
      Case("[1].slice(1, 1)", "[]"),
      Case("[1].slice(0, 2)", "error: cannot slice(0, 2) a list of length 1"),
      Case("[1].slice(-1, 1)", "error: cannot slice(-1, 1) a list of length 1"),
      Case("[[1], [], [2, 3]].flatten()", "[1, 2, 3]"),
      Case("[1, [2, [3, [4]]]].flatten(2)", "[1, 2, 3, [4]]"),
      Case("[1, [2]].flatten(0)", "[1, [2]]"),
      Case("[1, [2]].flatten(9223372036854775807)", "[1, 2]"),
      Case("[[1]].flatten(-1)", "error: flatten needs a depth that is not negative"),
      Case("[1, 2u, 2, 1.0, 'a', 'a', [1], [1.0]].distinct()", "[1, 2u, 'a', [1]]"),
      Case("[double('NaN'), double('NaN')].distinct().size()", "2"),
      Case("[1, 2].reverse()", "[2, 1]"),
      Case("lists.range(3)", "[0, 1, 2]"),
      Case("lists.range(-1)", "[]"),
      Case(
        "lists.range(9223372036854775807)", "error: the list would be longer than 1000000 elements"),
      Case("['b', 'C', 'a'].sort()", "['C', 'a', 'b']"),
      Case("[2.5, 1.5].sort()", "[1.5, 2.5]"),
      Case(
        "[dyn(1), 'a'].sort()",
        "error: 'sort' needs a list of elements that have an order among them"),
      Case(
        "dyn([[1]]).sort()", "error: 'sort' needs a list of elements that have an order among them"),
      Case("[true, false].sort()", "[false, true]"),
      Case("[].sort()", "[]"),
      Case("['aaa', 'b', 'cc'].sortBy(s, s.size())", "['b', 'cc', 'aaa']"),
      Case("['b1', 'a2', 'a1'].sortBy(s, s.charAt(0))", "['a2', 'a1', 'b1']"),
      Case("[[2, 1], [0]].sortBy(l, l.sortBy(x, x)[0])", "[[0], [2, 1]]"),
      Case("[1, 2, 2].isSorted() && !['b', 'a'].isSorted() && [].isSorted()", "true"),
      Case("[1, 2, 3].sum()", "6"),
      Case("[1.5, 2.0].sum()", "3.5"),
      Case("string([duration('1s'), duration('2s')].sum())", "'3s'"),
      Case("[9223372036854775807, 1].sum()", "error: integer overflow in a sum"),
      Case("[3, 1].min() + [3, 1].max()", "4"),
      Case("[].max()", "error: max called on empty list"),
      Case("[1, 2, 1].indexOf(1) + [1, 2, 1].lastIndexOf(1)", "2"),
      Case("[1].indexOf(2)", "-1"),
      Case("[1, 2].includes(2) && !'a'.includes('b')", "true"),
      Case("sets.contains([1, 2, 3], [1.0, 3u])", "true"),
      Case("sets.contains([1], [1, 2])", "false"),
      Case("sets.contains([], [])", "true"),
      Case("sets.equivalent([1, 1, 2], [2u, 1])", "true"),
      Case("sets.equivalent([1], [1, 2])", "false"),
      Case("sets.intersects([1, 2], [2, 3])", "true"),
      Case("sets.intersects([], [1])", "false"),
      Case("sets.intersects(dyn([[1]]), [[1.0]])", "true"),
    ])
  func closed(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "are honest about open lists",
    arguments: [
      Case("open.flatten()", "[2, 3, …[5]]"),
      Case("[[1], open].flatten()", "[1, 2, 3, …[5]]"),
      Case("open.distinct()", "[2, 3, …[5]]"),
      Case("open.reverse()", "[3, 2, …[5]]"),
      Case("open.slice(0, 1)", "?[5]"),
      Case("open.sort()", "?[5]"),
      Case("open.sortBy(x, x)", "?[5]"),
      Case("open.sum()", "?[5]"),
      Case("open.includes(3)", "true"),
      Case("open.includes(4)", "?[5]"),
      Case("open.indexOf(3)", "?[5]"),
      Case("sets.contains(open, [2])", "true"),
      Case("sets.contains(open, [4])", "?[5]"),
      Case("sets.contains([2, 3], open)", "?[5]"),
      Case("sets.contains([2], open)", "false"),
      Case("sets.equivalent(open, [2])", "false"),
      Case("sets.equivalent(open, [2, 3])", "?[5]"),
      Case("sets.intersects(open, [3])", "true"),
      Case("sets.intersects([3], open)", "true"),
      Case("sets.intersects(open, [4])", "?[5]"),
      Case("sets.intersects([], open)", "false"),
      Case("partly.distinct()", "[1, …[6]]"),
      Case("partly.flatten()", "[1, 1, …[6]]"),
      Case("partly.reverse()", "[1, ?[6], 1]"),
      Case("partly.max()", "?[6]"),
      Case("sets.contains(partly, [1])", "true"),
      Case("sets.contains(partly, [2])", "?[6]"),
    ])
  func open(_ item: Case) throws {
    let open = Value.list(List([.int(2), .int(3)], rest: UnknownSet(5)))
    let partly = Value.list([.int(1), .unknown(UnknownSet(6)), .int(1)])
    let result = try evaluate(
      item.expression, [("open", .dyn, open), ("partly", .dyn, partly)])
    #expect(result.shown == item.result)
  }

  @Test("stops before lists that share their parts grow without bounds")
  func limits() throws {
    let nested = (0..<30).reduce("[1, 1]") { text, level in
      "cel.bind(l\(level), \(text), [l\(level), l\(level)])"
    }
    let result = try evaluate("dyn(\(nested)).flatten(100)")
    #expect(result.shown.hasPrefix("error: "))
  }

  @Test(
    "refuses at once lists of what has no order",
    arguments: ["[[1]].sort()", "[{}].max()", "['a'].sum()", "[1].sortBy(1, 2)"])
  func rejected(expression: String) {
    #expect(throws: CompilationError.self) { try evaluate(expression) }
  }
}
