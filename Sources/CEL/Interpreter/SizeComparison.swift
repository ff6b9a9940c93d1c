/// A comparison of a size with a literal: `x.size() > 0`, `2 <= size(x)`.
///
/// An open list has at least its known members, so that many such comparisons are decided although
/// the size itself is unknown.
struct SizeComparison: Sendable {
  private enum Relation: String {
    case less = "_<_"
    case lessOrEqual = "_<=_"
    case greater = "_>_"
    case greaterOrEqual = "_>=_"
    case equal = "_==_"
    case notEqual = "_!=_"

    /// The relation with its sides swapped.
    var mirrored: Relation {
      switch self {
      case .less: .greater
      case .lessOrEqual: .greaterOrEqual
      case .greater: .less
      case .greaterOrEqual: .lessOrEqual
      case .equal, .notEqual: self
      }
    }
  }

  /// The size, as it is written.
  let size: Expression
  /// What the size is of.
  let container: Expression
  private let relation: Relation
  private let bound: Int64

  /// Recognises a comparison; nil if it is none of a size with an int literal.
  init?(_ function: String, _ operands: [Expression], in checked: CheckedExpression) {
    guard let relation = Relation(rawValue: function), operands.count == 2 else { return nil }
    for (size, other, relation) in [
      (operands[0], operands[1], relation), (operands[1], operands[0], relation.mirrored),
    ] {
      guard let container = size.measured(in: checked), let bound = other.integer else { continue }
      self.size = size
      self.container = container
      self.relation = relation
      self.bound = bound
      return
    }
    return nil
  }

  /// What the comparison comes to for a container.
  func result(for value: Value) -> Value {
    let known: Int
    let rest: UnknownSet?
    switch value {
    case .list(let list): (known, rest) = (list.count, list.rest)
    case .map(let map): (known, rest) = (map.count, map.rest)
    default:
      let size = Library.size(value)
      guard case .int(let size) = size else { return size }
      return .bool(holds(size))
    }
    guard let rest else { return .bool(holds(Int64(known))) }
    return decided(byAtLeast: Int64(known)).map { .bool($0) } ?? .unknown(rest)
  }

  private func holds(_ size: Int64) -> Bool {
    switch relation {
    case .less: size < bound
    case .lessOrEqual: size <= bound
    case .greater: size > bound
    case .greaterOrEqual: size >= bound
    case .equal: size == bound
    case .notEqual: size != bound
    }
  }

  /// What is certain of a size that may be larger still.
  private func decided(byAtLeast size: Int64) -> Bool? {
    switch relation {
    case .less: size >= bound ? false : nil
    case .lessOrEqual, .equal: size > bound ? false : nil
    case .greater, .notEqual: size > bound ? true : nil
    case .greaterOrEqual: size >= bound ? true : nil
    }
  }
}

extension Expression {
  /// What the expression is the size of; nil if it is no size.
  fileprivate func measured(in checked: CheckedExpression) -> Expression? {
    guard case .call(_, let receiver, let arguments) = kind,
      case .call(let call) = checked.meaning(of: self), call.function == "size", !call.isQualified
    else { return nil }
    let operands = (receiver.map { [$0] } ?? []) + arguments
    return operands.count == 1 ? operands[0] : nil
  }

  fileprivate var integer: Int64? {
    if case .literal(.int(let number)) = kind { number } else { nil }
  }
}
