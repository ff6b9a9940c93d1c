internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
internal import Verdicts

/// The policies that judge, each compiled for a kind when a node of that kind first comes by.
struct Bench {
  private let entries: [PolicySelection.Entry]
  private let compiler: PolicyCompiler
  private var byKind: [Kind: [CompiledPolicy]] = [:]
  private var byType: [String: [CompiledPolicy]] = [:]
  /// Both together, for the nodes that have come by.
  private var bySubject: [Subject: [CompiledPolicy]] = [:]

  private struct Subject: Hashable {
    let kind: Kind
    let type: String
  }

  /// What is wrong with policies that had to be compiled.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ entries: [PolicySelection.Entry], _ compiler: PolicyCompiler) {
    self.entries = entries
    self.compiler = compiler
  }

  /// The policies for `node`.
  mutating func policies(for node: Node, in graph: Graph) -> [CompiledPolicy] {
    if node.kind == .architecture { return architecturePolicies(graph) }
    let subject = Subject(kind: node.kind, type: node.type)
    if let known = bySubject[subject] { return known }
    let both = policies(of: node.kind) + policies(ofType: node.type, besides: node.kind)
    bySubject[subject] = both
    return both
  }

  private mutating func policies(of kind: Kind) -> [CompiledPolicy] {
    if let known = byKind[kind] { return known }
    let compiled = compile(kind) { $0.scope == .resource && $0.match.kinds.contains(kind) }
    byKind[kind] = compiled
    return compiled
  }

  private mutating func policies(ofType type: String, besides kind: Kind) -> [CompiledPolicy] {
    guard !type.isEmpty else { return [] }
    if let known = byType[type] { return known }
    let compiled = compile(nil, type) { policy in
      policy.scope == .resource && !policy.match.kinds.contains(kind)
        && policy.match.types.contains { Self.matches($0, type) }
    }
    byType[type] = compiled
    return compiled
  }

  /// Whether a declared type is meant: `apps/*/Deployment` stands for every version.
  private static func matches(_ pattern: String, _ type: String) -> Bool {
    pattern == type || (pattern.contains("*") && Glob(pattern).matches(type))
  }

  private mutating func architecturePolicies(_ graph: Graph) -> [CompiledPolicy] {
    compile(nil) { policy in
      policy.scope == .architecture
        && (policy.requires.isEmpty
          || policy.requires.contains { kind in
            graph.nodes(of: kind).contains { !graph[$0].isExternal }
          })
    }
  }

  private mutating func compile(
    _ kind: Kind?, _ type: String? = nil, where isMeant: (Policy) -> Bool
  ) -> [CompiledPolicy] {
    entries.filter { isMeant($0.policy) }.compactMap { entry in
      let compiled = compiler.compile(
        entry.policy, for: kind, type: type, parameters: entry.parameters)
      switch compiled {
      case .success(let policy): return policy
      case .failure(let errors):
        diagnostics += errors.diagnostics.filter { !diagnostics.contains($0) }
        return nil
      }
    }
  }
}
