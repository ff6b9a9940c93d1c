/// A compiled expression; evaluated any number of times, on any thread.
///
/// ```swift
/// let program = try Program(compiling: "size(x) > 1", in: environment)
/// var activation = Activation(for: environment)
/// activation.bind(slot, to: .string("abc"))
/// let value = program.evaluate(in: &activation)
/// ```
package struct Program: Sendable {
  /// Whether types are checked before anything is evaluated.
  package enum Checking: Sendable {
    /// Misspelt names and types that don't fit are errors.
    case strict
    /// Everything that parses can be evaluated; mistakes are errors then.
    case none
  }

  /// One reference, so that a program bound to a variable is as small as a value.
  private final class Storage: Sendable {
    let checked: CheckedExpression
    let code: Code
    let localCount: Int

    init(_ checked: CheckedExpression, _ code: Code, localCount: Int) {
      self.checked = checked
      self.code = code
      self.localCount = localCount
    }
  }

  private let storage: Storage

  /// The expression with its types and names.
  package var checked: CheckedExpression { storage.checked }
  var code: Code { storage.code }
  var localCount: Int { storage.localCount }

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

  /// Checks and compiles an expression that was parsed from a text, and perhaps rewritten since.
  ///
  /// - Throws: every mistake that was found, by its place in `source`.
  package init(
    compiling expression: Expression, of source: String, in environment: Environment
  ) throws(CompilationError) {
    self.init(try Checker.check(expression, of: source, in: environment, mode: .strict))
  }

  /// Compiles a checked expression.
  package init(_ checked: CheckedExpression) {
    var compiler = Compiler(checked)
    let compiled = compiler.compile(checked.expression)
    storage = Storage(checked, compiled.code, localCount: compiler.localCount)
  }

  /// Compiles a checked expression so that ``Activation/trace`` notes what its parts come to.
  package init(tracing checked: CheckedExpression) {
    var compiler = Compiler(checked, isTracing: true)
    let compiled = compiler.compile(checked.expression)
    storage = Storage(checked, compiled.code, localCount: compiler.localCount)
  }

  /// The type of the result.
  package var type: Type { checked.type }

  /// What the expression reads.
  package var references: ReferenceSet { checked.references }

  /// Evaluates the expression; errors and unknowns are values.
  package func evaluate(in activation: inout Activation) -> Value {
    activation.evaluate(self)
  }
}

/// What a node is compiled to.
typealias Evaluator = @Sendable (inout Activation) -> Value

/// An evaluator as it is kept in arrays, optionals and tuples, where a bare closure would be called
/// through two more.
struct Code: Sendable {
  let run: Evaluator
}

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
