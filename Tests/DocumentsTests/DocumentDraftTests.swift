import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

@Suite("Documents that are altered and written")
struct DocumentDraftTests {
  private static let folders = ["kubernetes", "malformed", "shop/manifests"]

  private static let files = folders.flatMap { folder in
    let names = FileManager.default.enumerator(
      atPath: Fixture.url(folder).path(percentEncoded: false))
    return (names?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }.sorted()
  }

  private static let spellings: [DocumentDraft.Spelling] = [.block, .flow, .json]

  @Test("what is written is read back, by any rules", arguments: files, spellings)
  func roundTrip(file: String, spelling: DocumentDraft.Spelling) throws {
    let bytes = try Array(Data(contentsOf: Fixture.url(file)))
    for rules in [ScalarRules.kubernetes, .core] {
      for document in ParsedSource(parsing: bytes, path: file).resolved(as: rules).documents {
        let draft = DocumentDraft(document)
        let text = draft.text(spelling)
        let again = ParsedSource(parsing: Array(text.utf8), path: "again").resolved(as: rules)
        #expect(again.diagnostics.map(\.line) == [], "\(text)")
        #expect(again.documents.map { DocumentDraft($0) } == [draft])
      }
    }
  }

  @Test(
    "a text that looks like something else stays a text", arguments: spellings,
    [
      "yes", "0644", "1e3", "~", "", " ", "null", "- a", "a: b", "# no", "\u{7}\u{85}\u{2028}",
      "Zeile\r\nZeile\t\"\\", "東京 🛣", "{a", "*a", "&a", "!a", "%a", "@a", "`a", "2001-01-01",
    ])
  func texts(spelling: DocumentDraft.Spelling, text: String) {
    let draft = DocumentDraft.mapping([.init(text, .sequence([.string(text), .mapping([])]))])
    let again = ParsedSource(parsing: Array(draft.text(spelling).utf8), path: "a")
      .resolved(as: .kubernetes)
    #expect(again.documents.map { DocumentDraft($0) } == [draft])
  }

  @Test("a value is removed or replaced at its path, and nothing else")
  func changes() throws {
    let draft = DocumentDraft.mapping([
      .init("a", .sequence([.int(1), .mapping([.init("b", .bool(true))])])), .init("c", .null),
    ])
    let paths = draft.paths.map(\.description)
    #expect(paths == ["a", "a[0]", "a[1]", "a[1].b", "c"])
    let flipped = draft.changing([.key("a"), .index(1), .key("b")]) { _ in .bool(false) }
    #expect(flipped.value(at: [.key("a"), .index(1), .key("b")]) == .bool(false))
    #expect(flipped.value(at: [.key("a"), .index(0)]) == .int(1))
    let removed = draft.changing([.key("a"), .index(0)]) { _ in nil }
    #expect(removed.paths.map(\.description) == ["a", "a[0]", "a[0].b", "c"])
    #expect(draft.changing([.key("z")]) { _ in nil } == draft)
  }

  @Test("keys are reversed at every depth")
  func reversal() {
    let draft = DocumentDraft.mapping([
      .init("a", .mapping([.init("b", .int(1)), .init("c", .int(2))])), .init("d", .int(3)),
    ])
    #expect(draft.withKeysReversed.text(.json) == "{\"d\": 3, \"a\": {\"c\": 2, \"b\": 1}}\n")
  }
}
