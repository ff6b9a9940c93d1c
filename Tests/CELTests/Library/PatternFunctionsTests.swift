import CEL
import Testing

@Suite("Patterns and encodings")
struct PatternFunctionsTests {
  @Test(
    "search and replace",
    arguments: [
      Case("'abc 123'.find('[0-9]+')", "'123'"),
      Case("'abc'.find('[0-9]+')", "''"),
      Case("'1a22b333'.findAll('[0-9]+')", "['1', '22', '333']"),
      Case("'1a22b333'.findAll('[0-9]+', 2)", "['1', '22']"),
      Case("'1a22b333'.findAll('[0-9]+', 0)", "[]"),
      Case("'1a22b333'.findAll('[0-9]+', -1).size()", "3"),
      Case("'1a22'.findAll(dyn('[0-9]+'))", "['1', '22']"),
      Case("regex.extract('item-A, item-B', 'item-(\\\\w+)')", "some('A')"),
      Case("regex.extract('hello', 'l+')", "some('ll')"),
      Case("regex.extract('hello', 'x')", "none"),
      Case("regex.extract('hello', '(x)?h')", "none"),
      Case(
        "regex.extract('a', '(a)(b)?')",
        "error: the pattern has more than one capturing group: '(a)(b)?'"),
      Case("regex.extractAll('id:123, id:456', 'id:(\\\\d+)')", "['123', '456']"),
      Case("regex.extractAll('id:123', 'assa')", "[]"),
      Case("regex.replace('foo bar', '(fo)o (ba)r', r'\\2 \\1')", "'ba fo'"),
      Case("regex.replace('banana', 'a', 'x', 2)", "'bxnxna'"),
      Case("regex.replace('banana', 'a', 'x', 0)", "'banana'"),
      Case("regex.replace('banana', 'a', 'x', -12)", "'bxnxnx'"),
      Case("regex.replace('a', 'a', r'\\\\')", "'\\'"),
      Case(
        "regex.replace('test', '(.)', r'\\2')",
        "error: the replacement speaks of group 2, the pattern has only 1"),
      Case(
        "regex.replace('test', 't', 'x\\\\')",
        "error: a backslash in a replacement stands before a digit or a backslash"),
      Case("regex.replace('ñb', '', '-')", "'-ñ-b-'"),
      Case("'a'.matches(dyn('('))", "error: missing ) in the pattern: '('"),
      Case("matches('grey', 'gr[ae]y')", "true"),
    ])
  func patterns(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "refuse a literal pattern that is none when it is compiled",
    arguments: ["'a'.matches('(')", "'a'.find('*')", "regex.replace('a', 'a**', '')"])
  func badPatterns(expression: String) {
    #expect(throws: CompilationError.self) { try evaluate(expression) }
  }

  @Test(
    "encode and decode base64",
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
      ("w7HwvA==", nil), ("Zg", "f"), ("Zm8", "fo"), ("Z", nil), ("Zg=", nil), ("Zg===", nil),
      ("Zm=v", nil), ("Zm9v====", nil), ("Zm9v-_", nil), ("Zm\\n9v", "foo"), (" Zm9v", nil),
    ])
  func base64(text: String, decoded: String?) throws {
    let result = try evaluate("string(base64.decode('\(text)'))")
    #expect(result.shown == decoded.map { "'\($0)'" } ?? result.shown)
    #expect(result.isError == (decoded == nil))
    if let decoded, text.count % 4 == 0 {
      #expect(try evaluate("base64.encode(bytes('\(decoded)'))").shown == "'\(text)'")
    }
  }
}
