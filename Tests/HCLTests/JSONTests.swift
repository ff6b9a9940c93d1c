import Diagnostics
import Testing

@testable import HCL

@Suite("HCL as JSON")
struct JSONTests {
  private func json(_ text: String) -> HCLFile {
    HCLFile(
      json: Array(text.utf8), path: "main.tf.json",
      labels: ["resource": 2, "module": 1, "locals": 0])
  }

  @Test(
    "comes to the same tree",
    arguments: [
      (
        #"{"resource": {"aws_vpc": {"a": {"cidr": "${var.c}", "n": [1, null, true]}}}}"#,
        "resource 'aws_vpc' 'a' {cidr=\"${var.c}\"; n=[1, null, true]}"
      ),
      (
        #"{"module": {"m": [{"a": 1}, {"b": {"c": "x-${y}"}}]}}"#,
        #"module 'm' {a=1}; module 'm' {b={"c": "x-+${y}"}}"#
      ),
      (#"{"locals": {"//": "note", "a": "b"}, "//": "note"}"#, "locals {a=\"b\"}"),
      (#"[]"#, ""),
    ])
  func structure(_ text: String, _ outline: String) {
    #expect(json(text).body.outline == outline)
  }

  @Test("knows the place of each expression, escapes or not")
  func places() throws {
    let file = json(#"{"locals": {"a": "x ${var.b}", "c": "\t${var.d}"}}"#)
    let body = try #require(file.body.blocks.first?.body)
    let text = { (name: String) in
      body.attribute(name)?.value.all.last.map { file.source.text(in: $0.range) }
    }
    #expect(text("a") == "var")
    #expect(text("c") == #""\t${var.d}""#)
    #expect(body.attribute("a").map { file.source.text(in: $0.range) } == #""a": "x ${var.b}""#)
  }

  @Test(
    "says what is wrong",
    arguments: [
      (#"{"locals": {"a": "x ${"}}"#, "1:23 expected an expression, found the end of the file"),
      (#"{"locals": {"a": }}"#, "1:18 found '}' where a value must stand"),
      (#"{"locals": 1}"#, "1:12 expected an object"), ("a: 1", "1:1 expected a JSON object"),
    ])
  func mistakes(_ text: String, _ complaint: String) {
    #expect(json(text).complaints == [complaint])
  }
}
