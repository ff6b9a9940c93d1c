import Diagnostics
import Testing

@testable import HCL

@Suite("Bodies")
struct BodyTests {
  @Test(
    "are attributes and blocks",
    arguments: [
      ("", ""), ("a = 1", "a=1"), ("a = 1\nb = 2\n", "a=1; b=2"),
      ("a {}\nb \"x\" y {\n  c = 1\n  d {\n e = 2 }\n}\n", "a {}; b 'x' 'y' {c=1; d {e=2}}"),
      ("a { b = 1 }", "a {b=1}"), ("\u{FEFF}a = 1", "a=1"), ("a = 1\r\nb {\r\n}\r\n", "a=1; b {}"),
      ("# c\na = 1 # c\n// c\n/* c\n */ b = /* c */ 2\n", "a=1; b=2"),
      ("a = [ # c\n 1, // c\n]\n", "a=[1]"),
      ("a = <<X\r\n  b\r\n X\r\nb = 1", "a=\"  b\r\n\"; b=1"),
      ("_a-1 = 1", "_a-1=1"),
    ])
  func structure(_ text: String, _ outline: String) {
    let file = file(text)
    #expect(file.complaints == [])
    #expect(file.body.outline == outline)
  }

  @Test("know where their parts are")
  func places() throws {
    let file = file("resource \"a\" \"b\" {\n  c = d # e\n}\n")
    let block = try #require(file.body.blocks.first)
    let text = { (range: SourceRange) in file.source.text(in: range) }
    #expect(text(block.header) == "resource \"a\" \"b\"")
    #expect(text(block.body.range) == "{\n  c = d # e\n}")
    let attribute = try #require(block.body.attribute("c"))
    #expect(text(attribute.range) == "c = d")
    #expect(block.labels.map { text($0.range) } == ["\"a\"", "\"b\""])
  }

  @Test("keep their comments, each once")
  func comments() {
    let file = file("# a\nx = {\n  # b\n  y = 1 // c\r\n}\nz = [/* d */ for a in b : a]\n")
    #expect(file.comments.map(\.text) == [" a", " b", " c", " d "])
    #expect(file.source.text(in: file.comments[2].range) == "// c")
  }

  @Test(
    "say the first mistake and read the rest",
    arguments: [
      ("a = \nb = 1", "1:5 expected an expression, found the end of the line", "b=1"),
      ("a = [1,\n  = 2,\n  3]\nb = 1", "2:3 expected an expression, found '='", "b=1"),
      ("a = \"x\nb = 1", "1:5 the text that begins here is never closed", "b=1"),
      ("a = 1 2\nb = 1", "1:7 expected the end of the line, found the number '2'", "a=1; b=1"),
      ("a: 1\nb = 1", "1:2 expected '=' or '{' after 'a', found ':'", "b=1"),
      ("}\nb = 1", "1:1 expected an attribute or a block, found '}'", "b=1"),
      (
        "a {\n  b = {\n    c = = 1\n  }\n  d = 1\n}\ne = 1",
        "3:9 expected an expression, found '='", "e=1; a {d=1}"
      ),
      ("a = <<X\n b\nc = 1\n", "1:5 the heredoc that begins here is never closed", "c=1"),
      (
        "a \"x\" {\n  b = 1\n\nc \"y\" {\n  d = 1\n}\n",
        "1:1 the block 'a' that begins here is never closed", "a 'x' {b=1}; c 'y' {d=1}"
      ),
      ("a {\n  b = [\n\nc {\n  d = 1\n}\n", "4:3 expected ']', found '{'", "a {}; c {d=1}"),
      ("a = 'x'\nb = 1", "1:5 a single quotation mark has no meaning here", "b=1"),
      (#"a = "\q""# + "\nb = 1", #"1:6 '\q' is no escape"#, "b=1"),
      ("a = /* x\nb = 1", "1:5 the comment that begins here is never closed", ""),
      ("a \"${b}\" {}\nb = 1", "1:3 a label is a plain text, without '${'", "b=1"),
      ("a = \"%{ if x }b\"\nb = 1", "1:6 '%{' begins here and has no '%{ endif }'", "b=1"),
      ("a = \"%{ endif }\"\nb = 1", "1:9 'endif' without a beginning", "b=1"),
      (
        "a = {b = 1 c = 2}\nb = 1", "1:12 expected ',' or '}' or the end of the line, found 'c'",
        "b=1"
      ),
      ("a = f(1 2)\nb = 1", "1:9 expected ')', found the number '2'", "b=1"),
      ("a = b ? c\nb = 1", "1:10 expected ':', found the end of the line", "b=1"),
      ("a = \u{1}\nb = 1", "1:5 'U+1' has no meaning here", "b=1"),
    ])
  func mistakes(_ text: String, _ complaint: String, _ outline: String) {
    let file = file(text)
    #expect(file.complaints == [complaint])
    #expect(file.body.outline == outline)
  }

  @Test("in an encoding of its own are one located mistake")
  func encoding() {
    let file = HCLFile(parsing: Array("a = 1\nb = \"".utf8) + [0xFF], path: "main.tf")
    #expect(file.complaints == ["2:6 not UTF-8"])
  }
}
