package import Diagnostics

/// What is wrong with a query.
package struct Mistake: Error, Hashable, Sendable {
  /// Where, in bytes of the text.
  package let range: SourceRange
  /// What: lower case, no full stop.
  package let message: String
  /// What to do about it, where there is something to say.
  package let help: String?

  init(_ range: SourceRange, _ message: String, help: String? = nil) {
    self.range = range
    self.message = message
    self.help = help
  }
}

extension Mistake {
  static func expected(_ what: String, found token: Token, help: String? = nil) -> Mistake {
    if case .invalid(let message, let help) = token.kind {
      return Mistake(token.range, message, help: help)
    }
    return Mistake(token.range, "expected \(what), found \(token.described)", help: help)
  }

  static func tooDeep(_ range: SourceRange, limits: Query.Limits) -> Mistake {
    Mistake(range, "nested more than \(limits.depth) levels deep")
  }

  static func unclosed(_ bracket: String, opened range: SourceRange) -> Mistake {
    Mistake(range, "the '\(bracket)' that begins here is never closed")
  }

  static func twice(_ modifier: String, at range: SourceRange) -> Mistake {
    Mistake(range, "'\(modifier)' is said twice of the same thing")
  }

  static func noSelector(before modifier: String, at range: SourceRange) -> Mistake {
    Mistake(
      range, "'\(modifier)' must stand right behind a selector or a subquery",
      help: "put it behind each selector within the parentheses")
  }
}
