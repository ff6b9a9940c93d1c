package import ArchitectureGraph
package import Diagnostics

/// What is lost when a zone is, ready to be written: nothing of it refers to the graph.
package struct LossReport: Sendable {
  /// What happens to one thing, or one tier of a network.
  package struct Item: Sendable {
    /// The thing, by address; a tier's network.
    package let address: String
    /// What it is.
    package let kind: Kind
    /// The tier, if it is one.
    package let tier: String?
    /// What happens to it.
    package let effect: ZoneLoss.Effect
    /// Why, as a clause of which the thing is the subject.
    package let reason: String
    /// Why that may not be so; empty where it is certain.
    package let unknown: [Unknown]
    /// Where that is declared.
    package let location: Location?
  }

  /// The zone.
  package let zone: String
  /// The addresses of the subnets in it.
  package let subnets: [String]
  /// How many subnets there are.
  package let subnetCount: Int
  /// What happens, the certain first.
  package let items: [Item]
  /// Why the zones of other subnets are not known.
  package let unknown: [Unknown]

  /// The report of `loss`, in the words of `judge`, who knows the places.
  package init(_ loss: ZoneLoss, by judge: Judge) {
    let graph = judge.graph
    zone = loss.zone
    subnets = loss.subnets.map { graph[$0].address }
    subnetCount = loss.subnetCount
    items = loss.items.map { item in
      let found = judge.evidence(Hop(item.node, place: item.place ?? Place(item.node)))
      return Item(
        address: found.address, kind: graph[item.node].kind, tier: item.tier,
        effect: item.effect, reason: item.reason, unknown: item.doubts, location: found.location)
    }
    unknown = loss.unknowns
  }
}
