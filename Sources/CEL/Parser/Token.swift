/// A word of an expression.
struct Token: Sendable {
  /// What a token is.
  enum Kind: Sendable, Equatable {
    case identifier(String)
    /// A name in backquotes, which may stand after a dot only.
    case quoted(String)
    case int(magnitude: UInt64, spelled: String)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// An operator or a bracket, as it is spelled.
    case symbol(Symbol)
    /// What could not be read; reported already.
    case invalid
    case end
  }

  let kind: Kind
  let range: Range<Int>
}

/// The operators and brackets.
enum Symbol: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case and = "&&"
  case or = "||"
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case percent = "%"
  case not = "!"
  case question = "?"
  case colon = ":"
  case comma = ","
  case dot = "."
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case leftBrace = "{"
  case rightBrace = "}"
}

extension Symbol {
  /// A symbol of two bytes.
  init?(_ first: UInt8, _ second: UInt8) {
    switch (first, second) {
    case (0x3D, 0x3D): self = .equal
    case (0x21, 0x3D): self = .notEqual
    case (0x3C, 0x3D): self = .lessOrEqual
    case (0x3E, 0x3D): self = .greaterOrEqual
    case (0x26, 0x26): self = .and
    case (0x7C, 0x7C): self = .or
    default: return nil
    }
  }

  /// A symbol of one byte.
  init?(_ byte: UInt8) {
    switch byte {
    case 0x3C: self = .less
    case 0x3E: self = .greater
    case 0x2B: self = .plus
    case .minus: self = .minus
    case 0x2A: self = .star
    case .slash: self = .slash
    case 0x25: self = .percent
    case 0x21: self = .not
    case 0x3F: self = .question
    case 0x3A: self = .colon
    case 0x2C: self = .comma
    case .dot: self = .dot
    case 0x28: self = .leftParenthesis
    case 0x29: self = .rightParenthesis
    case 0x5B: self = .leftBracket
    case 0x5D: self = .rightBracket
    case 0x7B: self = .leftBrace
    case 0x7D: self = .rightBrace
    default: return nil
    }
  }
}

extension Token.Kind {
  /// The token as a message shows it.
  var described: String {
    switch self {
    case .identifier(let name): "'\(name)'"
    case .quoted(let name): "'`\(name)`'"
    case .int(_, let spelled): "'\(spelled)'"
    case .uint(let number): "'\(number)u'"
    case .double(let number): "'\(number)'"
    case .string: "a string"
    case .bytes: "bytes"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .invalid: "what can't be read"
    case .end: "the end"
    }
  }
}

/// The words that the language keeps for itself.
enum ReservedWord {
  /// Words that no variable may be called; they may still be selected.
  static let all: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]
}
