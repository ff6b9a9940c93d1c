import Diagnostics
import Foundation
import Linting
import Testing
import Verdicts

/// An input that can't be read as it stands.
private struct Hostile: CustomTestStringConvertible {
  let name: String
  let bytes: Data

  var testDescription: String { name }

  init(_ name: String, _ text: String) {
    self.name = name
    bytes = Data(text.utf8)
  }

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = Data(bytes)
  }

  static let all: [Hostile] = [
    Hostile("empty.yaml", ""),
    Hostile("blank.json", "  \n"),
    Hostile(
      "truncated.json", #"{"terraform_version": "1.11.4", "planned_values": {"root_module": "#),
    Hostile("truncated.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: {a: \"b"),
    Hostile("binary.yaml", [0x7F, 0x45, 0x4C, 0x46, 0x00, 0x01, 0x02, 0xFF, 0xFE]),
    Hostile("utf8.yaml", Array("apiVersion: v1\nkind: \u{0}".utf8) + [0xC3, 0x28]),
    Hostile(
      "deep.json",
      #"{"terraform_version": "1", "a": "# + String(repeating: "[", count: 100_000)),
    Hostile(
      "deep.yaml",
      "apiVersion: v1\nkind: ConfigMap\na: " + String(repeating: "[", count: 100_000)),
    Hostile(
      "deep-block.yaml",
      "apiVersion: v1\nkind: ConfigMap\n"
        + (0..<2000).map {
          String(repeating: " ", count: $0) + "a:\n"
        }.joined()),
    Hostile(
      "bomb.yaml",
      "apiVersion: v1\nkind: ConfigMap\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1..<12).map { level in
          let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
          return "a\(level): &a\(level) [\(aliases)]\n"
        }.joined()),
    Hostile("tabs.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n\ta: b\n"),
  ]
}

private let foreignFiles: [(name: String, text: String)] = [
  ("values.yaml", "replicas: 3\n"), ("kustomization.yaml", "resources: [a.yaml]\n"),
  ("package.json", #"{"name": "shop"}"#),
  ("templates/web.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\nmetadata: {name: a}\n"),
]

@Suite("Inputs that can't be read")
struct HostileInputTests {
  @Test("give one located error each, and the others' findings", arguments: Hostile.all)
  private func hostile(_ input: Hostile) throws {
    let folder = try Folder(["good.yaml": deployment()])
    try folder.write(input.bytes, to: input.name)
    let report = folder.scan("good.yaml", input.name)
    #expect(report.errors.count == 1)
    #expect(report.errors.first?.path == folder.path(input.name))
    #expect(report.errors.first?.position != nil)
    #expect(report.findings.map(\.policy) == ["kubernetes/image-tag-fixed"])
  }

  @Test("a file that is not there is one error")
  func missing() throws {
    let folder = try Folder(["good.yaml": deployment()])
    let report = folder.scan("good.yaml", "absent.yaml")
    #expect(report.errors.map(\.message) == ["can't be read: No such file or directory"])
    #expect(report.findings.count == 1)
  }

  @Test("a stream with a broken document keeps its other ones")
  func brokenDocument() throws {
    let stream = deployment() + "---\na: [1\n---\n" + deployment().replacing("web", with: "api")
    let report = try Folder(["stream.yaml": stream]).scan()
    #expect(report.errors.count == 1)
    #expect(report.findings.map(\.resource.address) == ["Deployment/api", "Deployment/web"])
  }

  @Test("a key that stands twice is a finding, and the last one counts")
  func duplicateKey() throws {
    let twice = deployment().replacing(
      "image: web:latest", with: "image: web:latest\n          image: web:1.2.3")
    let report = try Folder(["web.yaml": twice]).scan()
    #expect(report.findings.map(\.policy) == ["archlint/duplicate-key"])
    #expect(report.findings.first?.resource.address == "Deployment/web")
  }

  @Test("nothing to scan is an error, unless it is allowed")
  func nothing() throws {
    let folder = try Folder(["notes.txt": "hello"])
    #expect(folder.scan().errors.count == 1)
    var options = Linter.Options()
    options.paths = [folder.url.path(percentEncoded: false)]
    options.allowsEmpty = true
    #expect(Linter(options).lint().errors.isEmpty)
  }

  @Test(
    "files that are not ours are skipped with a reason",
    arguments: foreignFiles)
  func skipped(_ name: String, _ text: String) throws {
    let folder = try Folder(["good.yaml": deployment(), name: text])
    let report = folder.scan()
    #expect(report.errors.map(\.line) == [])
    let input = report.inputs.first { $0.path.hasSuffix(name) }
    #expect(input?.format == nil)
    #expect(input?.skipped?.isEmpty == false)
  }
}
