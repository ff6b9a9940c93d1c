internal import Documents

extension Graph {
  /// Says of rotated logins of databases which workloads log in with something that is not rotated
  /// with them.
  ///
  /// A workload logs in to a database where a variable that it reads from a Secret, or the Secret, is
  /// called so. Whether a rotated login that nothing copies is *its* login no input says; that it has
  /// no other rotated one does.
  mutating func deriveLogins() {
    let rotated = nodes(of: .secret).filter {
      fact($0, "rotationSeconds") != nil && isTrue($0, "isDatabaseLogin")
    }
    guard !rotated.isEmpty else { return }
    let sources = loginSources(rotated: Set(rotated))
    let copiesSome = nodes(of: .externalSecret).contains {
      !targets(.reads, .secret, of: $0).members.isEmpty
    }
    let certain = sources.fact(isCertain: true, self)
    let possible = sources.fact(isCertain: false, self)
    for secret in rotated {
      let isMaster = !databases(ofMaster: secret).isEmpty
      let elsewhere = isMaster ? possible : certain
      set(
        secret, "loginsElsewhere",
        isCopied(secret) || isMaster && copiesSome ? .list([]) : elsewhere)
    }
  }

  /// The databases whose master password `secret` is.
  private func databases(ofMaster secret: NodeID) -> [NodeID] {
    sources(.uses, .database, of: secret).nodes
  }

  /// Whether something brings `secret` into a cluster, or may.
  private func isCopied(_ secret: NodeID) -> Bool {
    if case .list(let known, let rest)? = fact(secret, "copies"), !known.isEmpty || !rest.isEmpty {
      return true
    }
    return sources(.reads, .resource, of: secret).members.isEmpty == false
  }

  private func loginSources(rotated: Set<NodeID>) -> LoginSources {
    var sources = LoginSources()
    for workload in nodes(of: .workload) where !self[workload].isExternal {
      let named = databaseVariables(of: workload)
      for use in records(workload, "secretUses") {
        guard case .string(let name)? = use["name"], case .string(let origin)? = use["origin"],
          named.contains(name) || DatabaseName.isMeant(by: name)
        else { continue }
        sources.add(workload, standing(of: name, origin, workload, rotated))
      }
    }
    return sources
  }

  /// The Secrets from which `workload` reads variables that are called like a database's login.
  private func databaseVariables(of workload: NodeID) -> Set<String> {
    var names: Set<String> = []
    for container in records(workload, "containers") {
      guard case .list(let variables, _)? = container["environment"] else { continue }
      for case .record(let variable) in variables {
        guard case .string(let name)? = self[variable]["name"], DatabaseName.isMeant(by: name),
          self[variable]["source"] == .string("secret"),
          case .string(let secret)? = self[variable]["from"]
        else { continue }
        names.insert(secret)
      }
    }
    return names
  }

  /// Whether the store of `maker` is one of AWS, or not known.
  func mayReadFromAWS(_ maker: NodeID) -> Bool {
    !targets(.reads, .secretStore, of: maker).nodes.contains {
      string($0, "provider").map { $0 != "aws" } ?? false
    }
  }

  /// The records in the list that the field `field` of `node` is.
  func records(_ node: NodeID, _ field: String) -> [Record] {
    records(in: fact(node, field))
  }

  /// The records in the list that `fact` is.
  func records(in fact: Fact?) -> [Record] {
    guard case .list(let facts, _)? = fact else { return [] }
    return facts.compactMap { if case .record(let id) = $0 { self[id] } else { nil } }
  }

  /// Whether the Secret `name` is a copy of something that is rotated.
  private func standing(
    of name: String, _ origin: String, _ workload: NodeID, _ rotated: Set<NodeID>
  ) -> LoginSources.Standing {
    switch origin {
    case "committed", "sealed-secret", "sops": return .elsewhere
    case "external-secret": break
    case "vault", "vault-agent", "certificate": return .settled
    default: return .unknown
    }
    let secrets = targets(.reads, .secret, of: workload).nodes.filter { self[$0].name == name }
    var standing = LoginSources.Standing.settled
    for maker in secrets.flatMap({ sources(.targets, .externalSecret, of: $0).nodes }) {
      let origins = targets(.reads, .secret, of: maker).nodes
      if origins.contains(where: rotated.contains) { return .settled }
      if !origins.isEmpty {
        standing = .elsewhere
      } else if standing == .settled, mayReadFromAWS(maker) {
        standing = .unknown
      }
    }
    return standing
  }
}

/// Where workloads have their logins of databases from.
private struct LoginSources {
  enum Standing {
    /// From a rotated login, or a store that rotates by itself.
    case settled
    /// From something that is not rotated with a database.
    case elsewhere
    /// Nothing here says where from.
    case unknown
  }

  private var elsewhere: [NodeID] = []
  private var unknown: [NodeID] = []

  mutating func add(_ workload: NodeID, _ standing: Standing) {
    switch standing {
    case .settled: break
    case .elsewhere: if elsewhere.last != workload { elsewhere.append(workload) }
    case .unknown: if unknown.last != workload { unknown.append(workload) }
    }
  }

  /// The workloads; where it is not certain that they should have another login, only that there may
  /// be some.
  func fact(isCertain: Bool, _ graph: Graph) -> Fact {
    let doubtful = isCertain ? unknown : elsewhere + unknown
    return .list(
      isCertain ? elsewhere.map { .node($0) } : [],
      rest: doubtful.prefix(DeclaredNames.limit).map {
        Unknown(address: graph[$0].address, attribute: "secretUses", reason: .notInInputs)
      })
  }
}
