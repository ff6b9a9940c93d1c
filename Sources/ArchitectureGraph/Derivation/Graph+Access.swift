internal import Documents

extension Graph {
  /// Sums up what roles may do, whom they trust by name, and as which role stores read.
  ///
  /// - Complexity: O(roles + their policies + edges).
  mutating func deriveAccess() {
    var trusted: [String: [NodeID]] = [:]
    for role in nodes(of: .role) where !self[role].isExternal && fact(role, "trust") != nil {
      derivePermissions(of: role)
      for account in accountsTrusted(by: role) { trusted[account, default: []].append(role) }
    }
    deriveUnclaimedRoles()
    for account in nodes(of: .serviceAccount) where !self[account].isExternal {
      set(account, "trustedBy", .nodes(trusted[subject(of: account)] ?? []))
    }
    let controller = nodes(of: .serviceAccount).filter { name(of: $0) == "external-secrets" }
      .flatMap { targets(.assumes, .role, of: $0).nodes }.first
    for store in nodes(of: .secretStore) where !self[store].isExternal {
      if let reader = reader(of: store) ?? controller { set(store, "reader", .node(reader)) }
    }
  }

  /// Says of node classes which roles are let into clusters as nodes' that no nodes have.
  private mutating func deriveUnclaimedRoles() {
    let classes = nodes(of: .nodeClass).filter { !self[$0].isExternal }
    guard !classes.isEmpty else { return }
    let unclaimed = nodes(of: .role).filter { role in
      guard case .list(let types, _)? = fact(role, "clusterAccess") else { return false }
      let isForNodes = types.contains {
        if case .string(let type) = $0 { type.hasPrefix("EC2") } else { false }
      }
      return isForNodes && sources(.assumes, nil, of: role).members.isEmpty
    }
    let roles = Fact.nodes(unclaimed)
    for node in classes { set(node, "unclaimedNodeRoles", roles) }
  }

  /// The statements of all policies that `role` has, and the names of AWS's own among them.
  private mutating func derivePermissions(of role: NodeID) {
    var statements: [Fact] = []
    var rest: [Unknown] = []
    if case .list(let own, let open)? = fact(role, "statements") {
      statements = own
      rest = open
    }
    var managed: [String] = []
    let policies = sources(.targets, .policy, of: role)
    rest += policies.rest
    for policy in policies.nodes {
      if case .list(let more, let open)? = fact(policy, "statements") {
        statements += more
        rest += open
      } else if let name = ownName(ofManaged: self[policy].address) {
        managed.append(name)
      } else {
        rest.append(absence(of: policy))
      }
    }
    if statements.count > Self.maximumStatements {
      statements = Array(statements.prefix(Self.maximumStatements))
      rest.append(Unknown(address: self[role].address, attribute: "statements", reason: .error))
    }
    set(role, "statements", .list(statements, rest: rest))
    set(role, "managedPolicies", .list(managed.map { .string($0) }, rest: policies.rest))
  }

  /// How many statements of a role are told: more than IAM lets any have.
  private static let maximumStatements = 1000

  /// The name of a policy that is the provider's own: `arn:aws:iam::aws:policy/service-role/Name`.
  private func ownName(ofManaged arn: String) -> String? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[4] == "aws", parts[5].hasPrefix("policy/") else { return nil }
    return parts[5].split(separator: "/").last.map(String.init)
  }

  /// The subjects of tokens that the trust policy of `role` names without a wildcard.
  private func accountsTrusted(by role: NodeID) -> [String] {
    records(role, "trust").filter { $0["effect"] == .string("Allow") }.flatMap { statement in
      records(in: statement["conditions"]).flatMap { condition -> [String] in
        guard condition["claim"] == .string("sub"), case .list(let values, _)? = condition["values"]
        else { return [] }
        return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
      }
    }
  }

  private func subject(of account: NodeID) -> String {
    "system:serviceaccount:\(self[account].namespace ?? "default"):\(self[account].name)"
  }

  /// The name of an account, which one that is not among the inputs has at the end of its address.
  private func name(of account: NodeID) -> String {
    self[account].name.split(separator: "/").last.map(String.init) ?? ""
  }

  private func reader(of store: NodeID) -> NodeID? {
    if let own = targets(.assumes, .role, of: store).nodes.first { return own }
    return targets(.uses, .serviceAccount, of: store).nodes.lazy
      .compactMap { self.targets(.assumes, .role, of: $0).nodes.first }.first
  }
}
