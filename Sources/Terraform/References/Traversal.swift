/// Which one of a block's instances is meant: the `[0]` or `["a"]` of an address.
enum InstanceKey: Hashable, Sendable, Comparable {
  /// The block has neither `count` nor `for_each`.
  case none
  /// An instance by `count`.
  case index(Int)
  /// An instance by `for_each`.
  case text(String)

  /// The key as it stands in an address; empty for ``none``.
  var suffix: String {
    switch self {
    case .none: ""
    case .index(let index): "[\(index)]"
    case .text(let text): "[\"\(Self.escaped(text))\"]"
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    else { return text }
    return text.reduce(into: "") { result, character in
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
  }
}

/// A reference or an address, taken apart: `aws_subnet.a["x"].id`.
struct Traversal: Hashable, Sendable {
  /// One step of it.
  enum Step: Hashable, Sendable {
    /// `.name`, or the root.
    case name(String)
    /// `[0]` or `["a"]`.
    case key(InstanceKey)
  }

  var steps: [Step]

  /// Takes `text` apart; nil where it is no traversal.
  init?(_ text: String) {
    var scanner = Scanner(bytes: Array(text.utf8))
    guard let steps = scanner.steps() else { return nil }
    self.steps = steps
  }

  private struct Scanner {
    let bytes: [UInt8]
    var index = 0

    mutating func steps() -> [Step]? {
      guard let root = name() else { return nil }
      var steps = [Step.name(root)]
      while index < bytes.count {
        let mark = bytes[index]
        index += 1
        if mark == UInt8(ascii: "."), let name = name() {
          steps.append(.name(name))
        } else if mark == UInt8(ascii: "["), let key = key() {
          steps.append(.key(key))
        } else {
          return nil
        }
      }
      return steps
    }

    private mutating func name() -> String? {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "."),
        bytes[index] != UInt8(ascii: "[")
      {
        index += 1
      }
      return index == start ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func key() -> InstanceKey? {
      guard index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        guard let text = quoted(), index < bytes.count, bytes[index] == UInt8(ascii: "]")
        else { return nil }
        index += 1
        return .text(text)
      }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "]") { index += 1 }
      guard index < bytes.count,
        let number = Int(String(decoding: bytes[start..<index], as: UTF8.self))
      else { return nil }
      index += 1
      return .index(number)
    }

    /// The rest of a quoted text; the quotation mark that ends it is consumed.
    private mutating func quoted() -> String? {
      var text: [UInt8] = []
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
        if byte == UInt8(ascii: "\\"), index < bytes.count {
          text.append(Self.unescaped(bytes[index]))
          index += 1
        } else {
          text.append(byte)
        }
      }
      return nil
    }

    private static func unescaped(_ byte: UInt8) -> UInt8 {
      switch byte {
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "t"): 0x09
      case UInt8(ascii: "r"): 0x0D
      default: byte
      }
    }
  }
}
