internal import ArchitectureGraph

/// Where a thing stands in the picture: the box that it is drawn in.
enum Whereabouts: Hashable {
  case entrance
  case vpc(NodeID?)
  case row(NodeID?, Row)
  case subnet(NodeID)
  case cluster(NodeID?)
  case namespace(NodeID?, scope: String, name: String)
  case group(Category)
}

/// A row of subnets in a VPC: their tier, and whether they hold nothing but data.
struct Row: Hashable, Comparable {
  /// How far a subnet's routes lead.
  enum Tier: String, CaseIterable {
    case `public`, `private`, isolated, unknown
  }

  let tier: Tier
  let holdsDataOnly: Bool

  /// What the row is called.
  var label: String {
    let name = tier == .unknown ? "tier not known" : tier.rawValue
    return holdsDataOnly ? "\(name), data" : name
  }

  private var rank: Int {
    (holdsDataOnly ? 4 : 0) + (Tier.allCases.firstIndex(of: tier) ?? 0)
  }

  static func < (left: Row, right: Row) -> Bool { left.rank < right.rank }
}

/// What the things around the network are for.
enum Category: String, CaseIterable {
  case running = "running elsewhere"
  case storage = "storage and messages"
  case access = "access and keys"
  case watching = "watching"
  case delivery = "delivery"
  case other = "everything else"

  /// What things of `kind` are for.
  init(_ kind: Kind) {
    self =
      switch kind {
      case .instance, .autoscalingGroup, .containerService, .function, .kubernetesCluster,
        .nodeGroup, .loadBalancer, .networkInterface:
        .running
      case .bucket, .queue, .topic, .volume, .fileSystem, .database, .cache: .storage
      case .key, .secret, .role, .policy, .serviceAccount, .certificate: .access
      case .logGroup, .alarm, .alertRule, .alertReceiver, .alertRouting, .recordingRule, .ruleSet,
        .scrape, .flowLog:
        .watching
      case .registry, .workflow, .job, .application: .delivery
      default: .other
      }
  }
}

extension Kind {
  /// The limit for what such a picture is about.
  static let manySeparate = 8

  /// Up to how many things of the kind are drawn one by one in one box; more are drawn as one.
  var separateLimit: Int {
    switch self {
    case .loadBalancer, .instance, .kubernetesCluster, .nodeGroup, .nodePool, .database, .cache,
      .workload, .service, .ingress, .natGateway, .internetGateway, .webACL, .function,
      .containerService, .autoscalingGroup, .cdn, .api, .gateway, .virtualService, .internet,
      .egressOnlyGateway, .transitGateway, .peering:
      Self.manySeparate
    case .bucket, .queue, .topic, .registry, .vpcEndpoint, .application: 3
    default: 1
    }
  }

  /// Where things of the kind stand in their box: what traffic meets first comes first.
  var rank: Int {
    switch self {
    case .internet: 0
    case .dnsRecord, .certificate: 2
    case .cdn, .webACL, .api, .internetGateway, .ingress, .gateway, .virtualService: 1
    case .loadBalancer: 3
    case .natGateway, .service: 4
    case .instance, .autoscalingGroup, .containerService, .function, .nodeGroup, .workload: 5
    case .database: 6
    case .cache: 7
    case .resource: 9
    default: 8
    }
  }
}
