/// A word of the language, and where it stands.
struct Token {
  enum Kind: Equatable {
    case identifier(String)
    case number(String)
    case symbol(Symbol)
    /// A quotation mark, behind which a template begins.
    case quote
    /// `<<EOT` with the line break behind it; the template begins on the next line.
    case heredoc(marker: String, isIndented: Bool)
    case newline
    case end
    case invalid(Reason)
  }

  enum Symbol: String {
    case leftBrace = "{"
    case rightBrace = "}"
    case leftBracket = "["
    case rightBracket = "]"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case comma = ","
    case dot = "."
    case ellipsis = "..."
    case colon = ":"
    case doubleColon = "::"
    case assign = "="
    case arrow = "=>"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case not = "!"
    case and = "&&"
    case or = "||"
    case question = "?"
    /// `~}`, the end of an interpolation that takes the blanks behind it away.
    case strippingBrace = "~}"
  }

  enum Reason: Equatable {
    case character(String)
    case singleQuote
    case unclosedComment
    case heredocMarker
  }

  let kind: Kind
  let start: Int
  let end: Int

  /// The token as a message shows it.
  var described: String {
    switch kind {
    case .identifier(let name): "'\(name)'"
    case .number(let number): "the number '\(number)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .quote: "a text"
    case .heredoc: "a heredoc"
    case .newline: "the end of the line"
    case .end: "the end of the file"
    case .invalid(let reason): reason.message
    }
  }
}

extension Token.Reason {
  var message: String {
    switch self {
    case .character(let character): "'\(character)' has no meaning here"
    case .singleQuote: "a single quotation mark has no meaning here"
    case .unclosedComment: "the comment that begins here is never closed"
    case .heredocMarker: "'<<' must be followed by a marker and the end of the line"
    }
  }

  var help: String? {
    switch self {
    case .character: nil
    case .singleQuote: "texts stand in double quotation marks"
    case .unclosedComment: "add the missing '*/'"
    case .heredocMarker: "write '<<EOT' or '<<-EOT' and begin the text on the next line"
    }
  }
}
