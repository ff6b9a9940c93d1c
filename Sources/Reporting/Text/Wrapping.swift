/// `text` on lines of at most `width` characters, broken between words.
///
/// Line endings of the text are kept; a line that starts with blanks (an example, a command) is left
/// as it is, as is a word that is longer than a line. Blank lines at both ends are dropped.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    if line.first == " " || line.count <= width {
      lines.append(line.trimmingTrailingBlanks)
    } else {
      lines += filled(line.split(separator: " "), width: width)
    }
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return Array(lines.drop { $0.isEmpty })
}

private func filled(_ words: [Substring], width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var count = 0
  for word in words {
    let length = word.count
    if count > 0, count + 1 + length > width {
      lines.append(line)
      (line, count) = ("", 0)
    }
    line += count == 0 ? "\(word)" : " \(word)"
    count += count == 0 ? length : length + 1
  }
  return line.isEmpty ? lines : lines + [line]
}

extension StringProtocol {
  /// The text without the blanks at its end.
  var trimmingTrailingBlanks: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return String(self[..<end])
  }

  /// The text with blanks after it, up to `width` characters.
  func padded(to width: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, width - count))
  }

  /// The text with blanks before it, up to `width` characters.
  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + String(self)
  }
}

/// As many of `items` as `limit` allows, after one another, and how many more there are.
func listed(_ items: [String], limit: Int) -> String {
  let shown = items.prefix(limit).joined(separator: ", ")
  let rest = items.count - limit
  return rest > 0 ? "\(shown) and \(rest) more" : shown
}
