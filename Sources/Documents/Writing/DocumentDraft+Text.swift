extension DocumentDraft {
  /// How a document is spelt.
  package enum Spelling: Sendable, Hashable {
    /// YAML in block style: a member or element on a line.
    case block
    /// YAML in flow style, all on one line.
    case flow
    /// JSON (RFC 8259), which is flow style with every key in quotes.
    case json
  }

  /// The document as text that every reader of YAML, or of JSON, reads back as the same document.
  ///
  /// Strings are always quoted, so that none is taken for a number or a Boolean by any rules.
  /// - Complexity: O(values).
  package func text(_ spelling: Spelling) -> String {
    var text = ""
    switch spelling {
    case .block: writeBlock(to: &text, indentation: 0, isInline: false)
    case .flow: writeFlow(to: &text, quotesKeys: false)
    case .json: writeFlow(to: &text, quotesKeys: true)
    }
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  // MARK: Block style

  /// Writes the value on lines of its own, the first of them without indentation if it is inline.
  private func writeBlock(to text: inout String, indentation: Int, isInline: Bool) {
    let blanks = String(repeating: " ", count: indentation)
    var lead = isInline ? "" : blanks
    switch self {
    case .mapping(let members) where !members.isEmpty:
      for member in members {
        text += lead + Self.key(member.key) + ":"
        member.value.writeBlockValue(to: &text, indentation: indentation + 2)
        lead = blanks
      }
    case .sequence(let elements) where !elements.isEmpty:
      for element in elements {
        text += lead + "- "
        element.writeBlock(to: &text, indentation: indentation + 2, isInline: true)
        lead = blanks
      }
    default: text += lead + flowText + "\n"
    }
  }

  private func writeBlockValue(to text: inout String, indentation: Int) {
    if isFilled {
      text += "\n"
      writeBlock(to: &text, indentation: indentation, isInline: false)
    } else {
      text += " " + flowText + "\n"
    }
  }

  private var isFilled: Bool {
    switch self {
    case .mapping(let members): !members.isEmpty
    case .sequence(let elements): !elements.isEmpty
    default: false
    }
  }

  // MARK: Flow style and JSON

  private var flowText: String {
    var text = ""
    writeFlow(to: &text, quotesKeys: true)
    return text
  }

  private func writeFlow(to text: inout String, quotesKeys: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .uint(let value): text += String(value)
    case .double(let value): text += Self.number(value)
    case .string(let value): text += Self.quoted(value)
    case .mapping(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += ", " }
        text += (quotesKeys ? Self.quoted(member.key) : Self.key(member.key)) + ": "
        member.value.writeFlow(to: &text, quotesKeys: quotesKeys)
      }
      text += "}"
    case .sequence(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        element.writeFlow(to: &text, quotesKeys: quotesKeys)
      }
      text += "]"
    }
  }

  /// A number that is read back as the same double; JSON has no word for what is none.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    return value.description
  }

  /// A key as it is where nothing could mistake it, else in quotes.
  private static func key(_ key: String) -> String {
    let isPlain =
      key.utf8.count > 1
      && key.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      }
    let isWord = ["true", "false", "null", "yes", "no", "on", "off"].contains(key.lowercased())
    return isPlain && !isWord ? key : quoted(key)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        let mustEscape =
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        if mustEscape {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
