import RegularExpressions
import Testing

@Suite("Pattern")
struct PatternTests {
  @Test(
    "matches anywhere in the text, by RE2's syntax",
    arguments: [
      ("", "", true),
      ("", "anything", true),
      ("b+", "abbc", true),
      ("^b+", "abbc", false),
      ("^$", "", true),
      ("(?i)ÄPFEL", "zwei äpfel", true),
      (".", "\u{1F600}", true),
      ("^.$", "\u{1F600}", true),
      ("a.c", "a\nc", false),
      ("(?s)a.c", "a\nc", true),
      ("\\pL\\d", "é1", true),
      ("a\u{0}b", "xa\u{0}bx", true),
    ])
  func matches(pattern: String, text: String, expected: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == expected)
  }

  @Test(
    "says why a pattern can't be compiled",
    arguments: [
      ("a(", PatternError.Cause.missingParenthesis),
      ("a)", .unexpectedParenthesis),
      ("[a", .missingBracket),
      ("[z-a]", .badCharacterRange),
      ("[[:no:]]", .badCharacterRange),
      ("*a", .missingRepeatArgument),
      ("a**", .nestedRepeat),
      ("a{1001}", .badRepeatCount),
      ("((a{100}){100}){100}", .badRepeatCount),
      ("a\\", .trailingBackslash),
      ("\\8", .badEscape),
      ("(?<n", .unsupportedGroup),
      ("(?P<n>a)(?P<n>b)", .badGroupName),
      ("(?=a)", .unsupportedGroup),
    ])
  func rejects(pattern: String, cause: PatternError.Cause) {
    let error = #expect(throws: PatternError.self) { try Pattern(pattern) }
    #expect(error?.cause == cause)
  }

  @Test("names the part at fault")
  func describesErrors() {
    let error = #expect(throws: PatternError.self) { try Pattern("x[z-a]") }
    #expect(error?.description == "bad character range in the pattern: 'z-a'")
  }

  @Test("gives groups as UTF-8 offsets, and nil for those that took no part")
  func groups() throws {
    let pattern = try Pattern("(?P<key>\\w+)=(?P<value>\\d*)|(x)")
    let match = try #require(pattern.firstMatch(in: "é abc="))
    #expect(match.range == 3..<7)
    #expect(match.groups == [3..<7, 3..<6, 7..<7, nil])
    #expect(match["key"] == 3..<6)
    #expect(match["value"] == 7..<7)
    #expect(match["other"] == nil)
    #expect(pattern.groupNames == ["key", "value", nil])
  }

  @Test("starts at an offset, with what stands before it as context")
  func offsets() throws {
    let word = try Pattern("\\bb|^c")
    #expect(word.firstMatch(in: "ab b", from: 1)?.range == 3..<4)
    #expect(word.firstMatch(in: "ac", from: 1) == nil)
    #expect(word.firstMatch(in: "b", from: 2) == nil)
    #expect(word.firstMatch(in: "b", from: -1) == nil)
  }

  @Test(
    "finds all matches from left to right",
    arguments: [
      ("a", "banana", [1..<2, 3..<4, 5..<6]),
      ("a*", "baac", [0..<0, 1..<3, 4..<4]),
      ("", "é1", [0..<0, 2..<2, 3..<3]),
      ("^", "ab", [0..<0]),
      ("x", "ab", []),
      ("a", "", []),
    ])
  func allMatches(pattern: String, text: String, expected: [Range<Int>]) throws {
    #expect(try Pattern(pattern).allMatches(in: text).map(\.range) == expected)
  }

  @Test("stops at the limit", arguments: [0, 1, 2, 3, 4])
  func limits(limit: Int) throws {
    #expect(try Pattern("a").allMatches(in: "aaa", limit: limit).count == min(limit, 3))
  }

  @Test("answers a backtracker's nightmare on a long text")
  func linear() throws {
    let text = String(repeating: "a", count: 100_000)
    #expect(try !Pattern("^(a+)+$").matches(text + "b"))
    #expect(try Pattern("(a?){100}a{100}").matches(text))
  }

  @Test("may be used from several tasks at once")
  func concurrency() async throws {
    let pattern = try Pattern("(?:ab|ba)+c")
    let found = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<64 {
        let text = String(repeating: "ab", count: index) + "c"
        group.addTask { pattern.matches(text) == (index > 0) }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(found)
  }
}
