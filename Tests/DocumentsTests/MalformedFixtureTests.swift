import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

/// Each input in `fixtures/malformed` with what archlint says of it and what it still reads.
@Suite("Malformed inputs")
struct MalformedFixtureTests {
  private static let folder = "malformed"
  private static let inputs = Fixture.names(in: folder).filter { !$0.hasSuffix(".txt") }

  @Test("load as recorded", arguments: inputs)
  func matchesSnapshot(name: String) throws {
    let input = Fixture.url("\(Self.folder)/\(name)")
    let parsed = ParsedSource(parsing: try Fixture.bytes(of: input), path: name)
    let expected = Fixture.url("\(Self.folder)/\(name).diagnostics.txt")
    #expect(Snapshot.mismatch(Self.report(on: parsed), file: expected) == nil)
  }

  @Test("have an expected file each, and each expected file has its input")
  func isComplete() {
    let expected = Fixture.names(in: Self.folder).filter { $0.hasSuffix(".txt") }
    #expect(!Self.inputs.isEmpty)
    #expect(expected == Self.inputs.map { "\($0).diagnostics.txt" })
  }

  private static func report(on parsed: ParsedSource) -> String {
    let table = LineTable(parsed.source)
    var lines = parsed.diagnostics.map(\.line)
    for duplicate in parsed.duplicateKeys {
      let (first, last) = (
        table.position(at: duplicate.first.lowerBound),
        table.position(at: duplicate.last.lowerBound)
      )
      lines.append(
        "duplicate key '\(duplicate.key)': \(first.line):\(first.column), \(last.line):\(last.column)"
      )
    }
    lines += parsed.documents.map { "\(parsed.format.rawValue): \($0.outline)" }
    return lines.map { $0 + "\n" }.joined()
  }
}
