/// Writes JSON (RFC 8259), value after value, in the order in which it is told.
///
/// What comes out is UTF-8 and safe to show on a terminal: scalars that one would obey are written
/// as `\u` escapes, as are U+2028 and U+2029, which JavaScript takes for line endings.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Layout: Sendable, Hashable {
    /// On lines, two spaces deeper for each level.
    case pretty
    /// Without a blank.
    case compact
  }

  /// How the members of one container are laid out, where the layout is pretty.
  package enum Shape: Sendable, Hashable {
    /// One on a line.
    case lines
    /// All on one line, whatever they hold.
    case inline
  }

  private struct Frame {
    let shape: Shape
    let close: UInt8
    var isEmpty = true
  }

  private let layout: Layout
  private var bytes: [UInt8] = []
  private var frames: [Frame] = []
  private var isAfterKey = false

  /// A writer of one value.
  package init(_ layout: Layout = .pretty) {
    self.layout = layout
  }

  /// What has been written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members `body` writes.
  package mutating func object(_ shape: Shape = .lines, _ body: (inout JSONWriter) -> Void) {
    container(shape, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  /// Writes an array whose elements `body` writes.
  package mutating func array(_ shape: Shape = .lines, _ body: (inout JSONWriter) -> Void) {
    container(shape, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  /// Writes a member of the open object; `body` writes its one value.
  package mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
    separate()
    append(quoted: key)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
    body(&self)
  }

  /// Writes a member that is a text, or null.
  package mutating func member(_ key: String, _ text: String?) {
    member(key) { $0.value(text) }
  }

  /// Writes a member that is an integer, or null.
  package mutating func member(_ key: String, _ number: Int?) {
    member(key) { $0.value(number) }
  }

  /// Writes a member that is a Boolean.
  package mutating func member(_ key: String, _ truth: Bool) {
    member(key) { $0.value(truth) }
  }

  /// Writes a member that is an array with an element for each of `elements`.
  package mutating func member<Element>(
    _ key: String, _ elements: some Sequence<Element>, _ shape: Shape = .lines,
    _ body: (inout JSONWriter, Element) -> Void
  ) {
    member(key) { writer in
      writer.array(shape) { writer in
        for element in elements { body(&writer, element) }
      }
    }
  }

  /// Writes a member that is an array of texts, on one line.
  package mutating func member(_ key: String, _ texts: [String]) {
    member(key, texts, .inline) { $0.value($1) }
  }

  /// Writes a text, or null.
  package mutating func value(_ text: String?) {
    separate()
    if let text { append(quoted: text) } else { append("null") }
  }

  /// Writes an integer, or null.
  package mutating func value(_ number: Int?) {
    separate()
    append(number.map(String.init) ?? "null")
  }

  /// Writes a Boolean.
  package mutating func value(_ truth: Bool) {
    separate()
    append(truth ? "true" : "false")
  }

  /// Writes a number that is already spelt as JSON spells it.
  package mutating func value(number: String) {
    separate()
    append(number)
  }

  private mutating func container(
    _ shape: Shape, open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    let outer = frames.last?.shape ?? .lines
    frames.append(Frame(shape: outer == .inline ? .inline : shape, close: close))
    body(&self)
    let frame = frames.removeLast()
    if !frame.isEmpty, frame.shape == .lines { breakLine() }
    bytes.append(frame.close)
  }

  /// Writes what stands between the value before and the next one.
  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    guard let frame = frames.last else { return }
    if !frame.isEmpty { bytes.append(UInt8(ascii: ",")) }
    if frame.shape == .lines {
      breakLine()
    } else if !frame.isEmpty, layout == .pretty {
      bytes.append(UInt8(ascii: " "))
    }
    frames[frames.count - 1].isEmpty = false
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: frames.count * 2))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.isUnprintable: append(escaped: scalar)
      case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped scalar: Unicode.Scalar) {
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
