internal import Diagnostics

/// One `${{ … }}` of a text.
struct Expression: Hashable {
  /// What stands between the braces.
  let text: String
  /// The part of the text that it takes, braces included.
  let range: SourceRange

  /// All expressions of `text`, in order.
  ///
  /// - Complexity: O(bytes).
  static func all(in text: String) -> [Expression] {
    let bytes = Array(text.utf8)
    var found: [Expression] = []
    var position = 0
    while let start = opening(in: bytes, from: position), let end = closing(in: bytes, from: start)
    {
      let inner = bytes[start + 3..<end]
      found.append(
        Expression(
          text: String(decoding: inner, as: UTF8.self), range: SourceRange(start, end + 2)))
      position = end + 2
    }
    return found
  }

  private static func opening(in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= start + 3 else { return nil }
    return (start..<bytes.count - 2).first { index in
      bytes[index] == UInt8(ascii: "$") && bytes[index + 1] == UInt8(ascii: "{")
        && bytes[index + 2] == UInt8(ascii: "{")
    }
  }

  private static func closing(in bytes: [UInt8], from start: Int) -> Int? {
    var isText = false
    var index = start + 3
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "'") { isText.toggle() }
      if !isText, bytes[index] == UInt8(ascii: "}"), bytes[index + 1] == UInt8(ascii: "}") {
        return index
      }
      index += 1
    }
    return nil
  }

  /// The contexts that are read in it.
  var contexts: [ContextPath] { ContextReader.contexts(in: text) }
}

/// A context that an expression reads: `github.event.issue.title`, `secrets.TOKEN`.
struct ContextPath: Hashable {
  /// The steps, in lower case but for the last; `*` for all elements, `[]` for one that is worked out.
  let steps: [String]
  /// The functions around it, the innermost last.
  let functions: [String]
  /// Whether the text itself can come out: it is not only compared, or looked into by `contains`.
  let isShown: Bool

  /// `github.event.issue.title`.
  var text: String { steps.joined(separator: ".") }
}

/// Reads the contexts out of an expression: enough of its grammar to know names from texts,
/// functions and comparisons.
private struct ContextReader {
  private let bytes: [UInt8]
  private var position = 0
  private var functions: [String] = []
  private var contexts: [ContextPath] = []
  /// Whether a comparison stands before the next operand.
  private var isCompared = false

  static func contexts(in text: String) -> [ContextPath] {
    var reader = ContextReader(Array(text.utf8))
    reader.read()
    return reader.contexts
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func read() {
    while let byte {
      if byte == UInt8(ascii: "'") {
        skipText()
        isCompared = false
      } else if isNameStart(byte) {
        name()
      } else {
        sign(byte)
      }
    }
  }

  private mutating func sign(_ byte: UInt8) {
    position += 1
    switch byte {
    case UInt8(ascii: "("): functions.append("")
    case UInt8(ascii: ")"): _ = functions.popLast()
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      isCompared = true
    case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ","): isCompared = false
    default: break
    }
  }

  private mutating func name() {
    var steps = [word()]
    while let byte {
      if byte == UInt8(ascii: "."), position + 1 < bytes.count {
        position += 1
        if bytes[position] == UInt8(ascii: "*") {
          position += 1
          steps.append("*")
        } else {
          steps.append(word())
        }
      } else if byte == UInt8(ascii: "[") {
        steps.append(index())
      } else {
        break
      }
    }
    skipBlanks()
    if byte == UInt8(ascii: "("), steps.count == 1 {
      position += 1
      functions.append(steps[0].lowercased())
      return
    }
    guard steps.count > 1 || Self.roots.contains(steps[0].lowercased()) else {
      isCompared = false
      return
    }
    let lower = steps.dropLast().map { $0.lowercased() } + [steps[steps.count - 1]]
    let isAsked = functions.contains { Self.asking.contains($0) }
    contexts.append(
      ContextPath(
        steps: lower, functions: functions, isShown: !isAsked && !isCompared && !isComparedNext))
    isCompared = false
  }

  private static let roots: Set<String> = [
    "github", "secrets", "inputs", "env", "vars", "steps", "needs", "job", "matrix",
  ]
  /// Functions that give yes or no, or a digest.
  private static let asking: Set<String> = ["contains", "startswith", "endswith", "hashfiles"]

  /// Whether a comparison follows; `a && b` gives one of the two only where `a` is not what it asks.
  private var isComparedNext: Bool {
    guard let byte else { return false }
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"): return true
    default: return byte == UInt8(ascii: "&") && next == byte
    }
  }

  private mutating func word() -> String {
    let start = position
    while let byte, isNameStart(byte) || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads `['name']`, `[0]` or `[ anything else ]`.
  private mutating func index() -> String {
    position += 1
    skipBlanks()
    if byte == UInt8(ascii: "'") {
      let start = position + 1
      skipText()
      let text = String(decoding: bytes[start..<max(start, position - 1)], as: UTF8.self)
      skipBlanks()
      if byte == UInt8(ascii: "]") {
        position += 1
        return text
      }
    } else if byte == UInt8(ascii: "*") {
      position += 1
      if byte == UInt8(ascii: "]") {
        position += 1
        return "*"
      }
    }
    while let byte, byte != UInt8(ascii: "]") { position += 1 }
    position += 1
    return "[]"
  }

  private mutating func skipText() {
    position += 1
    while let byte, byte != UInt8(ascii: "'") { position += 1 }
    position += 1
  }

  private mutating func skipBlanks() {
    while let byte, byte <= 0x20 { position += 1 }
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }
}
