extension Value {
  /// `value.field`; an optional's field is an optional.
  func select(_ field: Field) -> Value {
    switch self {
    case .map(let map):
      map[field] ?? map.absence(or: .error(.noSuchKey(field.name)))
    case .object(let object): object.select(field)
    case .optional(let value): value.map { $0.selectOptional(field) } ?? .none
    case .unknown, .error: self
    default: noFields
    }
  }

  /// Computes `value.field.field…`; an error has the place of the field that it is about.
  func select(_ path: FieldPath) -> Value {
    var value = self
    var step = 0
    while step < path.fields.count {
      if case .map(let map) = value {
        guard let next = map.value(at: path, from: &step) else {
          return Value.error(.noSuchKey(path.fields[step - 1].name))
            .located(at: path.ranges[step - 1])
        }
        value = next
      } else {
        value = value.select(path.fields[step]).located(at: path.ranges[step])
        step += 1
      }
      guard value.isSettled else { return value }
    }
    return value
  }

  /// Computes `value.?field`.
  func selectOptional(_ field: Field) -> Value {
    switch self {
    case .map(let map): map[field].map(\.asOptional) ?? map.absence(or: .none)
    case .object(let object):
      switch object.has(field) {
      case .bool(true): object.select(field).asOptional
      case .bool(false): .none
      case let undecided: undecided
      }
    case .optional(let value): value.map { $0.selectOptional(field) } ?? .none
    case .unknown, .error: self
    default: noFields
    }
  }

  /// Computes `has(value.field)`.
  func has(_ field: Field) -> Value {
    switch self {
    case .map(let map): map.has(field)
    case .object(let object): object.has(field)
    case .optional(let value): value.map { $0.has(field) } ?? .bool(false)
    case .unknown, .error: self
    default: noFields
    }
  }

  /// `value[key]`; an element of an optional is an optional.
  func element(at key: Value) -> Value {
    if case .optional(let value) = self {
      return value.map { $0.elementOptional(at: key) } ?? .none
    }
    guard isSettled else { return self }
    guard key.isSettled else { return key }
    switch self {
    case .list(let list):
      return list.element(at: key) { .failure(.indexOutOfRange, "index out of range: \($0)") }
    case .map(let map):
      return map[key] ?? map.absence(or: .error(.noSuchKey(key.shownAsKey)))
    default: return .error(.noSuchOverload(Operator.index, [self, key]))
    }
  }

  /// Computes `value[?key]`.
  func elementOptional(at key: Value) -> Value {
    if case .optional(let value) = self {
      return value.map { $0.elementOptional(at: key) } ?? .none
    }
    guard isSettled else { return self }
    guard key.isSettled else { return key }
    switch self {
    case .list(let list): return list.element(at: key) { _ in .none }.asOptional
    case .map(let map): return map[key].map(\.asOptional) ?? map.absence(or: .none)
    default: return .error(.noSuchOverload(Operator.optionalIndex, [self, key]))
    }
  }

  /// The value in an optional; what is one already, or not settled, stays.
  private var asOptional: Value {
    switch self {
    case .unknown, .error: self
    case .optional(nil): self
    default: .optional(self)
    }
  }

  private var noFields: Value {
    .failure(.noSuchOverload, "a value of type \(type) has no fields")
  }

  private var shownAsKey: String {
    switch self {
    case .string(let string): string
    case .int(let int): String(int)
    case .uint(let uint): String(uint)
    case .double(let double): String(double)
    case .bool(let bool): String(bool)
    default: type.description
    }
  }
}

extension Map {
  /// What a key that is not among the known ones comes to.
  fileprivate func absence(or absent: Value) -> Value {
    rest.map { .unknown($0) } ?? absent
  }
}

extension List {
  /// The element at an index of any numeric type.
  fileprivate func element(at key: Value, orElse absent: (String) -> Value) -> Value {
    let index: Int? =
      switch key {
      case .int(let int): Int(exactly: int)
      case .uint(let uint): Int(exactly: uint)
      case .double(let double): Int(exactly: double)
      default: nil
      }
    guard key.isNumber else { return .error(.noSuchOverload(Operator.index, [.list(self), key])) }
    if let rest { return .unknown(rest) }
    guard let index else {
      return .failure(.invalidArgument, "the index is not an integer of 64 bits")
    }
    guard index >= 0, index < count else { return absent(String(index)) }
    return self[index]
  }
}

extension Value {
  /// Whether the value is an int, uint or double.
  fileprivate var isNumber: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }
}
