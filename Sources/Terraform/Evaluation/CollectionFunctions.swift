/// Terraform's functions on lists and maps, on values of which parts are not known yet.
enum CollectionFunctions {
  /// What the function `name` gives; nil where it is none of these, or the arguments don't tell.
  ///
  /// `known` are the arguments with what the plan knows of them in their place.
  static func call(_ name: String, _ arguments: [Symbol], _ known: [Symbol]) -> Symbol? {
    switch name {
    case "tolist", "toset", "tomap", "tostring", "tonumber", "tobool", "nonsensitive", "sensitive",
      "sort", "distinct":
      arguments.first
    case "concat": lists(arguments).map { .list($0.flatMap { $0 }) }
    case "flatten": arguments.first.flatMap(flattened).map { .list($0) }
    case "compact": arguments.first.flatMap(\.listed).map { .list($0.filter { !$0.isBlank }) }
    case "reverse": arguments.first.flatMap(\.listed).map { .list($0.reversed()) }
    case "coalescelist": arguments.first { $0.listed?.isEmpty != true }
    case "element": element(arguments, at: known.last)
    case "one": one(arguments.first)
    case "slice": slice(arguments, known)
    case "length": arguments.first.flatMap(length)
    case "merge": merged(arguments)
    case "lookup": lookup(arguments, known)
    case "keys": arguments.first?.elements.map { .list($0.map(\.key)) }
    case "values": arguments.first?.elements.map { .list($0.map(\.value)) }
    case "zipmap": zipped(arguments, known)
    case "setunion": lists(arguments).map { .list($0.flatMap { $0 }) }
    case "contains": contains(known)
    case "range": range(known)
    default: nil
    }
  }

  private static func lists(_ arguments: [Symbol]) -> [[Symbol]]? {
    let lists = arguments.map(\.listed)
    return lists.contains { $0 == nil } ? nil : lists.compactMap { $0 }
  }

  private static func flattened(_ symbol: Symbol) -> [Symbol]? {
    guard let elements = symbol.listed else { return nil }
    var result: [Symbol] = []
    for element in elements {
      switch element {
      case .list:
        guard let inner = flattened(element) else { return nil }
        result += inner
      case .some, .unknown: return nil
      default: result.append(element)
      }
    }
    return result
  }

  private static func element(_ arguments: [Symbol], at index: Symbol?) -> Symbol? {
    guard let elements = arguments.first?.listed else { return nil }
    guard !elements.isEmpty else { return .missing }
    guard let index = index?.index else { return Symbol.either(elements) }
    let count = elements.count
    return elements[((index % count) + count) % count]
  }

  private static func one(_ symbol: Symbol?) -> Symbol? {
    guard let elements = symbol?.listed else { return symbol }
    return elements.isEmpty ? .null : elements.count == 1 ? elements[0] : .missing
  }

  private static func slice(_ arguments: [Symbol], _ known: [Symbol]) -> Symbol? {
    guard arguments.count == 3, let elements = arguments[0].listed else { return nil }
    guard let start = known[1].index, let end = known[2].index else { return .mix(elements) }
    guard start >= 0, start <= end, end <= elements.count else { return .missing }
    return .list(Array(elements[start..<end]))
  }

  private static func length(_ symbol: Symbol) -> Symbol? {
    switch symbol {
    case .text(let text): .number(Double(text.count))
    default: symbol.elements.map { .number(Double($0.count)) }
    }
  }

  private static func merged(_ arguments: [Symbol]) -> Symbol? {
    var merged = SymbolObject()
    for argument in arguments {
      switch argument {
      case .null: continue
      case .object(let object):
        merged.members.merge(object.members) { _, later in later }
        merged.isOpen = merged.isOpen || object.isOpen
      default: return nil
      }
    }
    return .object(merged)
  }

  private static func lookup(_ arguments: [Symbol], _ known: [Symbol]) -> Symbol? {
    guard arguments.count >= 2, let key = known[1].known else { return nil }
    let fallback = arguments.count > 2 ? arguments[2] : .missing
    switch arguments[0] {
    case .object(let object):
      if let member = object.members[key] { return member.isMissing ? fallback : member }
      return object.isOpen ? .some([arguments[0], fallback]) : fallback
    default: return nil
    }
  }

  private static func zipped(_ arguments: [Symbol], _ known: [Symbol]) -> Symbol? {
    guard arguments.count == 2, let keys = known[0].listed, let values = arguments[1].listed,
      keys.count == values.count
    else { return nil }
    var object = SymbolObject()
    for (key, value) in zip(keys, values) {
      if let key = key.known { object.members[key] = value } else { object.isOpen = true }
    }
    return .object(object)
  }

  private static func contains(_ known: [Symbol]) -> Symbol? {
    guard known.count == 2, let elements = known[0].listed, let sought = known[1].known
    else { return nil }
    if elements.contains(where: { $0.known == sought }) { return .bool(true) }
    return elements.allSatisfy { $0.known != nil || $0.isNull } ? .bool(false) : .given
  }

  private static func range(_ known: [Symbol]) -> Symbol? {
    guard let end = known.last?.index, known.count <= 2, end <= 10_000 else { return nil }
    let start = known.count == 2 ? known[0].index : 0
    guard let start, start <= end else { return nil }
    return .list((start..<end).map { .number(Double($0)) })
  }
}

extension Symbol {
  /// The elements of a list; the values of an object.
  fileprivate var listed: [Symbol]? {
    switch self {
    case .list(let elements): elements
    case .null: []
    default: nil
    }
  }

  /// Whether `compact` drops it.
  fileprivate var isBlank: Bool {
    switch self {
    case .null, .text(""): true
    default: false
    }
  }
}
