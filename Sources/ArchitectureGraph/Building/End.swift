/// One end of an edge, as a front end knows it.
package enum End: Sendable, Hashable {
  /// This very node.
  case node(NodeID)
  /// Whatever is called this; a stub of the kind is made where the inputs don't hold it.
  case named(Name, Kind)
  /// It exists, and nothing says what it is; it may have any of the kinds (any at all, if none).
  case unknown(Unknown, [Kind])
}

/// An end, and how it is known that it is the one that is meant.
package struct KnownEnd: Sendable, Hashable {
  /// The end.
  package let end: End
  /// How that is known.
  package let provenance: Provenance

  /// The end `end`, known as `provenance` says.
  package init(_ end: End, _ provenance: Provenance = .exact) {
    self.end = end
    self.provenance = provenance
  }
}

/// An edge that waits for the other inputs.
struct Link: Sendable {
  let from: End
  let kind: EdgeKind
  let to: End
  let provenance: Provenance
  let place: Place?
  let isReversed: Bool
  var traffic: Traffic?
  var acrossScopes = false
  /// Whether there is nothing to say where the inputs do not hold what `to` names.
  var isOnlyWherePresent = false
}

/// Where a route leads.
package enum RouteTarget: Sendable {
  /// Nowhere: what is sent there is dropped.
  case blackHole
  /// To the network's own addresses.
  case local
  /// To a gateway, an interface, an attachment.
  case end(End)
}

/// A route that waits for the other inputs.
struct DeclaredRoute: Sendable {
  let table: End
  let destination: Known<Prefix>?
  let prefixList: String?
  let target: RouteTarget
  let provenance: Provenance
  let place: Place
}

/// A rule that waits for the other inputs.
struct DeclaredRule: Sendable {
  let owner: KnownEnd
  let traffic: Traffic
  let groups: [KnownEnd]
  let description: String?
  let place: Place
}
