package import Diagnostics

/// A node of an expression.
///
/// No chain of operators or selections is a chain of nodes, and brackets lie within each other no
/// deeper than the limit, so whatever walks an expression may recurse.
package struct Expression: Sendable {
  /// Its bytes.
  package let range: SourceRange
  /// What it is.
  package let kind: Kind

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// What a node is.
  package indirect enum Kind: Sendable {
    /// Nothing: `null`.
    case null
    /// A Boolean.
    case bool(Bool)
    /// A number, as it is written: it may be larger than any machine's.
    case number(String)
    /// A text in quotation marks, or a heredoc.
    case template([Part])
    /// The name that a reference starts with: `var`, `aws_vpc`, `each`.
    case variable(String)
    /// A value and the steps from it: `x.name`, `x[0]`, `x[*].id`.
    case selection(Expression, [Step])
    /// Stands for `[a, b]`.
    case list([Expression])
    /// Stands for `{a = 1}`.
    case object([Entry])
    /// A function with its arguments; the last one may be spread out by `...`.
    case call(Name, [Expression], spread: Spread)
    /// A `for` over a list or a map.
    case loop(Loop)
    /// Stands for `condition ? first : second`.
    case conditional(Expression, Expression, Expression)
    /// Operands with operators of one strength between them, from left to right.
    case operation([Operator], [Expression])
    /// Stands for `!a` and `-a`.
    case prefixed(Operator, Expression)
    /// An expression in parentheses.
    case group(Expression)
  }

  /// A step of a selection.
  package enum Step: Sendable {
    /// `.name`.
    case name(Name)
    /// `[key]`, and the old `.0`.
    case index(Expression)
    /// `.*`: the steps behind it, up to the next splat, select in each element, indices excepted.
    case attributeSplat(SourceRange)
    /// `[*]`: all the steps behind it select in each element.
    case fullSplat(SourceRange)
  }

  /// A part of a template.
  package enum Part: Sendable {
    /// Text as it is, escapes worked out.
    case text(String)
    /// Stands for `${…}`.
    case value(Expression)
    /// Stands for `%{ if … }…%{ else }…%{ endif }`.
    case condition(Expression, [Part], [Part])
    /// Stands for `%{ for … in … }…%{ endfor }`.
    case repetition(key: Name?, value: Name, Expression, [Part])
  }

  /// An entry of an object.
  package struct Entry: Sendable {
    /// The key: a name that stands there bare is a text.
    package let key: Expression
    /// The value.
    package let value: Expression

    /// The key, where it is a plain text.
    package var name: String? { key.text }
  }

  /// Stands for `[for k, v in source : value if filter]`, or with braces for a map.
  package struct Loop: Sendable {
    /// The name of the key; nil where there is one name only.
    package let key: Name?
    /// The name of the element.
    package let element: Name
    /// What it goes over.
    package let source: Expression
    /// The key of each result; nil for a list.
    package let resultKey: Expression?
    /// Each result.
    package let result: Expression
    /// Which elements count; nil for all.
    package let filter: Expression?
  }

  /// Whether the last argument of a call is a list of arguments.
  package enum Spread: Sendable, Hashable {
    case none
    /// By `...`.
    case last
  }

  /// An operator.
  package enum Operator: String, Sendable, Hashable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case modulo = "%"
    case not = "!"
  }
}

extension Expression {
  /// The text, where the expression is nothing but a text.
  package var text: String? {
    guard case .template(let parts) = kind else { return nil }
    switch parts.first {
    case nil: return ""
    case .text(let text)? where parts.count == 1: return text
    default: return nil
    }
  }

  /// The expression without parentheses around it, and without a template that is only that:
  /// `"${x}"` is `x`.
  package var unwrapped: Expression {
    var current = self
    while true {
      switch current.kind {
      case .group(let inner): current = inner
      case .template(let parts):
        guard parts.count == 1, case .value(let inner) = parts[0] else { return current }
        current = inner
      default: return current
      }
    }
  }
}
