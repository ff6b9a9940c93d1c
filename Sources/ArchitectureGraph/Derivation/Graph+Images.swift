internal import Documents

extension Graph {
  /// Says of workloads which repositories of plans their images come from.
  ///
  /// A plan from which an image of a registry comes is taken to declare all repositories there that are
  /// in no folder.
  /// - Complexity: O(edges of workloads).
  mutating func deriveImages() {
    let declared = DeclaredNames(.registry, by: "repositoryName", self)
    let workloads = nodes(of: .workload).filter { !self[$0].isExternal }
    var owned: Set<Substring> = []
    for edge in workloads.flatMap({ images(of: $0) }) where edge.provenance != .external {
      owned.insert(host(of: edge))
    }
    for workload in workloads {
      let records = images(of: workload).map { edge in
        record(.registryImage, fields(of: edge, declared, owned), at: edge.place)
      }
      set(workload, "registryImages", .list(records))
    }
  }

  private func images(of workload: NodeID) -> [Edge] {
    edges(from: workload).filter { edge in
      edge.kind == .uses && edge.to.map { self[$0].kind == .registry } ?? false
    }
  }

  private func host(of edge: Edge) -> Substring {
    (edge.place?.value?.string ?? "").prefix { $0 != "/" }
  }

  private func fields(
    of edge: Edge, _ declared: DeclaredNames, _ owned: Set<Substring>
  ) -> [String: Fact] {
    guard let repository = edge.to else { return [:] }
    let isHere = !self[repository].isExternal
    let name =
      isHere
      ? string(repository, "repositoryName") ?? self[repository].name
      : self[repository].address
    var fields: [String: Fact] = [
      "image": .string(edge.place?.value?.string ?? ""), "repository": .string(name),
      "neighbors": .strings(declared.neighbors(of: name)),
    ]
    fields["isDeclared"] =
      isHere
      ? .bool(true)
      : declared.declares(
        name, owns: owned.contains(host(of: edge)), elsewhere: absence(of: repository))
    return fields
  }
}
