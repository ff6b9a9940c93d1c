/// How text is written in GitHub's Markdown.
enum Markdown {
  /// The most rows of a list or table; a comment has room for some 65,000 characters.
  static let rowLimit = 50

  /// The text with what Markdown would take for marks, HTML or mentions made plain; an underscore
  /// within a word is none.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*{}[]<>#|~!@".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
