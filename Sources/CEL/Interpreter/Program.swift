/// A compiled expression; evaluated any number of times, on any thread.
///
/// ```swift
/// let program = try Program(compiling: "size(x) > 1", in: environment)
/// let activation = Activation(for: environment)
/// activation.bind(slot, to: .string("abc"))
/// let value = program.evaluate(in: activation)
/// ```
package struct Program: Sendable {
  /// Whether types are checked before anything is evaluated.
  package enum Checking: Sendable {
    /// Misspelt names and types that don't fit are errors.
    case strict
    /// Everything that parses can be evaluated; mistakes are errors then.
    case none
  }

  /// The expression with its types and names.
  package let checked: CheckedExpression
  let evaluator: Evaluator
  let localCount: Int

  /// Parses, checks and compiles an expression.
  ///
  /// - Throws: every mistake that was found.
  package init(
    compiling source: String, in environment: Environment, checking: Checking = .strict
  ) throws(CompilationError) {
    let expression = try Expression(parsing: source, in: environment)
    let checked = try Checker.check(
      expression, of: source, in: environment, mode: checking == .strict ? .strict : .lenient)
    self.init(checked)
  }

  /// Compiles a checked expression.
  package init(_ checked: CheckedExpression) {
    var compiler = Compiler(checked)
    let compiled = compiler.compile(checked.expression)
    self.checked = checked
    evaluator = compiled.evaluator
    localCount = compiler.localCount
  }

  /// The type of the result.
  package var type: Type { checked.type }

  /// What the expression reads.
  package var references: ReferenceSet { checked.references }

  /// Evaluates the expression; errors and unknowns are values.
  package func evaluate(in activation: Activation) -> Value {
    activation.evaluate(self)
  }
}

/// What a node is compiled to.
typealias Evaluator = @Sendable (Activation) -> Value

extension Expression {
  /// Parses an expression and expands the macros of an environment.
  ///
  /// - Throws: every mistake that was found.
  package init(parsing source: String, in environment: Environment) throws(CompilationError) {
    self = try Parser.parse(source, macros: environment.declarations.macros)
  }
}

extension CheckedExpression {
  /// Parses and checks an expression.
  ///
  /// - Throws: every mistake that was found.
  package init(checking source: String, in environment: Environment) throws(CompilationError) {
    let expression = try Expression(parsing: source, in: environment)
    self = try Checker.check(expression, of: source, in: environment, mode: .strict)
  }
}
