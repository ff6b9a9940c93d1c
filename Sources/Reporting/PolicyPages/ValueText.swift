internal import Diagnostics
internal import Documents

extension Value {
  /// The value on one line, as YAML's flow style would write it; strings in double quotes.
  ///
  /// - Complexity: O(nodes below it); what lies deeper than `depth` levels is `…`.
  func line(depth: Int = 16) -> String {
    guard depth > 0 else { return "…" }
    switch kind {
    case .null: return "null"
    case .bool: return bool == true ? "true" : "false"
    case .int: return int.map(String.init) ?? ""
    case .uint: return uint.map(String.init) ?? ""
    case .double: return double.map { "\($0)" } ?? ""
    case .string: return "\"\((string ?? "").printable)\""
    case .plain: return (string ?? "").printable
    case .unknown: return "(unknown)"
    case .sequence:
      return "[\(elements.map { $0.line(depth: depth - 1) }.joined(separator: ", "))]"
    case .mapping:
      let entries = members.map { "\(($0.key ?? "").printable): \($0.line(depth: depth - 1))" }
      return "{\(entries.joined(separator: ", "))}"
    }
  }

  /// The text of the value as it stands in its source, with the indentation of its first line taken
  /// off the others, and the comment that ends its last line.
  var declaredText: String {
    let bytes = tree.source.bytes
    let start = min(range.lowerBound, bytes.count)
    var end = min(max(range.upperBound, start), bytes.count)
    while end > start, Self.isBlank(bytes[end - 1]) || Self.isLineEnding(bytes[end - 1]) {
      end -= 1
    }
    end = Self.endOfComment(in: bytes, after: end)
    var lineStart = start
    while lineStart > 0, !Self.isLineEnding(bytes[lineStart - 1]) { lineStart -= 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().map { index, line in
      let depth = index == 0 ? 0 : line.prefix(start - lineStart).prefix { $0 == " " }.count
      return line.dropFirst(depth).trimmingTrailingBlanks
    }.joined(separator: "\n")
  }

  /// The end of the line where nothing but a comment follows `offset` on it; else `offset`.
  private static func endOfComment(in bytes: [UInt8], after offset: Int) -> Int {
    let line = bytes[offset...].prefix { !isLineEnding($0) }
    let rest = line.drop { isBlank($0) }
    return rest.first == UInt8(ascii: "#") ? line.endIndex : offset
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isLineEnding(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
