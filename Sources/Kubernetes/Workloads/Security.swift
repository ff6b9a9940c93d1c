internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says under which powers a container runs; its own security context goes before its pod's, field
  /// by field.
  mutating func addSecurity(
    of container: Value, _ context: ContainerContext, to fields: inout [String: Fact]
  ) {
    let own = container.declared("securityContext")
    let pod = context.podSpec.declared("securityContext")
    for security in [own, pod] {
      guard let security, !security.isMapping else { continue }
      problems.warn(
        at: security, "a securityContext of \(context.entry.manifest.address) is not a mapping")
    }
    fields["runsAsNonRoot"] = runsAsNonRoot(own, pod, context.entry)
    fields["privileged"] = privileged(own, context.entry)
    if let own { fields["securityContext"] = .document(own) }
  }

  private func runsAsNonRoot(_ own: Value?, _ pod: Value?, _ entry: Entry) -> Fact {
    let isNonRoot = own?.declared("runAsNonRoot") ?? pod?.declared("runAsNonRoot")
    let user = own?.declared("runAsUser") ?? pod?.declared("runAsUser")
    if isNonRoot?.bool == true || user?.int.map({ $0 > 0 }) == true { return .bool(true) }
    let isBroken =
      isNonRoot.map { $0.bool == nil } == true || user.map { $0.int == nil } == true
      || own.map { !$0.isMapping } == true || pod.map { !$0.isMapping } == true
    return isBroken ? .unknown([malformed(entry, "securityContext")]) : .bool(false)
  }

  private func privileged(_ own: Value?, _ entry: Entry) -> Fact {
    guard let own else { return .bool(false) }
    guard let privileged = own.declared("privileged") else {
      return own.isMapping ? .bool(false) : .unknown([malformed(entry, "securityContext")])
    }
    return privileged.bool.map { .bool($0) }
      ?? .unknown([malformed(entry, "securityContext.privileged")])
  }
}
