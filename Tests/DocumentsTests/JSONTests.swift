import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  private func parse(_ text: String) -> ParsedSource {
    ParsedSource(parsing: Array(text.utf8), path: "x.json")
  }

  @Test(
    "reads each kind of value",
    arguments: [
      ("[null, true, false]", "[null, true, false]"), ("{}", "{}"), ("[]", "[]"),
      ("[[], {}, [{}]]", "[[], {}, [{}]]"), ("[ 1 , 2\t,\r\n3 ]", "[1, 2, 3]"),
      (#"{"a": {"b": [1]}, "c": ""}"#, #"{a: {b: [1]}, c: ""}"#),
      ("[0, -0, -1, 9223372036854775807]", "[0, 0, -1, 9223372036854775807]"),
      (
        "[9223372036854775808, 18446744073709551615]",
        "[9223372036854775808u, 18446744073709551615u]"
      ),
      ("[18446744073709551616]", "[1.8446744073709552e+19]"),
      ("[99999999999999999999]", "[1e+20]"),
      (
        "[-9223372036854775808, -9223372036854775809]",
        "[-9223372036854775808, -9.223372036854776e+18]"
      ),
      ("[1.5, 1e3, 1E-2, 0.1, -0.0]", "[1.5, 1000.0, 0.01, 0.1, -0.0]"),
      (#"["a\"b\\c\/d\b\f\n\r\t"]"#, "[\"a\"b\\c/d\u{8}\u{C}\n\r\t\"]"),
      (#"["\u00e9\ud83d\ude00"]"#, "[\"é😀\"]"),
      (
        #"["\ud800", "\ud800\u0041", "\udc00x", "\ud800\ud800"]"#,
        "[\"\u{FFFD}\", \"\u{FFFD}A\", \"\u{FFFD}x\", \"\u{FFFD}\u{FFFD}\"]"
      ),
      (#"{"\u0061b": 1}"#, "{ab: 1}"), ("[\"日本\u{7F}\"]", "[\"日本\u{7F}\"]"),
    ])
  func values(text: String, outline: String) {
    let parsed = parse(text)
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.format == .json)
    #expect(parsed.documents.map(\.outline) == [outline])
  }

  @Test(
    "says what is wrong, and where",
    arguments: [
      ("{①", "the text ends where a key in double quotes or '}' must stand"),
      ("{\"a\"①", "the text ends where ':' must stand"),
      ("{\"a\" ①1}", "found '1' where ':' must stand"),
      ("{\"a\": ①}", "found '}' where a value must stand"),
      ("{\"a\": 1①", "the text ends where ',' or '}' must stand"),
      ("{\"a\": 1, ①}", "found '}' where a key in double quotes must stand"),
      ("[1, ①]", "found ']' where a value must stand"),
      ("[1 ①2]", "found '2' where ',' or ']' must stand"),
      ("[①tru]", "found 't' where a value must stand"),
      ("[①01]", "a number can't begin with a needless zero"),
      ("[-①]", "found ']' where a digit must stand"),
      ("[1.①]", "found ']' where a digit must stand"),
      ("[1e+①]", "found ']' where a digit must stand"),
      ("[\"a①\nb\"]", "found a control character in a string"),
      ("[\"①\\x\"]", "unknown escape in a string"),
      ("[\"①\\u12\"]", "'\\u' without four hexadecimal digits"),
      ("[\"abc①", "the text ends within a string"),
      ("[1]①x", "found 'x' after the end of the JSON value"),
      ("[①é]", "found 'é' where a value must stand"),
      ("[1①}", "found '}' where ',' or ']' must stand"),
    ])
  func errors(text: String, message: String) {
    let marked = MarkedText(text)
    let parsed = parse(marked.text)
    #expect(parsed.diagnostics.count == 1)
    #expect(parsed.diagnostics.map(\.message) == [message])
    #expect(
      parsed.diagnostics.first?.position?.column == marked.text.column(ofByte: marked.offset("①")))
  }

  @Test("reads JSON texts after one another, in one line or several")
  func stream() {
    #expect(
      parse("{\"a\":1}\n{\"a\":2}\n[3]{}").documents.map(\.outline) == [
        "{a: 1}", "{a: 2}", "[3]", "{}",
      ])
  }

  @Test("keeps what stands before a broken text")
  func brokenStream() {
    let parsed = parse("{\"a\":1}\n{\"a\":}\n")
    #expect(parsed.documents.map(\.outline) == ["{a: 1}"])
    #expect(
      parsed.diagnostics.map(\.line) == ["x.json:2:6: error: found '}' where a value must stand"])
  }

  static let sample = #"""
    {"a": [1, -2.5e3, true, false, null, "x\n\u00e9"], "é": {"b": {}, "c": [[]]}, "d": "日本"}
    """#

  @Test("gives every prefix exactly one error", arguments: Array(1..<sample.utf8.count))
  func prefixes(length: Int) {
    let parsed = ParsedSource(parsing: Array(Self.sample.utf8.prefix(length)), path: "x.json")
    #expect(parsed.diagnostics.count == 1)
    #expect(parsed.documents.isEmpty)
  }

  @Test(
    "says the same as YAML does of the same text",
    arguments: [
      sample, "{\"a\": {\"b\": [1, 2.5, \"x\"]}, \"c\": \"\\\"\\\\\\n\\u00e9\"}",
      "[1, -1, 0.5, 1e5, true, false, null, \"\", [], {}]",
      "{\"a b\": \"c: d # e\", \"on\": \"yes\"}",
    ])
  func sameAsYAML(text: String) {
    let json = parse(text)
    // A stream that begins with a document marker is YAML.
    let yaml = ParsedSource(parsing: Array("---\n\(text)\n".utf8), path: "x.yaml").resolved(
      as: .core)
    #expect(json.format == .json)
    #expect(yaml.format == .yaml)
    #expect(json.documents.map(\.outline) == yaml.documents.map(\.outline))
  }
}

extension String {
  /// The column, from 1, of the byte at `offset` of this one-line text or of its last line.
  fileprivate func column(ofByte offset: Int) -> Int {
    let before = String(decoding: Array(utf8.prefix(offset)), as: UTF8.self)
    return
      (before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count
      ?? 0) + 1
  }
}
