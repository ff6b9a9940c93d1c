import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Encodings")
struct EncodingTests {
  private static let text = "a: é\nb: 日本 😀\n"

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  static let wellEncoded: [[UInt8]] = [
    Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
    [0xFF, 0xFE] + utf16(text, bigEndian: false), [0xFE, 0xFF] + utf16(text, bigEndian: true),
    utf16(text, bigEndian: false), utf16(text, bigEndian: true),
  ]

  @Test("are all brought to UTF-8 without a mark", arguments: wellEncoded)
  func decoding(bytes: [UInt8]) {
    let parsed = ParsedSource(parsing: bytes, path: "x.yaml")
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.source.bytes == Array(Self.text.utf8))
    #expect(parsed.documents.map(\.outline) == ["{a: ?é, b: ?日本 😀}"])
  }

  @Test(
    "that are wrong are errors with a place",
    arguments: [
      ([0x61, 0x3A, 0x20, 0xE9], 4, "not UTF-8: found the byte 0xE9"),
      ([0x61, 0x3A, 0x20, 0xC0, 0x80], 4, "not UTF-8: found the byte 0xC0"),
      ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], 4, "not UTF-8: found the byte 0xED"),
      ([0x61, 0x00, 0x62], 2, "looks binary: found a NUL byte"),
      ([0x7B, 0x22, 0x00, 0x22, 0x7D], 3, "looks binary: found a NUL byte"),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8], 2, "not UTF-16: half a character is missing"),
      ([0xFE, 0xFF, 0x00, 0x61, 0x00], 2, "not UTF-16: half a character is missing"),
    ] as [([UInt8], Int, String)])
  func errors(bytes: [UInt8], column: Int, message: String) {
    let parsed = ParsedSource(parsing: bytes, path: "x")
    #expect(parsed.diagnostics.map(\.message) == [message])
    #expect(parsed.diagnostics.map(\.position) == [Position(line: 1, column: column)])
  }

  @Test("that are wrong in one document leave the others")
  func brokenDocument() {
    let bytes = Array("a: 1\n---\nb: ".utf8) + [0xFF] + Array("\n---\nc: 3\n".utf8)
    let parsed = ParsedSource(parsing: bytes, path: "x.yaml")
    #expect(parsed.documents.map(\.outline) == ["{a: ?1}", "{c: ?3}"])
    #expect(
      parsed.diagnostics.map(\.line) == [
        "x.yaml:3:4: error: not UTF-8: found the byte 0xFF; save the file as UTF-8"
      ])
  }
}
