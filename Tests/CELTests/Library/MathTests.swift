import CEL
import Testing

@Suite("Math library")
struct MathTests {
  @Test(
    "computes",
    arguments: [
      Case("math.greatest(1, 2.5, 2u)", "2.5"),
      Case("math.least([3, 1, 2])", "1"),
      Case("math.greatest([])", "error: math.@max(list) argument must not be empty"),
      Case("math.greatest(dyn('a'), 1)", "error: no such overload: 'math.@max' of (string, int)"),
      Case("math.greatest(dyn(['a']))", "error: no such overload: 'math.@max' of (list(dyn))"),
      Case(
        "math.greatest(18446744073709551615u, 9223372036854775807, 1e10)", "18446744073709551615u"),
      Case("math.round(0.5) + math.round(-0.5) + math.round(2.5)", "3.0"),
      Case("math.sqrt(49) + math.sqrt(4u) + math.sqrt(2.25)", "10.5"),
      Case("math.isNaN(math.sqrt(-1))", "true"),
      Case("math.isNaN(math.sign(double('NaN')))", "true"),
      Case("math.abs(-9223372036854775807)", "9223372036854775807"),
      Case("math.bitShiftLeft(1, 63)", "-9223372036854775808"),
      Case("math.bitShiftRight(-1, 1)", "9223372036854775807"),
      Case("math.bitShiftLeft(1, 9223372036854775807)", "0"),
    ])
  func results(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "refuses at once what can't be a number",
    arguments: ["math.greatest()", "math.greatest('a')", "math.least(1, [2])", "math.least({})"])
  func rejected(expression: String) {
    #expect(throws: CompilationError.self) { try evaluate(expression) }
  }
}
