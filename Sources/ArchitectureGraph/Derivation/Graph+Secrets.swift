internal import Documents

extension Graph {
  /// Says of ExternalSecrets which secrets of AWS they copy, and of those what copies them, and who
  /// logs in with something else.
  ///
  /// - Complexity: O(secrets + edges + environment variables).
  mutating func deriveSecrets() {
    let kept = KeptSecrets(self)
    var copies = Copies()
    for copier in nodes(of: .externalSecret) {
      let remote = remoteSecrets(of: copier, kept)
      set(copier, "remoteSecrets", .list(remote.map { record($0) }))
      copies.add(copier, remote, rest: unlistedKeys(of: copier), kept)
    }
    for secret in nodes(of: .secret) where !self[secret].isExternal {
      guard fact(secret, "storeName") != nil || fact(secret, "rotationSeconds") != nil else {
        continue
      }
      set(secret, "copies", copies.fact(of: secret))
      if let name = string(secret, "storeName"), DatabaseName.isMeant(by: name) {
        set(secret, "isDatabaseLogin", .bool(true))
      }
    }
    deriveLogins()
  }

  /// A key of an ExternalSecret, and what it means.
  struct RemoteSecret {
    let key: String
    /// What the store calls it.
    let name: String
    let secret: NodeID?
    /// Nil where plans declare no secrets at all.
    let isDeclared: Fact?
    let neighbors: [String]
    let place: Place?
  }

  private mutating func record(_ remote: RemoteSecret) -> Fact {
    var fields: [String: Fact] = [
      "key": .string(remote.key), "name": .string(remote.name),
      "neighbors": .strings(remote.neighbors),
    ]
    fields["secret"] = remote.secret.map { .node($0) }
    fields["isDeclared"] = remote.isDeclared
    return record(.remoteSecret, fields, at: remote.place)
  }

  private func remoteSecrets(of copier: NodeID, _ kept: KeptSecrets) -> [RemoteSecret] {
    var seen: Set<String> = []
    return edges(from: copier).compactMap { edge in
      guard edge.kind == .reads, let end = edge.to, self[end].kind == .secret else { return nil }
      let key = edge.place?.value?.string ?? self[end].address
      guard seen.insert(key).inserted else { return nil }
      let isHere = !self[end].isExternal
      let name = isHere ? string(end, "storeName") ?? key : self[end].address
      return RemoteSecret(
        key: key, name: name, secret: isHere ? end : nil,
        isDeclared: isHere ? .bool(true) : isDeclared(name, by: copier, kept),
        neighbors: kept.neighbors(of: name), place: edge.place)
    }
  }

  /// Whether a plan declares the secret `name`, which no single one is.
  ///
  /// A plan that declares some of a folder's secrets is taken to declare all; of other folders it says
  /// nothing.
  private func isDeclared(_ name: String, by copier: NodeID, _ kept: KeptSecrets) -> Fact? {
    if kept.isEmpty { return nil }
    if kept.byName[name] != nil { return .bool(true) }
    if kept.neighbors(of: name).isEmpty {
      return .unknown([
        Unknown(address: self[copier].address, attribute: "remoteKeys", reason: .notInInputs)
      ])
    }
    return kept.rest.isEmpty ? .bool(false) : .unknown(kept.rest)
  }

  /// Why an ExternalSecret may copy secrets of AWS that it does not name.
  private func unlistedKeys(of copier: NodeID) -> [Unknown] {
    guard mayReadFromAWS(copier), case .list(_, let rest)? = fact(copier, "remoteKeys") else {
      return []
    }
    return rest
  }
}

/// What copies which secret.
private struct Copies {
  private var byNode: [NodeID: [NodeID]] = [:]
  private var doubts: [NodeID: [Unknown]] = [:]
  private var unlisted: [Unknown] = []

  /// Takes in what `copier` copies.
  mutating func add(
    _ copier: NodeID, _ remote: [Graph.RemoteSecret], rest: [Unknown], _ kept: KeptSecrets
  ) {
    unlisted += rest
    for secret in remote {
      if let node = secret.secret {
        byNode[node, default: []].append(copier)
      } else {
        // Secrets of several plans have the name: it is one of them.
        for node in kept.byName[secret.name] ?? [] {
          doubts[node, default: []].append(
            Unknown(address: secret.key, attribute: "", reason: .notInInputs))
        }
      }
    }
  }

  func fact(of secret: NodeID) -> Fact {
    .list(
      (byNode[secret] ?? []).map { .node($0) }, rest: (doubts[secret] ?? []) + unlisted)
  }
}
