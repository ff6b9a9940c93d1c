internal import Documents

/// What a plan says of the source: modules with their resources' expressions, without positions.
struct Configuration: Sendable {
  /// A resource or data block.
  struct Block: Sendable {
    /// Its arguments' expressions, by name; nil where it has none.
    let expressions: Value?
    /// The expression of its `count` or `for_each`.
    let repetition: Value?
  }

  /// A module block.
  struct Call: Sendable {
    /// The expressions of the module's inputs.
    let expressions: Value?
    /// The expression of its `count` or `for_each`.
    let repetition: Value?
    /// The module called, by its number.
    let module: Int
  }

  /// A module, once for each block that calls it.
  struct Module: Sendable {
    /// The names of the blocks that lead to it, outermost first.
    var path: [String] = []
    var blocks: [String: Block] = [:]
    var variables: [String: Value] = [:]
    var outputs: [String: Value] = [:]
    var calls: [String: Call] = [:]
  }

  /// The modules; the root is the first.
  private(set) var modules: [Module] = [Module()]

  /// The arguments of the root module's providers.
  private(set) var providerArguments: [Value] = []

  /// The configuration of nothing: a state has none.
  init() {}

  /// Reads the `configuration` of a plan.
  init(_ configuration: Value?) {
    guard let root = configuration?["root_module"] else { return }
    for provider in configuration?["provider_config"].members ?? []
    where provider["module_address"] == nil {
      providerArguments += provider["expressions"].members.filter { $0["references"] != nil }
    }
    var pending = [(root, 0)]
    while let (value, number) = pending.popLast() {
      var module = modules[number]
      for resource in value["resources"].elements {
        guard let address = resource["address"]?.string else { continue }
        module.blocks[address] = Block(
          expressions: resource["expressions"],
          repetition: resource["for_each_expression"] ?? resource["count_expression"])
      }
      for variable in value["variables"].members {
        if let name = variable.key { module.variables[name] = variable }
      }
      for output in value["outputs"].members {
        if let name = output.key { module.outputs[name] = output["expression"] }
      }
      for call in value["module_calls"].members {
        guard let name = call.key else { continue }
        let callee = modules.count
        modules.append(Module(path: module.path + [name]))
        module.calls[name] = Call(
          expressions: call["expressions"],
          repetition: call["for_each_expression"] ?? call["count_expression"], module: callee)
        if let body = call["module"] { pending.append((body, callee)) }
      }
      modules[number] = module
    }
  }
}

extension Value? {
  /// The elements, none where there is no sequence.
  var elements: [Value] { self.map { Array($0.elements) } ?? [] }

  /// The members, none where there is no mapping.
  var members: [Value] { self.map { Array($0.members) } ?? [] }
}
