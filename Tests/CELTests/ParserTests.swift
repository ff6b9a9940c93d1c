import CEL
import TestSupport
import Testing

/// What the parser says of mistakes, and where the nodes stand.
@Suite("Parser")
struct ParserTests {
  private static let environment = Environment(libraries: [.everything])

  private static func mistakes(in source: String) -> [Mistake] {
    do {
      _ = try Expression(parsing: source, in: environment)
      return []
    } catch {
      return error.mistakes
    }
  }

  @Test(
    "a mistake is at its place and says what was expected",
    arguments: [
      ("①", "the expression is empty"),
      ("a ①b", "unexpected 'b' after the expression; expected an operator or the end"),
      ("a ①and b", "unexpected 'and' after the expression; write '&&'"),
      ("(a ①or b)", "expected ')' to close '(', found 'or'; write '||'"),
      ("a == ①", "expected an expression, found the end"),
      ("a ①= b", "unexpected character '='; to compare, write '=='"),
      ("f(a ①b)", "expected ')' to close '(', found 'b'"),
      ("[1, 2①", "expected ']' to close '[', found the end"),
      ("{'a' ①1}", "expected ':' after the key, found '1'"),
      ("a ? b ①", "expected ':' and what to take otherwise, found the end"),
      ("a①.1", "unexpected '0.1' after the expression; expected an operator or the end"),
      ("a.①(b)", "expected a field's name after '.', found '('"),
      ("①'abc", "this string has no closing '"),
      (
        "'a①\\q'",
        "'\\q' is not an escape; for a backslash write '\\\\', or put 'r' before the quotes"
      ),
      ("①9223372036854775808", "'9223372036854775808' is too large for an int; add 'u' for a uint"),
      ("①99999999999999999999", "'99999999999999999999' is too large for 64 bits"),
      ("①1abc", "'1abc' is not a number"),
      ("①for", "'for' is a reserved word and can't be a name"),
      ("has(①a)", "'has' needs a field to look for: has(x.field)"),
      ("a.map(①b.c, d)", "expected the name of a variable"),
      ("①“a”", "unexpected character '“'; use straight quotes"),
    ])
  func messages(_ marked: String, _ message: String) throws {
    let text = MarkedText(marked)
    let found = ParserTests.mistakes(in: text.text)
    let first = try #require(found.first)
    let shown = [first.message, first.help].compactMap { $0 }.joined(separator: "; ")
    #expect(shown == message)
    #expect(first.range.lowerBound == text.offsets["①"])
  }

  @Test("several mistakes are found in one run")
  func several() {
    let found = ParserTests.mistakes(in: "f(1 +, a b, [2, ], {'a': }) && x.map(1, 2)")
    #expect(found.map(\.range.lowerBound) == [5, 9, 25, 37])
  }

  @Test(
    "no input is too deep",
    arguments: [
      Repeated("("), Repeated("["), Repeated("-", "1"), Repeated("!", "a"), Repeated("{1:"),
      Repeated("f("), Repeated("a?b:", "c"), Repeated(before: "a", ".b"),
      Repeated(before: "a", "+a"),
      Repeated(before: "a", "[0]"), Repeated(before: "a", ".map(x, x)"),
    ])
  func depth(_ source: Repeated) {
    let found = ParserTests.mistakes(in: source.text)
    #expect(found.contains { $0.message.contains("nested deeper than 250 levels") })
  }

  /// A text that nests one thing as often as the limit of the length allows.
  struct Repeated: CustomTestStringConvertible, Sendable {
    let text: String
    let testDescription: String

    init(before: String = "", _ part: String, _ after: String = "") {
      text = before + String(repeating: part, count: 99_000 / part.utf8.count) + after
      testDescription = "\(before)\(part)…\(after)"
    }
  }

  @Test(
    "what is just not too deep is checked and evaluated",
    arguments: [
      ("[", "1", "]"), ("(", "1", ")"), ("-", "1", ""), ("{1:", "1", "}"), ("size([", "1", "])"),
      ("true ? 1 : ", "1", ""), ("[1].map(x, ", "1", ")"), ("cel.bind(x, 1, ", "x", ")"),
    ])
  func nearlyTooDeep(_ before: String, _ middle: String, _ after: String) throws {
    for count in [100, 110, 120] {
      let source =
        String(repeating: before, count: count) + middle + String(repeating: after, count: count)
      #expect(try evaluate(source).isError == false)
    }
  }

  @Test("a chain of one logical operator may be long")
  func chains() throws {
    let source = "a" + String(repeating: " || a", count: 10_000)
    #expect(ParserTests.mistakes(in: source).isEmpty)
  }

  @Test("a long expression is refused")
  func length() {
    let source = String(repeating: " ", count: 100_001)
    #expect(
      ParserTests.mistakes(in: source).map(\.message) == [
        "the expression is longer than 100000 bytes"
      ])
  }

  @Test(
    "a node knows its text",
    arguments: [
      "a.b", "a.b(c)", "[1, 2]", "{'ä': 1}", "a + b * c", "!a", "x.all(y, y > 1)", "has(a.b)",
      "a ? b : c", "-1", "a[0]", "a || b || c", "'''x\ny'''", ".a", "a.`b-c`",
    ])
  func ranges(_ source: String) throws {
    let expression = try Expression(parsing: "  \(source) ", in: ParserTests.environment)
    #expect(expression.range == 2..<2 + source.utf8.count)
  }
}
