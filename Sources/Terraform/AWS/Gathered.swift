internal import ArchitectureGraph

/// What one resource says of another, kept until all of them are read.
struct Gathered: Sendable {
  /// Instances and interfaces that are given an elastic IP.
  var publicAddresses: Set<NodeID> = []
  /// The address ranges that separate resources put into prefix lists.
  var listEntries: [NodeID: [Known<Prefix>]] = [:]
  /// How many instances the database clusters have.
  var clusterMembers: [NodeID: Int] = [:]
  /// Why more may be members of some cluster.
  var strayMembers: [Unknown] = []
  /// Cache clusters that are members of a replication group, with that group.
  var cacheMembers: [(member: Part, group: Part)] = []
  /// The instances, for which a public address is worked out last.
  var instances: [Part] = []
  /// The database clusters, of which the availability is worked out last.
  var clusters: [Part] = []
}
