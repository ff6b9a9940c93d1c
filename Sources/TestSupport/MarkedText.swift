/// A text with markers (`①`, `②`, …) that say where something is expected, and the text without them.
///
/// The markers stand just before the byte they mean, as in swift-format's tests, so that a test shows
/// positions instead of counting them.
package struct MarkedText: Sendable {
  /// The text without the markers.
  package let text: String
  /// Byte offsets into ``text``, by marker.
  package let offsets: [Character: Int]

  /// Takes the markers out of `marked`; each may stand once.
  package init(_ marked: String, markers: String = "①②③④⑤⑥⑦⑧⑨") {
    var text = ""
    var offsets: [Character: Int] = [:]
    for character in marked {
      if markers.contains(character) {
        precondition(offsets[character] == nil, "the marker \(character) stands once")
        offsets[character] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }

  /// The UTF-8 of ``text``.
  package var bytes: [UInt8] { Array(text.utf8) }

  /// The offset of `marker`, which must be there.
  package func offset(_ marker: Character) -> Int {
    guard let offset = offsets[marker] else { preconditionFailure("the text has a \(marker)") }
    return offset
  }
}
