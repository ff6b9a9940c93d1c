import Documents
import TestSupport
import Testing

@Suite("Scalar rules")
struct ScalarRulesTests {
  private func outline(_ text: String, _ rules: ScalarRules) -> String? {
    ParsedSource(parsing: Array("v: \(text)\n".utf8), path: "x.yaml").resolved(as: rules)
      .documents.first?["v"]?.outline
  }

  /// Text, what it is for Kubernetes, what it is in YAML 1.2; both from the references' own tables.
  static let scalars: [(String, String, String)] = [
    ("yes", "true", "\"yes\""), ("Yes", "true", "\"Yes\""), ("YES", "true", "\"YES\""),
    ("yEs", "\"yEs\"", "\"yEs\""), ("y", "true", "\"y\""), ("N", "false", "\"N\""),
    ("on", "true", "\"on\""), ("Off", "false", "\"Off\""), ("no", "false", "\"no\""),
    ("true", "true", "true"), ("False", "false", "false"), ("tRUE", "\"tRUE\"", "\"tRUE\""),
    ("", "null", "null"), ("~", "null", "null"), ("null", "null", "null"),
    ("NULL", "null", "null"), ("nul", "\"nul\"", "\"nul\""),
    ("0", "0", "0"), ("12", "12", "12"), ("-12", "-12", "-12"), ("+12", "12", "12"),
    ("-0", "0", "0"), ("0644", "420", "644"), ("0o644", "420", "420"), ("0899", "899.0", "899"),
    ("-0644", "-420", "-644"), ("0x1F", "31", "31"), ("-0x1F", "-31", "\"-0x1F\""),
    ("0b101", "5", "\"0b101\""), ("1_000", "1000", "\"1_000\""), ("0x", "\"0x\"", "\"0x\""),
    ("0o8", "\"0o8\"", "\"0o8\""),
    ("9223372036854775807", "9223372036854775807", "9223372036854775807"),
    ("9223372036854775808", "9223372036854775808u", "9223372036854775808u"),
    ("18446744073709551616", "1.8446744073709552e+19", "1.8446744073709552e+19"),
    ("-9223372036854775808", "-9223372036854775808", "-9223372036854775808"),
    ("-9223372036854775809", "-9.223372036854776e+18", "-9.223372036854776e+18"),
    ("1.5", "1.5", "1.5"), ("1.", "1.0", "1.0"), (".5", "0.5", "0.5"), ("-.5", "-0.5", "-0.5"),
    ("1e3", "1000.0", "1000.0"), ("1E+3", "1000.0", "1000.0"), ("1e", "\"1e\"", "\"1e\""),
    (".inf", "inf", "inf"), ("-.Inf", "-inf", "-inf"), ("+.INF", "inf", "inf"),
    (".nan", "nan", "nan"), ("-.nan", "\"-.nan\"", "\"-.nan\""), (".", "\".\"", "\".\""),
    ("1.2.3", "\"1.2.3\"", "\"1.2.3\""), ("1:30", "\"1:30\"", "\"1:30\""),
    ("2020-01-01", "\"2020-01-01\"", "\"2020-01-01\""),
    ("10.0.0.0/8", "\"10.0.0.0/8\"", "\"10.0.0.0/8\""),
    ("1e400", "\"1e400\"", "\"1e400\""), ("'12'", "\"12\"", "\"12\""),
  ]

  @Test("give each plain scalar the type that its reader would give it", arguments: scalars)
  func resolution(text: String, kubernetes: String, core: String) {
    #expect(outline(text, .kubernetes) == kubernetes)
    #expect(outline(text, .core) == core)
  }

  @Test(
    "honour tags",
    arguments: [
      ("!!str 12", "\"12\""), ("!!int \"12\"", "12"), ("!!float 3", "3.0"),
      ("!!bool 'true'", "true"), ("!!null ''", "null"), ("!!binary aGk=", "\"hi\""),
      ("! 12", "\"12\""), ("!secret 12", "\"12\""), ("!!timestamp 2020-01-01", "\"2020-01-01\""),
    ])
  func tags(text: String, expected: String) {
    #expect(outline(text, .core) == expected)
  }

  @Test("leave plain scalars raw until they are asked for")
  func unresolved() {
    let parsed = ParsedSource(parsing: Array("a: yes\nb: 'yes'\n".utf8), path: "x.yaml")
    #expect(parsed.documents.map(\.outline) == ["{a: ?yes, b: \"yes\"}"])
  }

  @Test("resolve once: the second rules find nothing left")
  func secondResolution() {
    let parsed = ParsedSource(parsing: Array("a: yes\n".utf8), path: "x.yaml")
    let resolved = parsed.resolved(as: .core).resolved(as: .kubernetes)
    #expect(resolved.documents.map(\.outline) == ["{a: \"yes\"}"])
  }
}
