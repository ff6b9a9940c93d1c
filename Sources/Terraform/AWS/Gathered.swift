internal import ArchitectureGraph

/// What one resource says of another, kept until all of them are read.
struct Gathered: Sendable {
  /// Instances and interfaces that are given an elastic IP.
  var publicAddresses: Set<NodeID> = []
  /// Where it is said that they are.
  var addressPlaces: [NodeID: Place] = [:]
  /// The interfaces, for which a public address is worked out last.
  var interfaces: [Part] = []
  /// The address ranges that separate resources put into prefix lists.
  var listEntries: [NodeID: [Known<Prefix>]] = [:]
  /// Peerings that somebody accepts.
  var acceptedPeerings: Set<NodeID> = []
  /// The address ranges that separate resources add to VPCs.
  var furtherRanges: [NodeID: [Known<Prefix>]] = [:]
  /// What blocks public access, and what is excluded from that.
  var blocks: [Part] = []
  var exclusions: [Part] = []
  /// Functions that have a URL.
  var urls: [NodeID: Part] = [:]
  /// How many instances the database clusters have.
  var clusterMembers: [NodeID: Int] = [:]
  /// A member of each of them, for what all have: their class.
  var memberClasses: [NodeID: Part] = [:]
  /// Why more may be members of some cluster.
  var strayMembers: [Unknown] = []
  /// Cache clusters that are members of a replication group, with that group.
  var cacheMembers: [(member: Part, group: Part)] = []
  /// The sorts of events that rules send to queues.
  var events: [NodeID: [Known<String>]] = [:]
  /// What protects the branches of repositories.
  var protections: [NodeID: [Fact]] = [:]
  /// The instances, for which a public address is worked out last.
  var instances: [Part] = []
  /// The database clusters, of which the availability is worked out last.
  var clusters: [Part] = []
  /// The policy documents of data sources that wait for apply.
  var policyDocuments: [Origin: PolicyTerm] = [:]
  /// The roles, of which the clusters' access entries are told last.
  var roles: [Part] = []
  /// The types of access entries that let roles into clusters.
  var clusterAccess: [NodeID: [String]] = [:]
  /// Whether the plan declares any access entries: else it does not say who is let in.
  var declaresAccess = false
  /// Why more may be let in.
  var strayAccess: [Unknown] = []
}
