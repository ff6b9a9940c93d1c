internal import ArchitectureGraph
internal import Documents

/// Makes a plan in memory the nodes and edges of a graph.
enum PlanContribution {
  /// Adds the plan of `resolver`, which was read from `document`, to `builder`.
  ///
  /// First all nodes and their names, then, when every end can be found, facts and edges, then what
  /// only the whole of a plan tells.
  static func contribute(
    _ resolver: consuming Resolver, from document: Value, to builder: inout GraphBuilder,
    scope: String
  ) {
    var census: Census?
    contribute(resolver, from: document, to: &builder, scope: scope, &census)
  }

  /// Does the same, and takes down in `census`, if there is one, what becomes of references.
  static func contribute(
    _ resolver: consuming Resolver, from document: Value, to builder: inout GraphBuilder,
    scope: String, _ census: inout Census?
  ) {
    var resolver = resolver
    KnownLocals.find(&resolver)
    DuplicateRules.find(&resolver)
    let objects = objects(&resolver, from: document)
    var own = GraphBuilder(schema: builder.schema)
    swap(&own, &builder)
    var graph = Contribution(builder: own, resolver: resolver, scope: scope)
    own = GraphBuilder(schema: graph.builder.schema)
    graph.census = census
    add(objects, to: &graph)
    VariableSecrets.find(&graph)
    for part in graph.parts.compacted {
      graph.adopt(part)
      Gathering.gather(part, &graph)
    }
    for part in graph.parts.compacted { Family.of(part.type).read(part, &graph) }
    Instances.finish(&graph)
    DatabaseClusters.finish(&graph)
    Caches.finish(&graph)
    Identity.finish(&graph)
    PublicAccessBlocks.finish(&graph)
    Messaging.finish(&graph)
    Repositories.finish(&graph)
    builder = graph.builder
    census = graph.census
  }

  /// The documents of the managed resources, by their numbers.
  private static func objects(_ resolver: inout Resolver, from document: Value) -> [Int: Value] {
    let managed = resolver.plan.resources.indices.filter { !resolver.plan.resources[$0].isData }
    var builder = ObjectBuilder(document: document)
    for number in managed { builder.add(number, &resolver) }
    return Dictionary(uniqueKeysWithValues: zip(managed, builder.finish()))
  }

  private static func add(_ objects: [Int: Value], to graph: inout Contribution) {
    for (number, resource) in graph.resolver.plan.resources.enumerated() where !resource.isData {
      let object = objects[number].flatMap { $0.isNull ? nil : $0 }
      let part = graph.add(number, Family.of(resource.type).kind, object: object)
      Naming.name(part, &graph)
      Labels.set(part, &graph)
      Sensitivity.mark(part, resource.sensitive, &graph.builder)
      LiteralSecrets.find(in: part, resource.sensitive, &graph)
    }
  }
}

/// What is gathered from all resources before any is read.
enum Gathering {
  /// Remembers what `part` adds to another resource.
  static func gather(_ part: Part, _ graph: inout Contribution) {
    switch part.type {
    case "aws_ec2_managed_prefix_list_entry":
      for tie in graph.ties(part["prefix_list_id"], .prefixList) {
        guard let list = graph.node(at: tie.end), let prefix = graph.prefix(part["cidr"])
        else { continue }
        graph.gathered.listEntries[list, default: []].append(prefix)
      }
    case "aws_vpc_ipv4_cidr_block_association":
      for tie in graph.ties(part["vpc_id"], .vpc) {
        guard let vpc = graph.node(at: tie.end) else { continue }
        let range = graph.prefix(part["cidr_block"]) ?? .unknown(part["cidr_block"].unknown())
        graph.gathered.furtherRanges[vpc, default: []].append(range)
      }
    case "aws_vpc_peering_connection_accepter":
      guard part["auto_accept"].value?.bool == true else { return }
      for tie in graph.ties(part["vpc_peering_connection_id"], .peering) {
        if let peering = graph.node(at: tie.end) {
          graph.gathered.acceptedPeerings.insert(peering)
        }
      }
    case "aws_lambda_function_url":
      for tie in graph.ties(part["function_name"], .function) {
        if let function = graph.node(at: tie.end) { graph.gathered.urls[function] = part }
      }
    case "aws_vpc_block_public_access_options": graph.gathered.blocks.append(part)
    case "aws_vpc_block_public_access_exclusion": graph.gathered.exclusions.append(part)
    default: return
    }
  }
}

/// A resource's tags, as the labels of its node.
enum Labels {
  /// Sets the labels of the node of `part`: all tags, where a plan knows them, else its own.
  static func set(_ part: Part, _ graph: inout Contribution) {
    let all = part.value?["tags_all"]
    guard let tags = all?.isMapping == true ? all : part.value?["tags"] else { return }
    if tags.kind == .unknown {
      graph.set(part, "labels", .unknown([part["tags"].unknown()]))
    } else {
      let entries = tags.members.compactMap { tag in
        tag.key.map { key in
          MapEntry(
            key, tag.string.map { .string($0) } ?? .unknown([part["tags"].unknown(.afterApply)]))
        }
      }
      graph.set(part, "labels", .map(entries))
    }
  }
}

/// What a plan says must not be printed.
enum Sensitivity {
  /// Marks the values of `part` that `marks`, a document of the same shape, says true of.
  static func mark(_ part: Part, _ marks: Value?, _ builder: inout GraphBuilder) {
    guard let object = part.value, let marks else { return }
    var pending = [(object, marks)]
    while let (value, mark) = pending.popLast() {
      if mark.bool == true {
        markAll(value, &builder)
      } else if mark.isMapping {
        for member in mark.members where member.kind != .bool || member.bool == true {
          if let key = member.key, let below = value[key] { pending.append((below, member)) }
        }
      } else if mark.isSequence, mark.count > 0 {
        pending += zip(value.elements, mark.elements)
      }
    }
  }

  private static func markAll(_ value: Value, _ builder: inout GraphBuilder) {
    var pending = [value]
    while let value = pending.popLast() {
      builder.markSensitive(value)
      pending += value.children
    }
  }
}

extension [Part?] {
  /// Those that are there.
  fileprivate var compacted: [Part] { compactMap { $0 } }
}
