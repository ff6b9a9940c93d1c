/// What an expression of the sources comes to, as far as it can be told before apply.
///
/// Known values are values; what apply will make stands for itself, as the attribute of the resource
/// that makes it. So `element(aws_subnet.a[*].id, 1)` is the id of `aws_subnet.a[1]`.
indirect enum Symbol: Sendable {
  /// Nothing: `null`.
  case null
  /// A Boolean.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A text.
  case text(String)
  /// Elements in their order; of a set, in any.
  case list([Symbol])
  /// Members by name.
  case object(SymbolObject)
  /// Something of a resource, or of all of a block's instances.
  case part(Origin)
  /// A module instance, by its number: its outputs are its members.
  case module(Int)
  /// One of these, and which one is not known.
  case some([Symbol])
  /// Made of all of these, in a way that is not known.
  case mix([Symbol])
  /// What would be an error: an index that is not there, say. `try` goes on to the next.
  case missing
  /// Known when planning, but not to be told here.
  case given
  /// Nothing can be said of it.
  case unknown
}

/// The members of an object.
struct SymbolObject: Sendable {
  var members: [String: Symbol] = [:]
  /// Whether it may have others.
  var isOpen = false
}

extension Symbol {
  /// An object with `members` and no others.
  static func object(_ members: [String: Symbol]) -> Symbol {
    .object(SymbolObject(members: members))
  }

  /// The elements that a `for` goes over, with their keys; nil where they can't be told.
  var elements: [(key: Symbol, value: Symbol)]? {
    switch self {
    case .list(let elements):
      return elements.enumerated().map { (.number(Double($0.offset)), $0.element) }
    case .object(let object) where !object.isOpen:
      return object.members.sorted { $0.key < $1.key }.map { (.text($0.key), $0.value) }
    default: return nil
    }
  }

  /// A Boolean that is known.
  var truth: Bool? {
    switch self {
    case .bool(let truth): truth
    case .text("true"): true
    case .text("false"): false
    default: nil
    }
  }

  /// A text, or a number's or Boolean's, that is known.
  var known: String? {
    switch self {
    case .text(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    default: nil
    }
  }

  /// A whole number that is known.
  var index: Int? {
    switch self {
    case .number(let number):
      number == number.rounded() && abs(number) < 1e9 ? Int(number) : nil
    case .text(let text): Int(text)
    default: nil
    }
  }

  /// How many values lie in it; no more than `limit` are counted.
  func weight(upTo limit: Int) -> Int {
    var weight = 0
    var pending = [self]
    while let next = pending.popLast(), weight < limit {
      weight += 1
      switch next {
      case .list(let parts), .mix(let parts), .some(let parts): pending += parts
      case .object(let object): pending += object.members.values
      default: continue
      }
    }
    return weight
  }

  /// Whether nothing in it waits for apply.
  var isKnown: Bool {
    switch self {
    case .null, .bool, .number, .text, .given: true
    case .list(let elements): elements.allSatisfy(\.isKnown)
    case .object(let object): !object.isOpen && object.members.values.allSatisfy(\.isKnown)
    case .part, .module, .some, .mix, .missing, .unknown: false
    }
  }

  var isNull: Bool { if case .null = self { true } else { false } }

  var isMissing: Bool { if case .missing = self { true } else { false } }
}
