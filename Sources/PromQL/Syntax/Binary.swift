package import Diagnostics

/// Two operands with an operator between them.
package struct Binary: Sendable {
  /// What is done with them.
  package let `operator`: Operator
  /// Where the operator stands.
  package let operatorRange: SourceRange
  /// Whether a comparison gives 0 or 1, rather than keeping the series for which it holds.
  package let isBool: Bool
  /// Which series belong together, where it is said.
  package let matching: Matching?
  /// The operand before the operator.
  package let left: Expression
  /// The operand behind it.
  package let right: Expression

  /// An operator.
  package enum Operator: String, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case modulo = "%"
    case power = "^"
    case arctangent = "atan2"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case trimUpper = "</"
    case trimLower = ">/"
    case and, or, unless

    /// Whether it compares.
    package var isComparison: Bool {
      switch self {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
      default: false
      }
    }

    /// Whether it is for sets of series.
    package var isSetOperator: Bool { self == .and || self == .or || self == .unless }

    /// How strongly it binds its operands; never zero.
    var strength: Int {
      switch self {
      case .or: 1
      case .and, .unless: 2
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .trimUpper,
        .trimLower:
        3
      case .add, .subtract: 4
      case .multiply, .divide, .modulo, .arctangent: 5
      case .power: 6
      }
    }
  }

  /// Which series of both sides belong together.
  package struct Matching: Sendable, Hashable {
    /// Whether the labels are those to compare (`on`), rather than those to leave out (`ignoring`);
    /// nil where neither is said.
    package internal(set) var isOn: Bool?
    /// The labels.
    package internal(set) var labels: [String] = []
    /// The side on which several series may belong to one of the other: `group_left`, `group_right`.
    package internal(set) var many: Side?
    /// The labels that are taken from the side of the one.
    package internal(set) var included: [String] = []
    /// What stands in for a series that the left side lacks.
    package internal(set) var fillLeft: Double?
    /// What stands in for a series that the right side lacks.
    package internal(set) var fillRight: Double?
  }

  /// An operand's side.
  package enum Side: Sendable, Hashable {
    case left, right
  }
}
