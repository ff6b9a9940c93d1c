internal import CEL
internal import Diagnostics
internal import Documents

extension CEL.Value {
  /// A value of a policy file or configuration, as CEL has it.
  init(literal value: Documents.Value) {
    self =
      switch value.kind {
      case .null, .unknown: .null
      case .bool: .bool(value.bool ?? false)
      case .int: .int(value.int ?? 0)
      case .uint: .uint(value.uint ?? 0)
      case .double: .double(value.double ?? 0)
      case .string, .plain: .string(value.string ?? "")
      case .sequence: .list(value.elements.map { CEL.Value(literal: $0) })
      case .mapping:
        Map(value.members.map { (.string($0.key ?? ""), CEL.Value(literal: $0)) })
          .map { .map($0) } ?? .null
      }
  }
}

extension CEL.`Type` {
  /// The type of a value of a policy file or configuration.
  init(ofLiteral value: Documents.Value) {
    switch value.kind {
    case .null, .unknown: self = .dyn
    case .bool: self = .bool
    case .int: self = .int
    case .uint: self = .uint
    case .double: self = .double
    case .string, .plain: self = .string
    case .sequence:
      let types = Set(value.elements.map { CEL.`Type`(ofLiteral: $0) })
      self = .list(types.count == 1 ? types.first ?? .dyn : .dyn)
    case .mapping:
      let types = Set(value.members.map { CEL.`Type`(ofLiteral: $0) })
      self = .map(.string, types.count == 1 ? types.first ?? .dyn : .dyn)
    }
  }
}

extension Documents.Value {
  /// Where the byte at `offset` of a text stands in its source, for quoted and block scalars too.
  ///
  /// The two differ by indentation, folded line ends and escapes, so they are walked side by side:
  /// white space of any length stands for white space, all else for itself.
  /// - Complexity: O(length); asked for errors only.
  func sourceOffset(ofText offset: Int) -> Int {
    let bytes = tree.source.bytes
    let end = min(range.upperBound, bytes.count)
    var place = range.lowerBound
    let text = Array((string ?? "").utf8)
    if place < end, [UInt8(ascii: "|"), UInt8(ascii: ">")].contains(bytes[place]) {
      while place < end, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    } else if place < end, [UInt8(ascii: "'"), UInt8(ascii: "\"")].contains(bytes[place]) {
      place += 1
    }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    var index = 0
    while index < text.count {
      while place < end, isSpace(bytes[place]), !isSpace(text[index]) { place += 1 }
      if index >= offset || place >= end { break }
      if isSpace(text[index]) {
        index += 1
        continue
      }
      // An escape or a doubled quote: skip what stands for nothing.
      if bytes[place] != text[index] {
        place += 1
        continue
      }
      place += 1
      index += 1
    }
    return min(place, max(end - 1, range.lowerBound))
  }
}
