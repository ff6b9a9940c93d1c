/// A part of a policy's page, before it is known whether it becomes text or Markdown.
struct PageSection {
  /// Its heading.
  let title: String
  /// What stands below it.
  var blocks: [Block]

  /// A piece of a section.
  enum Block {
    /// Sentences, with the line endings that their author gave them.
    case paragraph(String)
    /// Things with something to say of each.
    case terms([(term: String, text: String)])
    /// The same for things that are called so in a file.
    case codeTerms([(term: String, text: String)])
    /// What is to be read as it is; the language is for Markdown.
    case code(String, language: String)
  }
}

extension PageSection {
  /// The section as text, at most `width` characters wide where lines can be broken.
  func text(width: Int, paint: Paint) -> String {
    let body = blocks.map { block in
      let lines: [String] =
        switch block {
        case .paragraph(let text): wrapped(text, width: width - 2)
        case .terms(let terms), .codeTerms(let terms): Self.lines(for: terms, width: width - 2)
        case .code(let text, _): text.lines.map { "  \($0)" }
        }
      return lines.map { "  \($0.printable)".trimmingTrailingBlanks }.joined(separator: "\n")
    }
    return paint(title.printable, .strong) + "\n" + body.joined(separator: "\n\n") + "\n"
  }

  /// The section as Markdown.
  var markdown: String {
    let body = blocks.map { block in
      switch block {
      case .paragraph(let text):
        return text.lines.map { Self.escaped(String($0).printable) }.joined(separator: "\n")
      case .terms(let terms):
        return Self.list(terms) { Self.escaped($0) }
      case .codeTerms(let terms):
        return Self.list(terms, spelling: Self.codeSpan)
      case .code(let text, let language):
        let fence = Self.fence(for: text)
        let lines = text.lines.map { String($0).printable }.joined(separator: "\n")
        return "\(fence)\(language)\n\(lines)\n\(fence)"
      }
    }
    return "## \(Self.escaped(title.printable))\n\n\(body.joined(separator: "\n\n"))\n"
  }

  private static func list(
    _ terms: [(term: String, text: String)], spelling: (String) -> String
  ) -> String {
    let lines = terms.map { term, text in
      "- \(spelling(term.printable)): \(spelling(text.printable))"
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(for terms: [(term: String, text: String)], width: Int) -> [String] {
    let column = terms.map(\.term.count).filter { $0 <= 32 }.max() ?? 0
    return terms.flatMap { term, text in
      let rows = wrapped(text, width: max(30, width - column - 2))
      guard let first = rows.first else { return [term] }
      let indentation = String(repeating: " ", count: column + 2)
      return ["\(term.padded(to: column))  \(first)"] + rows.dropFirst().map { indentation + $0 }
    }
  }

  /// `text` with what Markdown would read as HTML escaped, except within code spans.
  static func escaped(_ text: String) -> String {
    var isCode = false
    var result = ""
    for character in text {
      if character == "`" { isCode.toggle() }
      if character == "<", !isCode { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// `text` as a code span: between more backticks than it holds in a row.
  static func codeSpan(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    return fence.count == 1 ? "`\(text)`" : "\(fence) \(text) \(fence)"
  }

  private static func fence(for text: String) -> String {
    String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for candidate in text {
      run = candidate == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

extension PageSection.Block {
  /// The blocks of a text that a policy's author wrote: lines that are set in after a blank line, or
  /// after one that ends with a colon, are code.
  static func blocks(of text: String) -> [PageSection.Block] {
    var blocks: [PageSection.Block] = []
    var lines: [Substring] = []
    var isCode = false
    func close() {
      let text = lines.joined(separator: "\n")
      lines = []
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      blocks.append(isCode ? .code(Self.dedented(text), language: "") : .paragraph(text))
    }
    for line in text.lines {
      let last = lines.last ?? ""
      let isBlank = line.allSatisfy(\.isWhitespace)
      let mayStart = last.allSatisfy(\.isWhitespace) || last.last == ":"
      let startsCode = !isCode && line.hasPrefix("  ") && mayStart && !isBlank
      let endsCode = isCode && !line.hasPrefix("  ") && !isBlank
      if startsCode || endsCode {
        close()
        isCode.toggle()
      }
      lines.append(line)
    }
    close()
    return blocks
  }

  /// `text` without the blanks that all its lines start with.
  private static func dedented(_ text: String) -> String {
    let lines = text.lines
    let depths = lines.filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
      line.prefix { $0 == " " }.count
    }
    let depth = depths.min() ?? 0
    return lines.map { String($0.dropFirst(depth)) }.joined(separator: "\n")
  }
}

extension String {
  /// The lines of the text, without blank ones at both ends.
  fileprivate var lines: [Substring] {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return Array(lines.drop { $0.allSatisfy(\.isWhitespace) })
  }
}
