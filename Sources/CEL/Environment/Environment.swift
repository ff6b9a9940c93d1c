/// What an expression may refer to: variables, nominal types, functions, macros.
///
/// Immutable and cheap to extend: the declarations of libraries and types are shared. Variables
/// have slots, and an extended environment keeps those of the one it was made from, so that one
/// ``Activation`` serves programs that were compiled in either.
package struct Environment: Sendable {
  /// The namespace in which names are looked up first, inner to outer; empty for none.
  package let container: String
  /// The variables by slot.
  package private(set) var variables: [Variable]
  let declarations: Declarations
  private let structures: (any StructureSource)?
  private var slots: [String: Int]
  /// Names that mean nothing here, though people expect them to, and why.
  private(set) var absences: [String: String] = [:]

  /// An environment of libraries, nominal types and variables.
  package init(
    libraries: [Library] = [.standard], types: [ObjectType] = [], variables: [Variable] = [],
    functions: [FunctionDeclaration] = [], container: String = "",
    structures: (any StructureSource)? = nil
  ) {
    self.container = container
    self.structures = structures
    self.variables = []
    slots = [:]
    declarations = Declarations(
      libraries: libraries + [Library(name: "", functions: functions)], types: types)
    for variable in variables { declare(variable) }
  }

  /// The same environment with more variables; one of a known name hides the older.
  package func extended(variables: [Variable]) -> Environment {
    var result = self
    for variable in variables { result.declare(variable) }
    return result
  }

  private mutating func declare(_ variable: Variable) {
    slots[variable.name] = variables.count
    variables.append(variable)
  }

  /// The same environment, which says why a name means nothing in it where one is asked for.
  ///
  /// - Parameter absences: what to do instead, by name; a variable of the name wins.
  /// - Returns: the environment with these explanations besides its own.
  package func explaining(_ absences: [String: String]) -> Environment {
    var result = self
    result.absences.merge(absences) { _, last in last }
    return result
  }

  /// The slot of a variable by its full name.
  package func slot(of name: String) -> Int? { slots[name] }

  /// A nominal type by name.
  package func objectType(_ name: String) -> ObjectType? { declarations.types[name] }

  /// A structure by name.
  package func structure(_ name: String) -> Structure? { structures?.structure(name) }

  /// A function by its full name.
  package func function(_ name: String) -> FunctionDeclaration? { declarations.functions[name] }
}

/// A variable that expressions may read.
package struct Variable: Sendable, Hashable {
  /// The full name, perhaps qualified (`variables.acls`).
  package let name: String
  /// The type of its values.
  package let type: Type

  /// A variable of a type.
  package init(_ name: String, _ type: Type) {
    self.name = name
    self.type = type
  }
}

/// What an environment shares with those that extend it.
final class Declarations: Sendable {
  let functions: [String: FunctionDeclaration]
  let macros: [String: [Macro]]
  let constants: [String: Constant]
  let types: [String: ObjectType]

  init(libraries: [Library], types: [ObjectType]) {
    var functions: [String: FunctionDeclaration] = [:]
    var macros: [String: [Macro]] = [:]
    var constants: [String: Constant] = [:]
    for library in libraries {
      for function in library.functions {
        functions[function.name] = functions[function.name]?.adding(function) ?? function
      }
      for macro in library.macros { macros[macro.name, default: []].append(macro) }
      for constant in library.constants { constants[constant.name] = constant }
    }
    self.functions = functions
    self.macros = macros
    self.constants = constants
    self.types = Dictionary(types.map { ($0.name, $0) }) { _, last in last }
  }
}
