import CEL

extension ConformanceCase {
  /// What is wrong with what the expression gives; nil if nothing is.
  var failure: String? {
    let program: Program
    let environment = environment
    do {
      program = try Program(
        compiling: expression, in: environment, checking: isChecked ? .strict : .none)
    } catch {
      let messages = error.mistakes.map(\.message).joined(separator: "; ")
      return self.error == nil ? "does not compile: \(messages)" : nil
    }
    if let expected = deducedType?.type, isChecked, program.type != expected {
      return "is of type \(program.type), not \(expected)"
    }
    guard !isOnlyChecked else { return nil }
    var activation = Activation(for: environment)
    for (name, tagged) in bindings {
      if let slot = environment.slot(of: name) { activation.bind(slot, to: tagged.value) }
    }
    return failure(of: program.evaluate(in: &activation))
  }

  private func failure(of result: Value) -> String? {
    switch (result, value?.value) {
    case (.error, nil) where error != nil: nil
    case (.error(let found), _): "gives the error: \(found.message)"
    case (_, nil): "gives \(result), not an error"
    case (_, let expected?): result.isIdentical(to: expected) ? nil : "gives \(result)"
    }
  }

  private var environment: Environment {
    let declared = declarations.compactMap { declaration in
      declaration.ident.map { Variable(declaration.name, $0.type.type) }
    }
    let known = Set(declared.map(\.name))
    let bound = bindings.keys.sorted().filter { !known.contains($0) }.map { Variable($0, .dyn) }
    let functions = declarations.compactMap { declaration in
      declaration.function.map { function in
        FunctionDeclaration(
          declaration.name,
          function.overloads.map {
            Overload($0.overloadId, $0.params.map(\.type), $0.resultType.type, .none)
          })
      }
    }
    return Environment(
      libraries: [.everything, .blocks], variables: declared + bound, functions: functions,
      container: container)
  }
}

extension Value {
  /// Whether both are the same value of the same type; stricter than CEL's own equality.
  fileprivate func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.double(let left), .double(let right)):
      left.isNaN && right.isNaN || left == right && left.sign == right.sign
    case (.list(let left), .list(let right)):
      left.count == right.count
        && (0..<left.count).allSatisfy { left[$0].isIdentical(to: right[$0]) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && (0..<left.count).allSatisfy { index in
          right[left.key(at: index)].map { left.value(at: index).isIdentical(to: $0) } ?? false
        }
    default:
      type.name == other.type.name && isEqual(to: other).isTrue
    }
  }

  private var isTrue: Bool {
    if case .bool(true) = self { true } else { false }
  }
}
