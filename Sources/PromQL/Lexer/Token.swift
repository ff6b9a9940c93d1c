internal import Diagnostics

/// A word of the language, and where it stands.
struct Token {
  enum Kind: Equatable {
    /// A name or keyword: which of the two, the parser knows.
    case word(String)
    /// A number, or a duration in seconds.
    case number(Double)
    case string(String)
    case symbol(Symbol)
    case end
    case invalid(message: String, help: String?)
  }

  enum Symbol: String {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case colon = ":"
    case at = "@"
    case assign = "="
    case equal = "=="
    case matches = "=~"
    case notEqual = "!="
    case matchesNot = "!~"
    case less = "<"
    case lessOrEqual = "<="
    case trimUpper = "</"
    case greater = ">"
    case greaterOrEqual = ">="
    case trimLower = ">/"
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case caret = "^"
  }

  let kind: Kind
  let range: SourceRange

  /// The token as a message shows it.
  var described: String {
    switch kind {
    case .word(let word): "'\(word)'"
    case .number(let value): "the number \(Expression.text(value))"
    case .string: "a text"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    case .invalid(let message, _): message
    }
  }
}
