internal import Documents

/// What the configuration says of one place of a resource.
enum Written: Sendable {
  /// A block: its arguments' expressions and nested blocks, by name.
  case block(Value)
  /// Nested blocks, in the order of the source; `dynamic` ones are not among them.
  case blocks(Value)
  /// An expression, for this place and all below it.
  case expression(Value)
  /// The enclosing block is there, and says nothing of it.
  case absent
  /// Nothing is known of how it is written: a `dynamic` block, a state, a plan without
  /// configuration.
  case nothing

  /// What is said of a resource as a whole.
  init(_ block: Configuration.Block?) {
    guard let block else {
      self = .nothing
      return
    }
    self = block.expressions.map { .block($0) } ?? .absent
  }

  /// What is said of the argument `name`.
  func member(_ name: String) -> Written {
    switch self {
    case .block(let arguments): arguments[name].map { Written(argument: $0) } ?? .absent
    case .blocks(let blocks): blocks[0].map { Written.block($0).member(name) } ?? .nothing
    case .expression, .absent, .nothing: self
    }
  }

  /// How many blocks of one name are told apart; AWS allows a security group 60 rules, or few more.
  private static let blockLimit = 256

  /// What is said of the element at `index` of `values`, which is `value`.
  ///
  /// Sets of blocks come sorted by their contents, not as they are written, so a block is told by
  /// what is constant in it.
  /// - Complexity: O(blocks), up to a limit; of more than that nothing is said.
  func element(_ index: Int, of count: Int, value: Value) -> Written {
    guard case .blocks(let blocks) = self else { return self }
    guard blocks.count == count, count <= Self.blockLimit else { return .nothing }
    if count == 1 { return blocks[0].map { .block($0) } ?? .nothing }
    let fitting = blocks.elements.filter { Self.fits($0, value) }
    if fitting.count == 1 { return .block(fitting[0]) }
    return blocks[index].map { .block($0) } ?? .nothing
  }

  private init(argument: Value) {
    if argument.isSequence {
      self = .blocks(argument)
    } else if argument.count == 0 || argument["references"] != nil
      || argument["constant_value"] != nil
    {
      self = .expression(argument)
    } else {
      self = .block(argument)
    }
  }

  private static func fits(_ block: Value, _ value: Value) -> Bool {
    block.members.allSatisfy { argument in
      guard let constant = argument["constant_value"], let key = argument.key,
        let actual = value[key]
      else { return true }
      return looksLike(constant, actual)
    }
  }

  /// Whether two scalars are alike; containers are not looked into.
  private static func looksLike(_ left: Value, _ right: Value) -> Bool {
    if let text = left.string { return right.string.map { $0 == text } ?? true }
    if let number = left.double { return right.double.map { $0 == number } ?? true }
    if let truth = left.bool { return right.bool.map { $0 == truth } ?? true }
    return true
  }
}
