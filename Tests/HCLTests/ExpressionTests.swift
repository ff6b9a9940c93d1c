import Diagnostics
import Testing

@testable import HCL

@Suite("Expressions")
struct ExpressionTests {
  static let expressions: [(text: String, outline: String)] = [
    ("1.5e3", "1.5e3"), ("-1", "-1"), ("!true", "!true"), ("null", "null"),
    ("a-b", "a-b"), ("a - b", "(a - b)"), ("größe", "größe"),
    ("a + b * c", "(a + (b * c))"), ("a * b + c", "((a * b) + c)"),
    ("a - b - c", "(a - b - c)"), ("a || b && !c == d", "(a || (b && (!c == d)))"),
    ("a < b == c > d", "((a < b) == (c > d))"),
    ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"), ("(a)", "(a)"), ("(\na\n+ b\n)", "((a + b))"),
    ("a.b.c", "a.b.c"), ("a[0][\"k\"]", "a[0][\"k\"]"), ("a.0.1.b", "a[0][1].b"),
    ("a[*].b[0]", "a[*].b[0]"), ("a.*.b", "a.*.b"), ("a[b.c].d", "a[b.c].d"),
    ("a\n", "a"), ("f()", "f()"), ("f(a, b...)", "f(a, b…)"), ("f(\n  a,\n  b,\n)", "f(a, b)"),
    ("provider::aws::arn_parse(a).b", "provider::aws::arn_parse(a).b"),
    ("[1, a, [b],]", "[1, a, [b]]"), ("[]", "[]"), ("[\n1\n,\n2\n]", "[1, 2]"),
    ("{}", "{}"), ("{ a = 1, \"b\" : 2 }", "{\"a\": 1, \"b\": 2}"),
    ("{\n  a = 1\n  (b) = 2\n\n  \"${c}-d\" = 3,\n}", "{\"a\": 1, (b): 2, \"${c}+-d\": 3}"),
    ("[for x in y : x.z]", "for(x in y: x.z)"),
    ("[for k, v in y : k if v]", "for(k,v in y: k if v)"),
    ("{for k, v in y : k => v... if v != null}", "for(k,v in y: k=>v if (v != null))"),
    ("{\n  for k in y :\n  k => 1\n}", "for(k in y: k=>1)"), ("{ form = 1 }", "{\"form\": 1}"),
    (#""a\tb\"\\\u00e9\U0001f600""#, "\"a\tb\"\\é😀\""),
    (#""$${a} %%{b} $a %b $""#, "\"${a} %{b} $a %b $\""),
    (#""${a}""#, "\"${a}\""), (#""a${b}c${"d${e}"}""#, "\"a+${b}+c+${\"d+${e}\"}\""),
    (#""x  ${~ a ~}  y""#, "\"x+${a}+y\""), (#""${ {a = 1}.a }""#, "\"${{\"a\": 1}.a}\""),
    (#""%{ if a }b%{ else }c%{ endif }""#, "\"%{if a}[b][c]\""),
    (#""%{ for k, v in a ~} ${k} %{ endfor }""#, "\"%{for k,v in a}[${k}+ ]\""),
    ("<<EOT\n  a\n b ${c}\nEOT\n", "\"  a\n b +${c}+\n\""),
    ("<<-EOT\n    a\n      b\n\n    EOT\n", "\"a\n  b\n\n\""),
    ("<<EOT\n\\n ${\"x\"}EOT\n  EOT\n", "\"\\n +${\"x\"}+EOT\n\""), ("<<A\nA\n", "\"\""),
  ]

  @Test("are read as they bind", arguments: expressions)
  func structure(_ text: String, _ outline: String) throws {
    let file = file("x = \(text)")
    #expect(file.complaints == [])
    let value = try #require(file.body.attribute("x")?.value)
    #expect(value.outline == outline)
  }

  @Test("know their bytes: each part read alone is the same", arguments: expressions)
  func ranges(_ text: String, _ outline: String) throws {
    let file = file("x = \(text)")
    let value = try #require(file.body.attribute("x")?.value)
    for part in value.all {
      let text = file.source.text(in: part.range)
      let alone = HCLFile(parsing: Array("x = (\(text)\n)".utf8), path: "")
      guard case .group(let inner)? = alone.body.attribute("x")?.value.kind else {
        Issue.record("\(text) can't be read alone: \(alone.complaints)")
        continue
      }
      // A name that is an object's key reads as a variable where it stands alone.
      let isKey = inner.outline != part.outline && part.text == text
      #expect(isKey || inner.outline == part.outline)
    }
  }

  @Test(
    "say what they mention",
    arguments: [
      ("aws_vpc.a[0].id", ["aws_vpc.a[0].id"]),
      ("aws_vpc.a[each.key].id", ["aws_vpc.a", "each.key"]),
      ("aws_vpc.a[*].id", ["aws_vpc.a"]), (#"module.m["k"].out"#, [#"module.m["k"].out"#]),
      ("[for s in local.a : s.id if s.b == var.c]", ["local.a", "var.c"]),
      ("{for k, v in local.a : k => [for x in v : x + k + var.y]}", ["local.a", "var.y"]),
      (#""${var.a}-%{ for x in var.b }${x}${var.c}%{ endfor }""#, ["var.a", "var.b", "var.c"]),
      ("merge(local.a, {x = var.b})", ["local.a", "var.b"]), ("(var.a).b", ["var.a"]),
    ])
  func references(_ text: String, _ references: [String]) throws {
    let value = try #require(file("x = \(text)").body.attribute("x")?.value)
    let found = value.references.map { reference in
      reference.root
        + reference.steps.map { step in
          switch step {
          case .name(let name): ".\(name)"
          case .index(let index): "[\(index)]"
          case .key(let key): "[\"\(key)\"]"
          }
        }.joined()
    }
    #expect(found == references)
  }
}
