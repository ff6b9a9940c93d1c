internal import ArchitectureGraph
internal import Documents
package import Verdicts

/// Writes what an expression came to: as a person reads it, or as tagged JSON.
package struct ValueReporter: Sendable {
  private let value: EvaluatedValue

  /// The value `value`.
  package init(_ value: EvaluatedValue) {
    self.value = value
  }

  /// The value as one tagged value: `{"int": "1"}`, `{"map": [[k, v], …]}`.
  package var json: String {
    var writer = JSONWriter(.compact)
    Self.write(value, to: &writer)
    return writer.text
  }

  /// The value as CEL would write it.
  package var text: String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): "\(value)"
    case .string(let value): "\"\(value.printable)\""
    case .bytes(let bytes): "b\"\(bytes.map { "\\x" + Self.hexadecimal($0) }.joined())\""
    case .list(let elements, let isOpen):
      "["
        + (elements.map { ValueReporter($0).text } + (isOpen ? ["… maybe more"] : []))
        .joined(separator: ", ") + "]"
    case .map(let entries):
      "{"
        + entries.map { "\(ValueReporter($0.key).text): \(ValueReporter($0.value).text)" }
        .joined(separator: ", ") + "}"
    case .type(let name): name
    case .other(let type, let text): text == type ? text : "\(type)(\(text.printable))"
    case .unknown(let unknowns): "unknown: " + unknowns.map(Self.text(of:)).joined(separator: ", ")
    case .error(let message, _): "error: \(message)"
    }
  }

  private static func text(of unknown: Unknown) -> String {
    let name =
      unknown.attribute.isEmpty ? unknown.address : "\(unknown.address).\(unknown.attribute)"
    return "\(name.printable) (\(unknown.reason.word))"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func write(_ value: EvaluatedValue, to writer: inout JSONWriter) {
    writer.object(.inline) { json in
      switch value {
      case .null: json.member("null") { $0.value(nil as String?) }
      case .bool(let value): json.member("bool", value)
      case .int(let value): json.member("int", "\(value)")
      case .uint(let value): json.member("uint", "\(value)")
      case .double(let value): json.member("double", "\(value)")
      case .string(let value): json.member("string", value)
      case .bytes(let bytes): json.member("bytes", Base64.text(of: bytes))
      case .list(let elements, _): json.member("list", elements, .inline) { write($1, to: &$0) }
      case .map(let entries):
        json.member("map", entries, .inline) { json, entry in
          json.array(.inline) { json in
            write(entry.key, to: &json)
            write(entry.value, to: &json)
          }
        }
      case .type(let name): json.member("type", name)
      case .other(let type, let text): json.member(type, text)
      case .unknown(let unknowns):
        json.member("unknown", unknowns, .inline) { $0.value(text(of: $1)) }
      case .error(let message, _): json.member("error", message)
      }
    }
  }
}

/// Base64 (RFC 4648) with padding.
private enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for digit in 0..<4 {
        let isPadding = digit > group.count
        text.append(
          isPadding ? UInt8(ascii: "=") : digits[Int(bits >> UInt32(18 - 6 * digit) & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
