internal import Glibc

/// Reads lines from a terminal that the user can edit, and brings back earlier ones.
///
/// The keys are those of every shell: arrows, Home, End, Backspace, Delete, Ctrl-A, E, U, K, C, D.
struct LineEditor {
  private var history: [String] = []
  private var line: [Character] = []
  private var cursor = 0
  /// Which line of the history is shown; its count for the line that is being typed.
  private var shown = 0

  /// What a key asks for.
  private enum Key {
    case text(Character)
    case enter, backspace, delete, left, right, up, down, home, end
    case clear, cut, cancel, endOfInput, other
  }

  /// Reads a line; nil when the input ends.
  mutating func read(prompt: String) -> String? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return readLine() }
    var raw = before
    cfmakeraw(&raw)
    raw.c_oflag = before.c_oflag
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
    (line, cursor, shown) = ([], 0, history.count)
    while true {
      show(prompt)
      switch Self.nextKey() {
      case .enter:
        StandardOutput.write("\r\n")
        let text = String(line)
        if !text.isEmpty, history.last != text { history.append(text) }
        return text
      case .endOfInput where line.isEmpty:
        StandardOutput.write("\r\n")
        return nil
      case let key: apply(key)
      }
    }
  }

  private func show(_ prompt: String) {
    let back = line.count - cursor
    let move = back > 0 ? "\u{1B}[\(back)D" : ""
    StandardOutput.write("\r\u{1B}[K\(prompt)\(String(line))\(move)")
  }

  private mutating func apply(_ key: Key) {
    switch key {
    case .text(let character):
      line.insert(character, at: cursor)
      cursor += 1
    case .backspace where cursor > 0:
      cursor -= 1
      line.remove(at: cursor)
    case .delete where cursor < line.count, .endOfInput where cursor < line.count:
      line.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(line.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = line.count
    case .up: recall(shown - 1)
    case .down: recall(shown + 1)
    case .clear:
      line.removeFirst(cursor)
      cursor = 0
    case .cut: line.removeLast(line.count - cursor)
    case .cancel: (line, cursor, shown) = ([], 0, history.count)
    default: break
    }
  }

  private mutating func recall(_ number: Int) {
    guard number >= 0, number <= history.count else { return }
    shown = number
    line = number < history.count ? Array(history[number]) : []
    cursor = line.count
  }

  private static func nextKey() -> Key {
    guard let byte = nextByte() else { return .endOfInput }
    switch byte {
    case 1: return .home
    case 3: return .cancel
    case 4: return .endOfInput
    case 5: return .end
    case 8, 127: return .backspace
    case 10, 13: return .enter
    case 11: return .cut
    case 21: return .clear
    case 27: return escape()
    case 0..<32: return .other
    default: return text(startingWith: byte)
    }
  }

  /// What follows an escape: `[A`, `[3~`, `OH`.
  private static func escape() -> Key {
    guard let bracket = nextByte(), bracket == UInt8(ascii: "[") || bracket == UInt8(ascii: "O"),
      let letter = nextByte()
    else { return .other }
    switch letter {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "1")...UInt8(ascii: "8"):
      _ = nextByte()
      return letter == UInt8(ascii: "3") ? .delete : .other
    default: return .other
    }
  }

  /// A character of one byte or more, in UTF-8.
  private static func text(startingWith first: UInt8) -> Key {
    let count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var bytes = [first]
    while bytes.count < count, let next = nextByte() { bytes.append(next) }
    return String(decoding: bytes, as: UTF8.self).first.map { .text($0) } ?? .other
  }

  private static func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      guard count < 0, errno == EINTR else { return nil }
    }
  }
}
