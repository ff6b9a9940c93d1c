internal import Documents

extension Graph {
  /// Says of ExternalSecrets which secrets of AWS they copy, and of those what copies them, and who
  /// logs in with something else.
  ///
  /// - Complexity: O(secrets + edges + environment variables).
  mutating func deriveSecrets() {
    let kept = DeclaredNames(.secret, by: "storeName", self)
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
      set(secret, "copies", copies.fact(of: secret, called: string(secret, "storeName")))
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

  private func remoteSecrets(of copier: NodeID, _ kept: DeclaredNames) -> [RemoteSecret] {
    var seen: Set<String> = []
    return edges(from: copier).compactMap { edge in
      guard edge.kind == .reads, let end = edge.to, self[end].kind == .secret else { return nil }
      let key = edge.place?.value?.string ?? self[end].address
      guard seen.insert(key).inserted else { return nil }
      let isHere = !self[end].isExternal
      let name = isHere ? string(end, "storeName") ?? key : self[end].address
      return RemoteSecret(
        key: key, name: name, secret: isHere ? end : nil,
        isDeclared: isHere
          ? .bool(true)
          : kept.declares(
            name,
            elsewhere: Unknown(
              address: self[copier].address, attribute: "remoteKeys", reason: .notInInputs)),
        neighbors: kept.neighbors(of: name), place: edge.place)
    }
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
  /// Why secrets of which several plans declare one may have copies, by their name.
  private var doubts: [String: [Unknown]] = [:]
  private var unlisted: [Unknown] = []

  /// Takes in what `copier` copies.
  mutating func add(
    _ copier: NodeID, _ remote: [Graph.RemoteSecret], rest: [Unknown], _ kept: DeclaredNames
  ) {
    if unlisted.count < DeclaredNames.limit { unlisted += rest }
    for secret in remote {
      if let node = secret.secret {
        byNode[node, default: []].append(copier)
      } else if kept.byName[secret.name] != nil {
        // It is one of those that have the name.
        doubts[secret.name] = [Unknown(address: secret.key, attribute: "", reason: .notInInputs)]
      }
    }
  }

  func fact(of secret: NodeID, called name: String?) -> Fact {
    .list(
      (byNode[secret] ?? []).map { .node($0) },
      rest: (name.flatMap { doubts[$0] } ?? []) + unlisted)
  }
}
