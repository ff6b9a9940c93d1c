/// Why a pattern can't be compiled.
package struct PatternError: Error, Hashable, Sendable {
  /// What is wrong, in the words of RE2's syntax.
  package enum Cause: Hashable, Sendable {
    case badEscape
    case badCharacterClass
    case badCharacterRange
    case missingBracket
    case missingParenthesis
    case unexpectedParenthesis
    case trailingBackslash
    case missingRepeatArgument
    case badRepeatCount
    case nestedRepeat
    case unsupportedGroup
    case invalidUTF8
    case badGroupName
    case patternTooLarge
    case other
  }

  /// What is wrong.
  package let cause: Cause
  /// The part of the pattern that is at fault; the whole of it where RE2 doesn't say.
  package let fragment: String

  init(cause: Cause, fragment: String) {
    self.cause = cause
    self.fragment = fragment
  }

  /// Names RE2's error code; the numbers are its `ErrorCode`.
  init(code: Int32, fragment: String) {
    let causes: [Cause] = [
      .other, .badEscape, .badCharacterClass, .badCharacterRange, .missingBracket,
      .missingParenthesis, .unexpectedParenthesis, .trailingBackslash, .missingRepeatArgument,
      .badRepeatCount, .nestedRepeat, .unsupportedGroup, .invalidUTF8, .badGroupName,
      .patternTooLarge,
    ]
    let index = Int(code) - 1
    self.init(cause: causes.indices.contains(index) ? causes[index] : .other, fragment: fragment)
  }
}

extension PatternError: CustomStringConvertible {
  /// The cause and the part at fault, as a diagnostic's message reads.
  package var description: String {
    fragment.isEmpty ? phrase : "\(phrase): '\(fragment)'"
  }

  private var phrase: String {
    switch cause {
    case .badEscape: "unknown escape in the pattern"
    case .badCharacterClass: "bad character class in the pattern"
    case .badCharacterRange: "bad character range in the pattern"
    case .missingBracket: "missing ] in the pattern"
    case .missingParenthesis: "missing ) in the pattern"
    case .unexpectedParenthesis: "unexpected ) in the pattern"
    case .trailingBackslash: "the pattern ends in a backslash"
    case .missingRepeatArgument: "nothing to repeat in the pattern"
    case .badRepeatCount: "bad repeat count in the pattern"
    case .nestedRepeat: "a repeat is repeated in the pattern"
    case .unsupportedGroup: "unsupported or bad group syntax in the pattern"
    case .invalidUTF8: "the pattern is not UTF-8"
    case .badGroupName: "bad group name in the pattern"
    case .patternTooLarge: "the pattern needs too much memory"
    case .other: "the pattern can't be compiled"
    }
  }
}
