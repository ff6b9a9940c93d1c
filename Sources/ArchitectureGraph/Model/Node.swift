package import Documents

/// A thing of the architecture, normalized.
package struct Node: Sendable {
  /// Its number in the graph.
  package let id: NodeID
  /// What it is.
  package let kind: Kind
  /// Terraform's own address, or `Deployment/shop/cart`.
  package let address: String
  /// The declared type: `aws_db_instance`, `apps/v1/Deployment`.
  package let type: String
  /// The declared name: Terraform's label, a Kubernetes object's `metadata.name`.
  package let name: String
  /// The Kubernetes namespace; nil where there is no such thing.
  package let namespace: String?
  /// The plan or overlay it belongs to: references resolve within it first.
  package let scope: String
  /// What was declared: for Terraform the resource's attributes, for Kubernetes the manifest.
  package let object: Value?
  /// Whether it is only known by its id, and lies outside of the inputs.
  package let isExternal: Bool
  /// The fields, by their slot in the kind's schema.
  package internal(set) var facts: [Fact?]
  /// The slots of those that rest on an edge that is inferred.
  package internal(set) var inferredSlots: [Int] = []
}

/// One node bears on another.
package struct Edge: Sendable {
  /// How it bears on it.
  package let kind: EdgeKind
  /// The actor, or the child; nil where it is not known.
  package internal(set) var from: NodeID?
  /// The object, or the parent; nil where it is not known.
  package internal(set) var to: NodeID?
  /// How it is known.
  package internal(set) var provenance: Provenance
  /// Where it is declared.
  package let place: Place?
  /// What traffic it carries: on `routes-to` and `allows-from`.
  package let traffic: Traffic?
  /// Why an end is not known; nil where both are.
  package internal(set) var unknown: Unknown?
  /// Which kinds an unknown `to` may have; empty means any.
  package internal(set) var expected: [Kind]
  /// Which kinds an unknown `from` may have; empty means any.
  package internal(set) var expectedStart: [Kind] = []
  /// Whether an end that is not known may be in any scope, rather than in that of the other end.
  package internal(set) var acrossScopes = false
}

/// A way through the graph, hop by hop: the evidence for an exposure or a tier.
package struct Path: Hashable, Sendable {
  /// The things passed, in order.
  package var hops: [Hop]

  /// Whether an edge on it is inferred.
  package var isInferred: Bool { hops.contains { $0.provenance == .inferred } }

  /// The way along `hops`.
  package init(_ hops: [Hop] = []) {
    self.hops = hops
  }
}

/// One thing on a way, and the edge that led to it.
package struct Hop: Hashable, Sendable {
  /// The thing.
  package let node: NodeID
  /// The edge from the hop before; nil on the first.
  package let edge: EdgeKind?
  /// How that edge is known.
  package let provenance: Provenance
  /// Where that edge is declared.
  package let place: Place?
  /// What to say of it, where the edge alone does not: `0.0.0.0/0`, `tcp 22`.
  package let note: String?
  /// Whether the edge is the one to cut: the only one without which there is no way at all.
  package var isOnlyWay = false

  /// A hop to `node`.
  package init(
    _ node: NodeID, edge: EdgeKind? = nil, provenance: Provenance = .exact, place: Place? = nil,
    note: String? = nil
  ) {
    self.node = node
    self.edge = edge
    self.provenance = provenance
    self.place = place
    self.note = note
  }
}
