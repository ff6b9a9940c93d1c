extension Overload {
  /// An overload that a Swift function of one parameter computes.
  static func native<First: NativeValue, Result: NativeValue>(
    _ id: String, _ style: CallStyle = .global, cost: Cost = .constant(1),
    by body: @escaping @Sendable (First) throws(EvaluationError) -> Result
  ) -> Overload {
    let implementation = Implementation.unary { value in
      guard let first = First.native(value) else {
        return .error(.noSuchOverload(id, [value]))
      }
      return Value { () throws(EvaluationError) in try body(first).celValue }
    }
    return Overload(id, style, [First.celType], Result.celType, cost: cost, implementation)
  }

  /// An overload that reads a text; a literal that can't be read is reported when compiling.
  static func reading<Result: NativeValue>(
    _ id: String, by read: @escaping @Sendable (String) throws(EvaluationError) -> Result
  ) -> Overload {
    let implementation = Implementation.unary { value in
      guard case .string(let text) = value else { return .error(.noSuchOverload(id, [value])) }
      return Value { () throws(EvaluationError) in try read(text).celValue }
    }
    return Overload(
      id, [.string], Result.celType, cost: .linear,
      refine: { site in
        guard case .string(let text)?? = site.literals.first else { return .declared }
        do throws(EvaluationError) {
          _ = try read(text)
          return .declared
        } catch {
          return .rejected(error.message, argument: 0)
        }
      }, implementation)
  }

  /// An overload that a Swift function of two parameters computes.
  static func native<First: NativeValue, Second: NativeValue, Result: NativeValue>(
    _ id: String, _ style: CallStyle = .global, cost: Cost = .constant(1),
    refine: (@Sendable (CallSite) -> Refinement)? = nil,
    by body: @escaping @Sendable (First, Second) throws(EvaluationError) -> Result
  ) -> Overload {
    let implementation = Implementation.binary { left, right in
      guard let first = First.native(left), let second = Second.native(right) else {
        return .error(.noSuchOverload(id, [left, right]))
      }
      return Value { () throws(EvaluationError) in try body(first, second).celValue }
    }
    return Overload(
      id, style, [First.celType, Second.celType], Result.celType, cost: cost, refine: refine,
      implementation)
  }

  /// An overload that a Swift function of three parameters computes.
  static func native<
    First: NativeValue, Second: NativeValue, Third: NativeValue, Result: NativeValue
  >(
    _ id: String, _ style: CallStyle = .global, cost: Cost = .constant(1),
    refine: (@Sendable (CallSite) -> Refinement)? = nil,
    by body: @escaping @Sendable (First, Second, Third) throws(EvaluationError) -> Result
  ) -> Overload {
    let implementation = Implementation.ternary { left, middle, right in
      guard let first = First.native(left), let second = Second.native(middle),
        let third = Third.native(right)
      else { return .error(.noSuchOverload(id, [left, middle, right])) }
      return Value { () throws(EvaluationError) in try body(first, second, third).celValue }
    }
    return Overload(
      id, style, [First.celType, Second.celType, Third.celType], Result.celType, cost: cost,
      refine: refine, implementation)
  }
}

extension Value {
  /// What `body` gives, or the error that it throws.
  init(_ body: () throws(EvaluationError) -> Value) {
    do throws(EvaluationError) {
      self = try body()
    } catch {
      self = .error(error)
    }
  }
}

extension FunctionDeclaration {
  /// A function with a single overload that a Swift function of one parameter computes.
  static func native<First: NativeValue, Result: NativeValue>(
    _ name: String, _ id: String, _ style: CallStyle = .global, cost: Cost = .constant(1),
    by body: @escaping @Sendable (First) throws(EvaluationError) -> Result
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, [.native(id, style, cost: cost, by: body)])
  }

  /// A function with a single overload that a Swift function of two parameters computes.
  static func native<First: NativeValue, Second: NativeValue, Result: NativeValue>(
    _ name: String, _ id: String, _ style: CallStyle = .global, cost: Cost = .constant(1),
    by body: @escaping @Sendable (First, Second) throws(EvaluationError) -> Result
  ) -> FunctionDeclaration {
    FunctionDeclaration(name, [.native(id, style, cost: cost, by: body)])
  }
}
