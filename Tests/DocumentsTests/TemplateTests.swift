import Documents
import Testing

@Suite("Templates")
struct TemplateTests {
  @Test(
    "are told from workflows and from plain YAML",
    arguments: [
      ("a: {{ .Values.b }}\n", true), ("{{- if .x }}\na: 1\n{{- end }}\n", true),
      ("run: ${{ github.sha }}\n", false), ("a: {b: {c: d}}\n", false), ("a: }} {{\n", false),
      ("", false), ("{", false), ("x: ${{ a }} {{ b }}\n", true),
      ("a: {{ $labels.pod }} {{- $value }}\n", false), ("a: {{ $value }} {{ .b }}\n", true),
    ])
  func detection(text: String, isTemplated: Bool) {
    #expect(looksTemplated(Array(text.utf8)) == isTemplated)
  }
}
