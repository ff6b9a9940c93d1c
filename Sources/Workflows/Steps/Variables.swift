/// Variables whose values are written out, by a workflow or by the script itself.
struct Variables {
  private var values: [String: String] = [:]
  /// No longer value is kept, nor longer text expanded.
  private static let sizeLimit = 4096

  /// Sets `name` to `text`, in which what is known already is expanded.
  mutating func set(_ name: String, _ text: String) {
    let value = expanded(text)
    if value.utf8.count <= Self.sizeLimit { values[name] = value }
  }

  /// `text` with `$NAME`, `${NAME}` and `${{ env.NAME }}` replaced where the value is known.
  ///
  /// - Complexity: O(bytes of the result).
  func expanded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "$")), bytes.count <= Self.sizeLimit else { return text }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "$"),
        let (name, end) = Self.name(in: bytes, at: position),
        let value = values[name], result.count <= Self.sizeLimit
      else {
        result.append(bytes[position])
        position += 1
        continue
      }
      result += Array(value.utf8)
      position = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The variable that is named at `start`, and where its name ends.
  private static func name(in bytes: [UInt8], at start: Int) -> (name: String, end: Int)? {
    var position = start + 1
    var braces = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: "{"), braces < 2 {
      braces += 1
      position += 1
    }
    let skipBlanks = { while position < bytes.count, bytes[position] == 0x20 { position += 1 } }
    if braces == 2 {
      skipBlanks()
      guard bytes[position...].starts(with: Array("env.".utf8)) else { return nil }
      position += 4
    }
    let first = position
    while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
    guard position > first else { return nil }
    let name = String(decoding: bytes[first..<position], as: UTF8.self)
    if braces == 2 { skipBlanks() }
    for _ in 0..<braces {
      guard position < bytes.count, bytes[position] == UInt8(ascii: "}") else { return nil }
      position += 1
    }
    return (name, position)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_")
  }
}
