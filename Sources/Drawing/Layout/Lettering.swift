/// How wide texts are, as far as that can be said without the font: rather too wide than too narrow.
enum Lettering {
  /// The width of `text` in pixels, written `size` pixels high.
  static func width(of text: String, size: Int) -> Int {
    let parts = text.unicodeScalars.reduce(0) { $0 + hundredths(of: $1) }
    return (parts * size + 99) / 100
  }

  /// `text` with its middle left out, so that it is not wider than `width`.
  static func cut(_ text: String, to width: Int, size: Int) -> String {
    guard Self.width(of: text, size: size) > width else { return text }
    let characters = Array(text)
    var low = 0
    var high = characters.count
    func shortened(_ kept: Int) -> String {
      let head = (kept + 1) / 2
      return String(characters.prefix(head)) + "…" + String(characters.suffix(kept - head))
    }
    while low < high {
      let middle = (low + high + 1) / 2
      if Self.width(of: shortened(middle), size: size) <= width {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return shortened(low)
  }

  private static func hundredths(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "l", "j", "t", "f", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", " ",
      "·":
      36
    case "m", "w", "M", "W", "@", "%", "…", "–": 95
    case "A"..."Z", "_", "+", "=", "×": 72
    case _ where scalar.value >= 0x1100: 105
    default: 60
    }
  }
}
