/// One way to call a function: parameter types, result type, and what computes it.
package struct Overload: Sendable {
  /// The name of the overload, unique within its function: `string_to_int`.
  package let id: String
  /// Whether it is called as a member, its first parameter being the receiver.
  package let style: CallStyle
  /// The parameters' types, the receiver's first.
  package let parameters: [Type]
  /// The type of the result.
  package let result: Type
  /// Which arguments the implementation wants to see.
  package let strictness: Strictness
  /// What a call costs.
  package let cost: Cost
  /// What computes the result.
  package let implementation: Implementation
  /// Looks at a call when it is compiled; nil for most.
  package let refine: (@Sendable (CallSite) -> Refinement)?

  /// A global overload; most are strict and cheap.
  package init(
    _ id: String, _ parameters: [Type], _ result: Type, strictness: Strictness = .strict,
    cost: Cost = .constant(1), refine: (@Sendable (CallSite) -> Refinement)? = nil,
    _ implementation: Implementation
  ) {
    self.init(
      id, .global, parameters, result, strictness: strictness, cost: cost, refine: refine,
      implementation)
  }

  /// An overload of either style; most are strict and cheap.
  package init(
    _ id: String, _ style: CallStyle, _ parameters: [Type], _ result: Type,
    strictness: Strictness = .strict, cost: Cost = .constant(1),
    refine: (@Sendable (CallSite) -> Refinement)? = nil, _ implementation: Implementation
  ) {
    self.id = id
    self.style = style
    self.parameters = parameters
    self.result = result
    self.strictness = strictness
    self.cost = cost
    self.refine = refine
    self.implementation = implementation
  }
}

/// How a function is called.
package enum CallStyle: Sendable, Hashable {
  /// Stands for `function(argument)`.
  case global
  /// Stands for `receiver.function(argument)`.
  case member
}

/// Which arguments an implementation wants to see.
package enum Strictness: Sendable, Hashable {
  /// Only what is wholly known: errors and unknowns are passed on by the caller, and so are open
  /// lists and lists or maps with an unknown element (looked for one level deep).
  case strict
  /// No errors and unknowns, but lists and maps as they are, open or with unknown elements.
  case open
  /// Everything.
  case lenient
}

/// What computes a call; a receiver is the first argument.
///
/// The cases by number of arguments spare an array.
package enum Implementation: Sendable {
  case nullary(@Sendable () -> Value)
  case unary(@Sendable (Value) -> Value)
  case binary(@Sendable (Value, Value) -> Value)
  case ternary(@Sendable (Value, Value, Value) -> Value)
  case variadic(@Sendable ([Value]) -> Value)
  /// Sees the host's context of the evaluation, too (nil if the activation has none).
  case hosted(@Sendable ([Value], (any HostContext)?) -> Value)
  /// Declared for the checker alone.
  case none
}

/// Whatever a host wants its functions to see of the evaluation that calls them.
package protocol HostContext: AnyObject, Sendable {}

/// What a call costs, in steps; an evaluation has a limit of them.
package enum Cost: Sendable, Hashable {
  /// The same for all arguments.
  case constant(Int)
  /// One, and one more for each ten units (bytes, elements) of the arguments' sizes.
  case linear
  /// One, and a tenth of the product of the first two arguments' sizes.
  case product
}

/// A call as it is known when compiling.
package struct CallSite: Sendable {
  /// The arguments' types, the receiver's first; `dyn` where nothing is known.
  package let types: [Type]
  /// The arguments that are literals; nil for the others.
  package let literals: [Value?]

  /// A call with some of its arguments' types and values.
  package init(types: [Type], literals: [Value?]) {
    self.types = types
    self.literals = literals
  }
}

/// What an overload makes of a call when it is compiled.
package enum Refinement: Sendable {
  /// As declared.
  case declared
  /// As declared, but computed by an implementation made for the literal arguments (a compiled
  /// pattern, say). It gets all the arguments still.
  case specialized(Implementation)
  /// With a result type that follows from the literal arguments, and perhaps an implementation.
  case typed(Type, Implementation?)
  /// The call can't be right: the message says what and suggests a remedy, `argument` says which
  /// one it is about (the receiver is 0); nil for the whole call.
  case rejected(String, argument: Int?)
}
