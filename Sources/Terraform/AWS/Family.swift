internal import ArchitectureGraph

/// How resources of one type are read: what they are, and what they say.
struct Family: Sendable {
  /// What a resource of the type is.
  let kind: Kind
  /// Sets the facts of a resource's node and ties it to others.
  let read: @Sendable (Part, inout Contribution) -> Void

  init(_ kind: Kind, _ read: @escaping @Sendable (Part, inout Contribution) -> Void) {
    self.kind = kind
    self.read = read
  }

  /// A type of which nothing is read but what every resource has.
  init(_ kind: Kind) {
    self.init(kind) { _, _ in }
  }

  /// The family of `type`; everything that has none of its own is a plain resource.
  static func of(_ type: String) -> Family { table[type] ?? plain }

  /// The types of resources that are `kind`, by name.
  static func types(of kind: Kind) -> [String] {
    table.filter { $0.value.kind == kind }.keys.sorted()
  }

  private static let plain = Family(.resource)

  private static let table: [String: Family] = {
    var table: [String: Family] = [:]
    let families = [
      Network.families, Gateways.families, TransitGateways.families, RouteTables.families,
      NetworkACLs.families,
      SecurityGroups.families, Interfaces.families, LoadBalancers.families, Listeners.families,
      WebACLs.families, Instances.families, KubernetesClusters.families, Databases.families,
      DatabaseClusters.families, Caches.families, Storage.families, Messaging.families,
      Keys.families, Secrets.families, Identity.families, Watching.families, Containers.families,
      Repositories.families,
    ]
    for family in families { table.merge(family) { first, _ in first } }
    return table
  }()
}
