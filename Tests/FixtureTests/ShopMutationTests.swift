import Diagnostics
import Documents
import Foundation
import Linting
import TestSupport
import Testing
import Verdicts

/// A way to break the shop: an entry of `fixtures/shop-mutations/mutations.yaml`.
struct ShopMutation: CustomTestStringConvertible, Sendable {
  /// A text of a file, and what stands there instead; a new file where there is no text.
  struct Edit {
    let file: String
    let old: String
    let new: String
  }

  let name: String
  let breaks: [String]
  let edits: [Edit]

  var testDescription: String { name }

  static let folder = Fixture.url("shop-mutations")

  /// All of the file.
  static let all: [ShopMutation] = {
    guard let bytes = try? Fixture.bytes(of: folder.appending(path: "mutations.yaml")) else {
      return []
    }
    let source = ParsedSource(parsing: bytes, path: "mutations.yaml").resolved(as: .core)
    return source.documents.first?.elements.map(ShopMutation.init) ?? []
  }()

  private init(_ value: Documents.Value) {
    name = value["name"]?.string ?? ""
    breaks = value["breaks"]?.elements.compactMap(\.string) ?? []
    edits =
      value["edits"]?.elements.map { edit in
        Edit(
          file: edit["file"]?.string ?? "", old: edit["replace"]?.string ?? "",
          new: edit["by"]?.string ?? "")
      } ?? []
  }

  /// Makes the broken shop in `root`.
  ///
  /// - Throws: where an edit or a patch does not fit.
  func apply(in root: URL) throws {
    try FileManager.default.copyItem(at: Fixture.url("shop"), to: root)
    for edit in edits {
      let file = root.appending(path: edit.file)
      guard !edit.old.isEmpty else {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(edit.new.utf8).write(to: file)
        continue
      }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let range = try #require(text.range(of: edit.old), "\(edit.file) lacks \(edit.old)")
      try Data(text.replacingCharacters(in: range, with: edit.new).utf8).write(to: file)
    }
    guard edits.contains(where: { $0.file.hasPrefix("terraform/") }) else { return }
    let plan = root.appending(path: "plan.json")
    let patch = Self.folder.appending(path: "patches/\(name).json")
    try JSONPatch.apply(Data(contentsOf: patch), to: Data(contentsOf: plan)).write(to: plan)
  }
}

@Suite("The decisions of the reference architecture")
struct ShopMutationTests {
  private static func states(of folder: String) -> Report {
    var options = Linter.Options()
    options.paths = [folder]
    options.profile = Profile.reference
    options.today = "2026-01-01"
    return Linter(options).lint()
  }

  @Test("are upheld by the shop")
  func upheld() {
    let report = Self.states(of: Fixture.url("shop").path(percentEncoded: false))
    let others = report.decisions.filter { $0.state != .upheld && $0.isRequired }
    #expect(others.map { "\($0.id) \($0.state.rawValue) \($0.absence)" } == [])
    #expect(report.findings.filter { $0.verdict == .fail }.map(\.message) == [])
    #expect(report.errors.map(\.line) == [])
  }

  @Test("are each broken in four ways at least")
  func ways() {
    let report = Self.states(of: Fixture.url("shop").path(percentEncoded: false))
    let rare = report.decisions.map(\.id).filter { id in
      ShopMutation.all.count { $0.breaks.contains(id) } < 4
    }
    #expect(!report.decisions.isEmpty && rare == [])
  }

  @Test("are broken by what breaks them, and by nothing else", arguments: ShopMutation.all)
  func broken(_ mutation: ShopMutation) throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "archlint-\(mutation.name)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try mutation.apply(in: root)
    let report = Self.states(of: root.path(percentEncoded: false))
    let broken = report.decisions.filter { $0.state == .broken }.map(\.id)
    let why = report.findings.filter { $0.verdict == .fail }.map {
      "\($0.decisions.joined(separator: " ")) [\($0.policy)] \($0.resource.address) \($0.message)"
    }
    #expect(broken == mutation.breaks, "\(why.joined(separator: "\n"))")
    #expect(report.errors.map(\.line) == [])
  }
}
