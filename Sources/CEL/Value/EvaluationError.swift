/// Why an expression could not be evaluated, and where in it.
package struct EvaluationError: Error, Sendable, Hashable {
  /// The causes that a caller may want to tell apart.
  package enum Kind: Sendable, Hashable {
    /// No overload of the function takes values of these types.
    case noSuchOverload
    /// The map has no such key, or the object no such field.
    case noSuchKey
    /// The list has no element at the index.
    case indexOutOfRange
    /// An integer left its range, or a conversion would have.
    case overflow
    /// Division or remainder by zero.
    case divisionByZero
    /// The variable has no value, or the function no implementation.
    case unbound
    /// An argument's content is wrong: an invalid pattern, a malformed timestamp.
    case invalidArgument
    /// Two entries of a map literal have one key.
    case duplicateKey
    /// The evaluation cost more than its limit, or nested too deep.
    case limit
    /// All else.
    case other
  }

  /// The cause.
  package let kind: Kind
  /// What went wrong, in lower case and without a full stop.
  package let message: String
  /// UTF-8 offsets of the subexpression that failed, where known.
  package let range: Range<Int>?

  /// An error of a kind; the interpreter adds the range.
  package init(_ kind: Kind, _ message: String, range: Range<Int>? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
  }

  /// The same error with the place where it happened, unless it has one already.
  package func at(_ range: Range<Int>) -> EvaluationError {
    self.range == nil ? EvaluationError(kind, message, range: range) : self
  }
}

extension EvaluationError {
  /// No overload of `function` takes the arguments.
  package static func noSuchOverload(_ function: String, _ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.type.description).joined(separator: ", ")
    let name = Operator.symbol(of: function) ?? function
    return EvaluationError(.noSuchOverload, "no such overload: '\(name)' of (\(types))")
  }

  /// The map has no key of that name.
  package static func noSuchKey(_ key: String) -> EvaluationError {
    EvaluationError(.noSuchKey, "no such key: '\(key)'")
  }
}
