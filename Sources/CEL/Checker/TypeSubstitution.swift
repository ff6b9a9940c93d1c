/// What the type parameters of an expression have turned out to be, and which types may stand for
/// which.
///
/// The rules are those of the language definition's type inference: a parameter takes the most
/// general of the types it meets, `dyn` goes with everything, null with what may be null.
struct TypeSubstitution {
  private var substitutes: [String: Type] = [:]
  private var freshCount = 0

  /// A new parameter, different from all others.
  mutating func fresh() -> Type {
    freshCount += 1
    return .parameter("@\(freshCount)")
  }

  /// The type with its parameters replaced by fresh ones, the same name by the same one.
  mutating func instantiate(_ types: [Type]) -> [Type] {
    var fresh: [String: Type] = [:]
    return types.map { type in
      type.replacingParameters { name in
        if let known = fresh[name] { return known }
        let parameter = self.fresh()
        fresh[name] = parameter
        return parameter
      }
    }
  }

  /// The type with what is known of its parameters put in.
  func applied(to type: Type) -> Type {
    type.replacingParameters { name in
      substitutes[name].map { applied(to: $0) } ?? .parameter(name)
    }
  }

  /// The type with all its parameters put in; those that nothing is known of are `dyn`.
  func resolved(_ type: Type) -> Type {
    type.replacingParameters { name in substitutes[name].map { resolved($0) } ?? .dyn }
  }

  /// Whether every type may stand for the one beside it; what that says of parameters is kept.
  mutating func unify(_ types: [Type], with others: [Type]) -> Bool {
    guard types.count == others.count else { return false }
    let before = substitutes
    for (type, other) in zip(types, others) where !isAssignable(type, to: other) {
      substitutes = before
      return false
    }
    return true
  }

  /// Whether one type may stand for the other; what that says of parameters is kept.
  mutating func unify(_ type: Type, with other: Type) -> Bool {
    unify([type], with: [other])
  }

  /// The type of both: the more general one, or `dyn` if they have nothing in common.
  mutating func join(_ previous: Type?, _ next: Type) -> Type {
    guard let previous else { return next }
    guard unify(previous, with: next) else { return .dyn }
    return TypeSubstitution.moreGeneral(previous, next)
  }

  // MARK: Rules

  private mutating func isAssignable(_ left: Type, to right: Type) -> Bool {
    if case .parameter(let name) = right {
      switch fit(left, into: name) {
      case .fits: return true
      case .conflicts: return false
      case .isRecursive: break
      }
    }
    if case .parameter(let name) = left { return fit(right, into: name) == .fits }
    if left.isDynamic || right.isDynamic { return true }
    if left == .null { return right.isNullable }
    if right == .null { return left.isNullable }
    return isAssignableStructure(left, to: right)
  }

  private mutating func isAssignableStructure(_ left: Type, to right: Type) -> Bool {
    switch (left, right) {
    case (.list(let left), .list(let right)): isAssignable(left, to: right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      isAssignable(leftKey, to: rightKey) && isAssignable(leftValue, to: rightValue)
    case (.type, .type): true
    case (.wrapper(let left), .wrapper(let right)): isAssignable(left, to: right)
    case (.wrapper(let left), let right), (let left, .wrapper(let right)):
      isAssignable(left, to: right)
    case (.number, let other), (let other, .number): other.isNumber
    case (.structure, .structure): true
    case (.structure, .map(let key, _)), (.map(let key, _), .structure):
      isAssignable(.string, to: key)
    case (.opaque(let leftName, let leftTypes), .opaque(let rightName, let rightTypes)):
      leftName == rightName && leftTypes.count == rightTypes.count
        && areAssignable(leftTypes, to: rightTypes)
    default: left == right
    }
  }

  private mutating func areAssignable(_ left: [Type], to right: [Type]) -> Bool {
    for (left, right) in zip(left, right) where !isAssignable(left, to: right) { return false }
    return true
  }

  private enum Fit {
    case fits
    case conflicts
    case isRecursive
  }

  private mutating func fit(_ type: Type, into name: String) -> Fit {
    if type == .parameter(name) { return .fits }
    if let known = substitutes[name] {
      if known == type { return .fits }
      guard isAssignable(type, to: known) else { return .conflicts }
      let general = TypeSubstitution.moreGeneral(type, known)
      if !isReferenced(name, in: general) { substitutes[name] = general }
      return .fits
    }
    guard !isReferenced(name, in: type) else { return .isRecursive }
    substitutes[name] = type
    return .fits
  }

  private func isReferenced(_ name: String, in type: Type) -> Bool {
    switch type {
    case .parameter(name): true
    case .parameter(let other): substitutes[other].map { isReferenced(name, in: $0) } ?? false
    case .list(let element), .type(let element), .wrapper(let element):
      isReferenced(name, in: element)
    case .map(let key, let value): isReferenced(name, in: key) || isReferenced(name, in: value)
    case .opaque(_, let types): types.contains { isReferenced(name, in: $0) }
    default: false
    }
  }

  private static func moreGeneral(_ left: Type, _ right: Type) -> Type {
    if isAtLeastAsGeneral(left, as: right) { return left }
    switch (left, right) {
    case (_, .dyn), (_, .error), (_, .parameter): return right
    case (.structure(let name), .structure(let other)): return name == other ? left : .dyn
    case (.structure, .map), (.map, .structure): return .map(.string, .dyn)
    case (.list(let left), .list(let right)): return .list(moreGeneral(left, right))
    case (.wrapper(let left), .wrapper(let right)), (.wrapper(let left), let right),
      (let left, .wrapper(let right)):
      return .wrapper(moreGeneral(left, right))
    default: return right
    }
  }

  private static func isAtLeastAsGeneral(_ left: Type, as right: Type) -> Bool {
    if left.isDynamic || right == .null && left.isNullable { return true }
    if case .parameter = left { return true }
    if right.isDynamic { return false }
    if case .parameter = right { return false }
    switch (left, right) {
    case (.list(let left), .list(let right)), (.type(let left), .type(let right)):
      return isAtLeastAsGeneral(left, as: right)
    case (.map(let leftKey, let leftValue), .map(let rightKey, let rightValue)):
      return isAtLeastAsGeneral(leftKey, as: rightKey)
        && isAtLeastAsGeneral(leftValue, as: rightValue)
    case (.opaque(let leftName, let left), .opaque(let rightName, let right)):
      return leftName == rightName && left.count == right.count
        && zip(left, right).allSatisfy { isAtLeastAsGeneral($0, as: $1) }
    case (.wrapper(let scalar), let other):
      return left == right || isAtLeastAsGeneral(scalar, as: other)
    case (.number, let other): return other.isNumber
    default: return left == right
    }
  }
}

extension Type {
  /// Whether nothing can be said of the type.
  var isDynamic: Bool { self == .dyn || self == .error }

  /// Whether null may stand for a value of the type.
  fileprivate var isNullable: Bool {
    switch self {
    case .null, .wrapper, .opaque, .object, .structure, .timestamp, .duration: true
    default: false
    }
  }

  /// Whether the values of the type are numbers.
  var isNumber: Bool {
    switch self {
    case .int, .uint, .double, .number: true
    default: false
    }
  }

  /// The type with other types for its parameters.
  func replacingParameters(_ replacement: (String) -> Type) -> Type {
    switch self {
    case .parameter(let name): replacement(name)
    case .list(let element): .list(element.replacingParameters(replacement))
    case .type(let type): .type(type.replacingParameters(replacement))
    case .map(let key, let value):
      .map(key.replacingParameters(replacement), value.replacingParameters(replacement))
    case .opaque(let name, let types) where !types.isEmpty:
      .opaque(name, types.map { $0.replacingParameters(replacement) })
    default: self
    }
  }
}
