import CEL
import Testing

/// What errors and unknowns leave undecided, and what they don't.
@Suite("Errors and unknowns")
struct AbsorptionTests {
  private static let variables: [(name: String, type: CEL.`Type`, value: Value)] = [
    ("u", .bool, .unknown(UnknownSet(1))),
    ("v", .bool, .unknown(UnknownSet(2))),
    ("n", .int, .unknown(UnknownSet(3))),
    ("d", .dyn, .unknown(UnknownSet(4))),
  ]

  @Test(
    "a deciding operand wins, else what is unknown, else the error",
    arguments: [
      Case("u && false", "false"),
      Case("false && u", "false"),
      Case("u && true", "?[1]"),
      Case("u && v", "?[1, 2]"),
      Case("u || true", "true"),
      Case("u || v || true", "true"),
      Case("u || v || false", "?[1, 2]"),
      Case("1/0 == 1 || true", "true"),
      Case("1/0 == 1 && false", "false"),
      Case("1/0 == 1 && true", "error: division by zero"),
      Case("1/0 == 1 && u", "?[1]"),
      Case("u && 1/0 == 1", "?[1]"),
      Case("u && 1/0 == 1 && false", "false"),
      Case("true && u && 1/0 == 1", "?[1]"),
      Case("!u", "?[1]"),
      Case("u ? 1 : 2", "?[1]"),
      Case("true ? n : 1", "?[3]"),
      Case("1/0 == 1 ? 1 : 2", "error: division by zero"),
    ])
  func logic(_ item: Case) throws {
    #expect(try evaluate(item.expression, AbsorptionTests.variables).shown == item.result)
  }

  @Test(
    "functions pass on what is unknown, and errors before that",
    arguments: [
      Case("n + 1", "?[3]"),
      Case("n == 1", "?[3]"),
      Case("n + n == d", "?[3, 4]"),
      Case("d.a.b", "?[4]"),
      Case("d[n]", "?[4]"),
      Case("has(d.a)", "?[4]"),
      Case("n + 1/0", "error: division by zero"),
      Case("n < 1 || d", "?[3, 4]"),
      Case("[n, 1][1]", "1"),
      Case("{'a': n}.a", "?[3]"),
      Case("has({'a': n}.a)", "true"),
      Case("[1, 1/0]", "error: division by zero"),
      Case("optional.of(n).hasValue()", "?[3]"),
    ])
  func functions(_ item: Case) throws {
    #expect(try evaluate(item.expression, AbsorptionTests.variables).shown == item.result)
  }

  @Test("an error knows the subexpression that failed")
  func place() throws {
    let value = try evaluate("true && [1, 2].all(x, x / 0 > 1)")
    guard case .error(let error) = value else {
      Issue.record("gives \(value.shown)")
      return
    }
    #expect(error.kind == .divisionByZero)
    #expect(error.range == 22..<27)
  }
}
