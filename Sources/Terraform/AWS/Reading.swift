internal import ArchitectureGraph
internal import Documents

/// What an argument comes to: what was set, or what AWS makes of it where nobody set it.
enum Effective {
  case set(Value)
  case omitted(Default)
  case unknown(Unknown)
}

extension Slot {
  /// What the argument comes to.
  var effective: Effective {
    if let value, value.kind != .unknown { return .set(value) }
    if value != nil { return .unknown(unknown()) }
    if let row = Defaults.value(of: schemaPath, in: part.type) { return .omitted(row) }
    return .unknown(unknown(.afterApply))
  }

  /// As a Boolean field.
  var bool: Fact {
    switch known(as: { $0.bool ?? Self.truth($0.string) }, default: \.bool) {
    case .known(let value): .bool(value)
    case .unknown(let unknown): .unknown([unknown])
    }
  }

  /// As an integer field.
  var int: Fact { knownInt.fact }

  /// As a text field.
  var text: Fact { knownText.textFact }

  /// As a field that is a list of texts; open, where some are not known.
  var texts: Fact {
    switch effective {
    case .set(let value):
      let known = value.elements.compactMap(\.string)
      let isOpen = known.count < value.count
      return .list(known.map { .string($0) }, rest: isOpen ? [unknown(.afterApply)] : [])
    case .omitted(let row): return .strings(row.texts ?? [])
    case .unknown(let unknown): return .list([], rest: [unknown])
    }
  }

  /// The Boolean, where that is known.
  var knownBool: Known<Bool> {
    known(as: { $0.bool ?? Self.truth($0.string) }, default: \.bool)
  }

  /// The integer, where that is known; numbers in quotation marks count.
  var knownInt: Known<Int> {
    known(as: { $0.int.map { Int($0) } ?? $0.string.flatMap { Int($0) } }, default: \.int)
  }

  /// The text, where that is known.
  var knownText: Known<String> {
    known(as: { $0.string }, default: \.text)
  }

  private func known<Wrapped>(
    as read: (Value) -> Wrapped?, default row: (Default) -> Wrapped?
  ) -> Known<Wrapped> {
    switch effective {
    case .set(let value): read(value).map { .known($0) } ?? .unknown(unknown(.error))
    case .omitted(let fallback): row(fallback).map { .known($0) } ?? .unknown(unknown(.error))
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  private static func truth(_ text: String?) -> Bool? { text.flatMap { Bool($0) } }
}

extension Known where Wrapped == Int {
  /// As a field.
  var fact: Fact {
    switch self {
    case .known(let value): .int(Int64(value))
    case .unknown(let unknown): .unknown([unknown])
    }
  }
}

extension Known where Wrapped == Bool {
  /// As a field.
  var fact: Fact {
    switch self {
    case .known(let value): .bool(value)
    case .unknown(let unknown): .unknown([unknown])
    }
  }

  /// Whether both hold; a known no decides.
  static func both(_ left: Known<Bool>, _ right: Known<Bool>) -> Known<Bool> {
    if left.value == false || right.value == false { return .known(false) }
    return left.value == nil ? left : right
  }

  /// Whether one holds; a known yes decides.
  static func either(_ left: Known<Bool>, _ right: Known<Bool>) -> Known<Bool> {
    if left.value == true || right.value == true { return .known(true) }
    return left.value == nil ? left : right
  }

  /// The opposite.
  var negated: Known<Bool> { map { !$0 } }
}

extension Known {
  /// What a known value leads to, which may not be known.
  func flatMap<Other: Sendable>(_ change: (Wrapped) -> Known<Other>) -> Known<Other> {
    switch self {
    case .known(let value): change(value)
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  /// The same, with a known value changed.
  func map<Other: Sendable>(_ change: (Wrapped) -> Other) -> Known<Other> {
    switch self {
    case .known(let value): .known(change(value))
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}

extension Contribution {
  /// Sets the field `field` of the node of `part`.
  mutating func set(_ part: Part, _ field: String, _ fact: Fact) {
    builder.set(part.node, field, fact)
  }
}
