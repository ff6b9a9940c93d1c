package import Diagnostics

/// A node of a query.
///
/// No tree is higher than ``Query/Limits/depth``, so whatever walks one may recurse.
package struct Expression: Sendable {
  /// What it is.
  package let kind: Kind
  /// Its bytes.
  package let range: SourceRange
  /// How many levels the tree below it has, its own included.
  let height: Int

  init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
    height = 1 + (kind.parts.map(\.height).max() ?? 0)
  }

  /// What a node is.
  package indirect enum Kind: Sendable {
    /// A number; a duration is its number of seconds.
    case number(Double)
    /// A text, its escapes worked out.
    case string(String)
    /// Series by name and labels: `up{job="x"}`, `up[5m] offset 1h`.
    case selector(Selector)
    /// An expression looked at over a window: `rate(x[5m])[1h:1m]`.
    case subquery(Subquery)
    /// Stands for `sum by (job) (x)`.
    case aggregation(Aggregation)
    /// Stands for `rate(x[5m])`.
    case call(Call)
    /// Stands for `a / on (job) b`.
    case binary(Binary)
    /// Stands for `-a` and `+a`.
    case signed(Sign, Expression)
    /// An expression in parentheses.
    case group(Expression)
  }

  /// What may stand before an operand.
  package enum Sign: String, Sendable {
    case plus = "+"
    case minus = "-"
  }

  /// The expression without parentheses around it.
  package var ungrouped: Expression {
    var expression = self
    while case .group(let inner) = expression.kind { expression = inner }
    return expression
  }

  /// What it consists of, from left to right.
  package var parts: [Expression] { kind.parts }
}

extension Expression.Kind {
  fileprivate var parts: [Expression] {
    switch self {
    case .number, .string: []
    case .selector(let selector):
      [selector.window, selector.modifiers.offset].compactMap(\.self)
    case .subquery(let subquery):
      [subquery.expression, subquery.window]
        + [subquery.step, subquery.modifiers.offset].compactMap(\.self)
    case .aggregation(let aggregation):
      [aggregation.parameter].compactMap(\.self) + [aggregation.expression]
    case .call(let call): call.arguments
    case .binary(let binary): [binary.left, binary.right]
    case .signed(_, let operand): [operand]
    case .group(let inner): [inner]
    }
  }
}

/// A function with its arguments.
package struct Call: Sendable {
  /// The function's name.
  package let function: String
  /// The arguments.
  package let arguments: [Expression]
}

/// An operator over many series: `sum`, `topk` ….
package struct Aggregation: Sendable {
  /// The operator's name, in lower case.
  package let name: String
  /// Which labels are left; nil where none is said, so that all series become one.
  package let grouping: Grouping?
  /// The first argument of those that take two: how many, which quantile, which label.
  package let parameter: Expression?
  /// What is aggregated.
  package let expression: Expression

  /// `by (…)` or `without (…)`.
  package struct Grouping: Sendable, Hashable {
    /// Whether the labels are those that go.
    package let isWithout: Bool
    /// The labels.
    package let labels: [String]
  }

  /// The names, and whether each takes a parameter.
  static let takesParameter: [String: Bool] = [
    "sum": false, "avg": false, "count": false, "min": false, "max": false, "group": false,
    "stddev": false, "stdvar": false, "topk": true, "bottomk": true, "count_values": true,
    "quantile": true, "limitk": true, "limit_ratio": true,
  ]
}
