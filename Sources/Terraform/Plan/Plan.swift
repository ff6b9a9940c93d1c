internal import Documents

/// A plan or state in memory: what will be there, instance by instance, and how it came about.
///
/// Numbers stand for things (a module, a resource, a group), so that following references is a walk
/// over arrays; every lookup is by dictionary, so reading is linear in the size of the plan.
struct Plan: Sendable {
  /// A module as it is called, with its key: `module.vpc["a"]`.
  struct ModuleInstance: Sendable {
    /// The module's number in the configuration; nil in a state, or where the plan lacks it.
    let module: Int?
    /// The instance that calls it; nil for the root.
    let parent: Int?
    /// The name of the block that calls it.
    let call: String
    /// Which of the block's instances it is.
    let key: InstanceKey
    /// Its address; empty for the root.
    let address: String
  }

  /// One instance of a resource or data block.
  struct Resource: Sendable {
    /// Terraform's own address.
    let address: String
    let type: String
    let name: String
    let key: InstanceKey
    /// The module instance it stands in.
    let module: Int
    /// The instances of its block.
    let group: Int
    let isData: Bool
    /// What it will be.
    let values: Value?
    /// What of that is known only after apply.
    let unknown: Value?
    /// What of that must not be printed.
    let sensitive: Value?
  }

  /// The instances of one block within one module instance.
  struct Group: Sendable {
    /// `aws_subnet.a`, `data.aws_vpc.main`.
    let label: String
    let module: Int
    /// Their numbers, in the order of their keys.
    fileprivate(set) var members: [Int] = []
    fileprivate(set) var byKey: [InstanceKey: Int] = [:]
  }

  private struct GroupKey: Hashable {
    let module: Int
    let label: String
  }

  private struct CallKey: Hashable {
    let parent: Int
    let call: String
  }

  private struct InstanceName: Hashable {
    let call: CallKey
    let key: InstanceKey
  }

  let configuration: Configuration
  private(set) var modules: [ModuleInstance]
  private(set) var resources: [Resource] = []
  private(set) var groups: [Group] = []
  private var groupNumbers: [GroupKey: Int] = [:]
  private var callInstances: [CallKey: [Int]] = [:]
  private var instanceNumbers: [InstanceName: Int] = [:]
  private var moduleNumbers: [String: Int] = ["": 0]
  private var moduleGroups: [Int: [Int]] = [:]
  private var moduleChildren: [Int: [Int]] = [:]
  /// The blocks that the plan says its changes come from, without keys; nil where it does not say.
  var relevant: Set<String>?
  /// What it says of itself where it is only a part; nil where it is whole.
  var partial: String?
  /// The root module's variables.
  var variables: [String: Value] = [:]

  init(configuration: Configuration) {
    self.configuration = configuration
    modules = [ModuleInstance(module: 0, parent: nil, call: "", key: .none, address: "")]
  }

  /// The instances of the block `label` in the module instance `module`, if there are any.
  func group(_ label: String, in module: Int) -> Int? {
    groupNumbers[GroupKey(module: module, label: label)]
  }

  /// The groups of the module instance `module`.
  func groups(in module: Int) -> [Int] { moduleGroups[module] ?? [] }

  /// The module instances that the module instance `module` calls.
  func children(of module: Int) -> [Int] { moduleChildren[module] ?? [] }

  /// Whether anything that the plan changes comes from the group numbered `group`, as far as the
  /// plan tells.
  func isRelevant(_ group: Int) -> Bool {
    guard let relevant else { return true }
    let path = modules[groups[group].module].module.map { configuration.modules[$0].path } ?? []
    let prefix = path.map { "module.\($0)." }.joined()
    return relevant.contains(prefix + groups[group].label)
  }

  /// The instances of the module block `call` of the module instance `parent`.
  func instances(of call: String, in parent: Int) -> [Int] {
    callInstances[CallKey(parent: parent, call: call)] ?? []
  }

  /// The instance `key` of the module block `call` of the module instance `parent`.
  func instance(of call: String, _ key: InstanceKey, in parent: Int) -> Int? {
    instanceNumbers[InstanceName(call: CallKey(parent: parent, call: call), key: key)]
  }

  /// The block that calls the module instance `module`, if the configuration is there.
  func call(of module: Int) -> Configuration.Call? {
    let instance = modules[module]
    guard let parent = instance.parent, let caller = modules[parent].module else { return nil }
    return configuration.modules[caller].calls[instance.call]
  }

  /// The block that `resource` is an instance of, if the configuration is there.
  func block(of resource: Int) -> Configuration.Block? {
    let group = groups[resources[resource].group]
    return modules[group.module].module.flatMap { configuration.modules[$0].blocks[group.label] }
  }

  /// Adds an instance, unless there is one at its address; its module instance is made if need be.
  mutating func add(_ entry: Entry) {
    let module = moduleInstance(at: entry.moduleAddress)
    let label = (entry.isData ? "data." : "") + entry.type + "." + entry.name
    let key = GroupKey(module: module, label: label + entry.deposed)
    let group = groupNumbers[key] ?? makeGroup(key, label)
    guard groups[group].byKey[entry.key] == nil else { return }
    groups[group].byKey[entry.key] = resources.count
    groups[group].members.append(resources.count)
    resources.append(
      Resource(
        address: entry.address, type: entry.type, name: entry.name, key: entry.key,
        module: module, group: group, isData: entry.isData, values: entry.values,
        unknown: entry.unknown, sensitive: entry.sensitive))
  }

  /// Puts the instances of each block in the order of their keys; to be said when all are added.
  ///
  /// - Complexity: O(n log n) where the plan has them in another.
  mutating func arrange() {
    for number in groups.indices {
      let members = groups[number].members
      let isArranged = zip(members, members.dropFirst()).allSatisfy {
        resources[$0].key < resources[$1].key
      }
      if !isArranged {
        groups[number].members.sort { resources[$0].key < resources[$1].key }
      }
    }
  }

  /// The module instance `call` with `key` below `parent`, made if the inputs hold nothing of it.
  mutating func moduleInstance(_ call: String, _ key: InstanceKey, in parent: Int) -> Int {
    if let found = instance(of: call, key, in: parent) { return found }
    let block = CallKey(parent: parent, call: call)
    let caller = modules[parent]
    let prefix = caller.address.isEmpty ? "" : caller.address + "."
    let address = prefix + "module." + call + key.suffix
    let module = caller.module.flatMap { configuration.modules[$0].calls[call]?.module }
    modules.append(
      ModuleInstance(module: module, parent: parent, call: call, key: key, address: address))
    moduleNumbers[address] = modules.count - 1
    callInstances[block, default: []].append(modules.count - 1)
    moduleChildren[parent, default: []].append(modules.count - 1)
    instanceNumbers[InstanceName(call: block, key: key)] = modules.count - 1
    return modules.count - 1
  }

  private mutating func makeGroup(_ key: GroupKey, _ label: String) -> Int {
    groupNumbers[key] = groups.count
    groups.append(Group(label: label, module: key.module))
    moduleGroups[key.module, default: []].append(groups.count - 1)
    return groups.count - 1
  }

  private mutating func moduleInstance(at address: String) -> Int {
    if let known = moduleNumbers[address] { return known }
    var current = 0
    for (call, key) in Self.calls(in: address) { current = moduleInstance(call, key, in: current) }
    moduleNumbers[address] = current
    return current
  }

  /// The calls of a module's address, outermost first: `module.a["x"].module.b`.
  static func calls(in address: String) -> [(String, InstanceKey)] {
    var calls: [(String, InstanceKey)] = []
    var isWord = true
    for step in Traversal(address)?.steps ?? [] {
      switch step {
      case .name(let name):
        if !isWord { calls.append((name, .none)) }
        isWord.toggle()
      case .key(let key):
        if let last = calls.popLast() { calls.append((last.0, key)) }
      }
    }
    return calls
  }
}

/// An instance as a plan or a state lists it.
struct Entry {
  var address: String
  var moduleAddress: String
  var type: String
  var name: String
  var key: InstanceKey
  var isData: Bool
  var values: Value?
  var unknown: Value?
  var sensitive: Value?
  /// What tells a deposed object from the instance at its address; empty for an instance.
  var deposed = ""

  /// The parts that `resource_changes`, `planned_values` and a state have in common.
  init?(_ resource: Value, moduleAddress: String) {
    guard let address = resource["address"]?.string, let type = resource["type"]?.string,
      let name = resource["name"]?.string
    else { return nil }
    self.address = address
    self.moduleAddress = moduleAddress
    self.type = type
    self.name = name
    isData = resource["mode"]?.equals("data") ?? false
    if let index = resource["index"]?.int {
      key = .index(Int(index))
    } else if let text = resource["index"]?.string {
      key = .text(text)
    } else {
      key = .none
    }
  }
}
