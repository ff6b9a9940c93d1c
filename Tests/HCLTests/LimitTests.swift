import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import HCL

@Suite("HCL that means no good")
struct LimitTests {
  @Test(
    "nested without end is one mistake",
    arguments: [
      "x = [", "x = (", "x = {a=", "x = \"${", "a {\n", "x = !", "x = a[", "x = f(", "x = a ? ",
      "x = a ? b : ", "x = \"%{ if a }", "x = [for a in ", "x = <<A\n${", "a \"b\" {\nx = {\n",
    ])
  func nesting(_ piece: String) {
    let start = piece.hasPrefix("x = ") ? String(piece.dropFirst(4)) : piece
    let text = piece + String(repeating: start, count: 5_000)
    #expect(file(text).diagnostics.count == 1)
  }

  @Test(
    "in long chains is read",
    arguments: ["a + ", "a * b == c + ", "a && ", "a[0].", "f(a) - "])
  func chains(_ piece: String) {
    let file = file("x = " + String(repeating: piece, count: 5_000) + "z")
    #expect(file.complaints == [])
  }

  @Test("larger than the limit is refused")
  func size() {
    var limits = HCLFile.Limits()
    limits.bytes = 1 << 20
    let text = String(repeating: "#", count: 1 << 20 | 1)
    #expect(file(text, limits: limits).complaints == ["1:1 larger than 1 MiB"])
  }

  /// The files of the example inputs.
  static let sources: [String] = {
    let root = Fixture.url("")
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let paths = (walk?.allObjects ?? []).compactMap { ($0 as? URL)?.path(percentEncoded: false) }
    let base = root.path(percentEncoded: false)
    return paths.filter { $0.hasSuffix(".tf") && !$0.contains("/malformed/") }
      .map { String($0.dropFirst(base.count)) }.sorted()
  }()

  private func bytes(_ path: String) throws -> [UInt8] {
    try Fixture.bytes(of: Fixture.url("").appending(path: path))
  }

  @Test("every example is read without a mistake", arguments: sources)
  func examples(_ path: String) throws {
    let file = HCLFile(parsing: try bytes(path), path: path)
    #expect(file.complaints == [])
    #expect(!file.body.blocks.isEmpty)
  }

  @Test("cut off anywhere, an example is read up to there", arguments: sources)
  func prefixes(_ path: String) throws {
    let bytes = try bytes(path)
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 20)) {
      let file = HCLFile(parsing: Array(bytes[..<length]), path: path)
      #expect(file.diagnostics.count <= 1)
    }
  }

  @Test("with one byte changed, an example is read or is one mistake", arguments: sources)
  func mutations(_ path: String) throws {
    let bytes = try bytes(path)
    let hostile = Array("{}[]()\"$%<~\\\n#*".utf8)
    for (number, offset) in stride(
      from: 0, to: bytes.count, by: max(1, bytes.count / 20)
    ).enumerated() {
      var changed = bytes
      changed[offset] = hostile[number % hostile.count]
      let file = HCLFile(parsing: changed, path: path)
      #expect(file.diagnostics.count <= 1)
    }
  }
}
