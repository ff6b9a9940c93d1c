package import Diagnostics
internal import RegularExpressions

/// Series by their name and labels; with a window, their samples over a time.
package struct Selector: Sendable {
  /// The metric's name, where one is said outright.
  package let metric: String?
  /// The conditions on labels; the name is among them only as `__name__`.
  package let matchers: [Matcher]
  /// How far back the samples go; nil for the newest one only.
  package internal(set) var window: Expression?
  /// The time that is meant, where it isn't now.
  package internal(set) var modifiers = Modifiers()
}

/// An expression, evaluated again and again over a window.
package struct Subquery: Sendable {
  /// What is evaluated.
  package let expression: Expression
  /// How far back.
  package let window: Expression
  /// How often; nil for the default.
  package let step: Expression?
  /// The time that is meant, where it isn't now.
  package internal(set) var modifiers = Modifiers()
}

/// What may stand behind a selector or subquery.
package struct Modifiers: Sendable {
  /// How far in the past (or, negative, in the future).
  package internal(set) var offset: Expression?
  /// The moment.
  package internal(set) var at: Moment?
  /// How samples at the window's edges are taken: `anchored` or `smoothed`.
  package internal(set) var edges: String?

  /// What may stand behind `@`.
  package enum Moment: Sendable, Hashable {
    /// Seconds since 1970.
    case time(Double)
    /// The first moment of the query.
    case start
    /// The last one.
    case end
  }
}

/// A condition on a label.
package struct Matcher: Sendable {
  /// The label.
  package let label: String
  /// How it is compared.
  package let comparison: Comparison
  /// The text or pattern.
  package let value: String
  /// Its bytes.
  package let range: SourceRange
  private let pattern: Pattern?

  /// How a label is compared.
  package enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case matches = "=~"
    case matchesNot = "!~"
  }

  /// The condition that `label` has or has not `value`, which stands at `range`.
  ///
  /// - Throws: where the value is a pattern that is no regular expression.
  package init(
    _ label: String, _ comparison: Comparison, _ value: String, _ range: SourceRange
  ) throws(Mistake) {
    self.label = label
    self.comparison = comparison
    self.value = value
    self.range = range
    switch comparison {
    case .equal, .notEqual: pattern = nil
    case .matches, .matchesNot:
      do throws(PatternError) {
        pattern = try Pattern("^(?s:\(value))$")
      } catch {
        throw Mistake(range, "'\(value)' is no regular expression")
      }
    }
  }

  /// Whether a label with `text` (empty where the series lacks it) satisfies the condition.
  package func accepts(_ text: String) -> Bool {
    switch comparison {
    case .equal: text == value
    case .notEqual: text != value
    case .matches: pattern?.matches(text) ?? false
    case .matchesNot: !(pattern?.matches(text) ?? true)
    }
  }
}
