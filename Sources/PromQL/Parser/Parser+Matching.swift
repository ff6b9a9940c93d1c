internal import Diagnostics

extension Parser {
  /// Reads what stands between an operator and its right operand: `bool`, `on (…) group_left (…)`.
  mutating func binaryModifiers() throws(Mistake) -> (isBool: Bool, matching: Binary.Matching?) {
    let isBool = take(keyword: "bool")
    var matching = Binary.Matching()
    if let word = keyword(), word == "on" || word == "ignoring" {
      advance()
      matching.isOn = word == "on"
      matching.labels = try labels()
      try readGroup(into: &matching)
    } else if let word = keyword(), word == "group_left" || word == "group_right" {
      throw Mistake(
        peek().range, "'\(word)' must stand behind 'on (…)' or 'ignoring (…)'")
    }
    try readFill(into: &matching)
    return (isBool, matching == Binary.Matching() ? nil : matching)
  }

  private mutating func readGroup(into matching: inout Binary.Matching) throws(Mistake) {
    if take(keyword: "group_left") {
      matching.many = .left
    } else if take(keyword: "group_right") {
      matching.many = .right
    } else {
      return
    }
    if isAt(.leftParenthesis) { matching.included = try labels() }
  }

  /// Reads `fill (0)`, `fill_left (0) fill_right (1)`: only with a parenthesis are they no metrics.
  private mutating func readFill(into matching: inout Binary.Matching) throws(Mistake) {
    while let word = keyword(), word == "fill" || word == "fill_left" || word == "fill_right",
      isFollowedByParenthesis()
    {
      advance()
      let value = try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
        try parser.signedNumber()
      }
      if word != "fill_right" { matching.fillLeft = value }
      if word != "fill_left" { matching.fillRight = value }
    }
  }

  /// Reads a number with or without a sign.
  mutating func signedNumber() throws(Mistake) -> Double {
    let isNegative = isAt(.minus)
    if isNegative || isAt(.plus) { advance() }
    let token = peek()
    var value: Double
    switch token.kind {
    case .number(let number): value = number
    case .word(let word):
      guard let number = Self.number(named: word) else { throw .expected("a number", found: token) }
      value = number
    default: throw .expected("a number", found: token)
    }
    advance()
    if isNegative { value.negate() }
    return value
  }

  /// The number that `word` is: `Inf`, `NaN`.
  static func number(named word: String) -> Double? {
    switch word.lowercased() {
    case "inf": .infinity
    case "nan": .nan
    default: nil
    }
  }

  /// Reads labels in parentheses; every word will do for a name.
  mutating func labels() throws(Mistake) -> [String] {
    try within(.leftParenthesis, .rightParenthesis) { (parser) throws(Mistake) in
      var labels: [String] = []
      while !parser.isAt(.rightParenthesis) {
        switch parser.peek().kind {
        case .word(let name), .string(let name): labels.append(name)
        default: throw .expected("a label", found: parser.peek())
        }
        parser.advance()
        guard parser.take(.comma) else { break }
      }
      return labels
    }
  }
}
