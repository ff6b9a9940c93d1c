/// The type of a field, as policies see it.
package indirect enum FieldType: Hashable, Sendable {
  case bool, int, double, string
  /// Values of one type, in order; may be open.
  case list(FieldType)
  /// Texts with values of one type.
  case map(FieldType)
  /// A part of a node.
  case record(RecordType)
  /// A node of one kind.
  case node(Kind)
  /// A node of whatever kind: only the fields that all nodes have can be read.
  case anyNode
  /// A way through the graph.
  case path
  /// A place to point at; good for `at:` and `evidence:` alone.
  case place
  /// A piece of the declared document.
  case dynamic
}

/// The parts of nodes that have fields of their own.
package enum RecordType: String, CaseIterable, Sendable, Hashable {
  case route = "Route"
  case rule = "Rule"
  case exposedPort = "ExposedPort"
  case tier = "Tier"
  case webACLRule = "WebACLRule"
  case literalSecret = "LiteralSecret"
  case container = "Container"
  case probe = "Probe"
  case environmentVariable = "EnvironmentVariable"
  case containerPort = "ContainerPort"
  case servicePort = "ServicePort"
  case metric = "Metric"
  case backend = "Backend"
  case destination = "Destination"
  case subset = "Subset"
  case alertCondition = "AlertCondition"
  case alertRoute = "AlertRoute"
  case integration = "Integration"
  case trafficRoute = "TrafficRoute"
  case trafficPolicy = "TrafficPolicy"
  case secretUse = "SecretUse"
  case remoteSecret = "RemoteSecret"
  case registryImage = "RegistryImage"
  case policyStatement = "PolicyStatement"
  case policyCondition = "PolicyCondition"
  case principal = "Principal"
  case step = "Step"
  case actionReference = "ActionReference"
  case command = "Command"
  case expression = "Expression"
  case condition = "Condition"
  case workflowSecret = "WorkflowSecret"
  case clusterAccess = "ClusterAccess"
  case imagePush = "ImagePush"
  case jobImage = "JobImage"
  case applicationSource = "ApplicationSource"
  case applicationDestination = "ApplicationDestination"
  case ignoredDifference = "IgnoredDifference"
  case canaryStep = "CanaryStep"
  case analysis = "Analysis"
  case dataEndpoint = "DataEndpoint"
  case egressBlock = "EgressBlock"
  case branchProtection = "BranchProtection"
}

/// One field of a kind or record: its name, type and meaning, and where its value comes from.
package struct Field: Sendable {
  /// Where a field's value comes from.
  package enum Source: Sendable, Hashable {
    /// A front end or a derivation sets it.
    case fact
    /// The nodes of a kind that edges lead to.
    case targets(EdgeKind, Kind)
    /// The nodes of a kind from which edges lead here.
    case sources(EdgeKind, Kind)
    /// The one node of a kind that an edge leads to; absent where there is none.
    case target(EdgeKind, Kind)
    /// The one node of a kind from which an edge leads here; absent where there is none.
    case source(EdgeKind, Kind)
  }

  /// The name, in camel case.
  package let name: String
  /// The type.
  package let type: FieldType
  /// Whether it may be absent, so that a policy asks `has()` first.
  ///
  /// A field that may not be absent
  /// and has no fact is unknown.
  package let isOptional: Bool
  /// What it means, in one sentence, with its unit.
  package let meaning: String
  /// Where its value comes from.
  package let source: Source

  static func field(_ name: String, _ type: FieldType, _ meaning: String) -> Field {
    Field(name: name, type: type, isOptional: false, meaning: meaning, source: .fact)
  }

  static func optional(_ name: String, _ type: FieldType, _ meaning: String) -> Field {
    Field(name: name, type: type, isOptional: true, meaning: meaning, source: .fact)
  }

  static func targets(_ name: String, _ edge: EdgeKind, _ kind: Kind, _ meaning: String) -> Field {
    Field(
      name: name, type: .list(.node(kind)), isOptional: false, meaning: meaning,
      source: .targets(edge, kind))
  }

  static func sources(_ name: String, _ edge: EdgeKind, _ kind: Kind, _ meaning: String) -> Field {
    Field(
      name: name, type: .list(.node(kind)), isOptional: false, meaning: meaning,
      source: .sources(edge, kind))
  }

  static func target(_ name: String, _ edge: EdgeKind, _ kind: Kind, _ meaning: String) -> Field {
    Field(
      name: name, type: .node(kind), isOptional: true, meaning: meaning,
      source: .target(edge, kind))
  }

  static func source(_ name: String, _ edge: EdgeKind, _ kind: Kind, _ meaning: String) -> Field {
    Field(
      name: name, type: .node(kind), isOptional: true, meaning: meaning,
      source: .source(edge, kind))
  }
}
