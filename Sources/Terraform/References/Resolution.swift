/// Where a value comes from: an attribute of an instance, or of each instance of a block.
struct Origin: Hashable, Sendable {
  /// The instances meant.
  enum Source: Hashable, Sendable {
    /// The resource of this number.
    case instance(Int)
    /// All the instances of the group of this number.
    case group(Int)
  }

  var source: Source
  /// The way from the resource to the value; empty where the plan does not say (splats).
  var path: [Traversal.Step]
  /// Whether the choice of the instance is a guess: `element()` by an index past the end, say.
  var isGuess = false
}

/// A local of one module instance, or what is selected in it, which can't be looked into.
struct LocalValue: Hashable, Sendable {
  /// The module instance.
  let module: Int
  /// The local's name.
  let name: String
  /// What is selected in it.
  var path: [Traversal.Step] = []

  /// This, and all that it is selected from: the local itself last.
  var prefixes: [LocalValue] {
    (0...path.count).reversed().map {
      LocalValue(module: module, name: name, path: Array(path.prefix($0)))
    }
  }
}

/// What an expression comes to, as far as references tell.
struct Resolution: Sendable {
  /// The values that it may be made of, each once, in order.
  private(set) var origins: [Origin] = []
  /// The locals it goes through; a plan does not hold them.
  private(set) var locals: [LocalValue] = []
  /// Whether a condition may decide which of the origins it is, or whether it is any.
  var isChoice = false
  /// Whether following was given up: too deep, or in a circle.
  var isCutShort = false
  private var seen: Set<Origin> = []

  /// Something that is known when planning.
  init() {}

  /// What `origins` are, together.
  init(_ origins: [Origin]) {
    for origin in origins { add(origin) }
  }

  /// A local that can't be looked into.
  init(local: LocalValue) {
    locals = [local]
  }

  /// Whether nothing in it is left to be known.
  var isKnown: Bool { origins.isEmpty && locals.isEmpty && !isCutShort }

  mutating func add(_ origin: Origin) {
    if seen.insert(origin).inserted { origins.append(origin) }
  }

  mutating func add(_ other: Resolution) {
    for origin in other.origins { add(origin) }
    for local in other.locals where !locals.contains(local) { locals.append(local) }
    isChoice = isChoice || other.isChoice
    isCutShort = isCutShort || other.isCutShort
  }

  /// The same with each origin replaced by what `change` makes of it.
  func mapping(_ change: (Origin) -> Origin) -> Resolution {
    var result = Resolution()
    for origin in origins { result.add(change(origin)) }
    result.locals = locals
    result.isChoice = isChoice
    result.isCutShort = isCutShort
    return result
  }

  /// The same without the locals of which `isKnown` says so.
  func removing(_ isKnown: (LocalValue) -> Bool) -> Resolution {
    guard locals.contains(where: isKnown) else { return self }
    var result = self
    result.locals = locals.filter { !isKnown($0) }
    return result
  }

  /// The same with `rest` selected in each local, in what was selected before.
  func descendingLocals(_ rest: [Traversal.Step]) -> Resolution {
    guard !rest.isEmpty, !locals.isEmpty else { return self }
    var result = self
    result.locals = locals.map {
      LocalValue(module: $0.module, name: $0.name, path: $0.path + rest)
    }
    return result
  }

  /// The same with `path` selected in each origin, in the place of what was selected before.
  func appending(_ path: [Traversal.Step]) -> Resolution {
    mapping { Origin(source: $0.source, path: path, isGuess: $0.isGuess) }
  }
}
