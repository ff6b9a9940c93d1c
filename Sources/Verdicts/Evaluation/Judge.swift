package import ArchitectureGraph
internal import CEL
package import Diagnostics
internal import Documents
package import Policies

/// Judges the nodes of one graph by policies: the stage between the graph and the report.
///
/// Not for use by several threads at once; each makes its own.
package final class Judge {
  /// The architecture that is judged.
  package let graph: Graph
  let evaluator: Evaluator
  let places: PlaceResolver
  /// The findings, in the order of judging.
  package private(set) var findings: [Finding] = []
  /// What failed while evaluating.
  package private(set) var errors: [Diagnostic] = []
  /// How many verdicts were `pass`.
  package private(set) var passes = 0
  /// The texts that the findings point into, by path.
  package private(set) var sources: [String: SourceFile] = [:]
  /// Whether `pass` verdicts are findings, too.
  let includesPassed: Bool
  private var lines: [String: LineTable] = [:]

  /// A judge of `graph`.
  ///
  /// - Parameters:
  ///   - graph: the architecture.
  ///   - unlocated: the paths of inputs whose lines mean nothing to people.
  ///   - includesPassed: whether `pass` verdicts are findings, too.
  package init(_ graph: Graph, unlocated: Set<String>, includesPassed: Bool = false) {
    self.graph = graph
    evaluator = Evaluator(graph: graph)
    places = PlaceResolver(source: evaluator.plain, unlocated: unlocated)
    self.includesPassed = includesPassed
  }

  /// Judges `node` by `policy`, which is compiled for its kind.
  package func judge(_ node: NodeID, by policy: CompiledPolicy) {
    if !includesPassed, let passed = evaluator.passes(policy, on: node) {
      passes += passed
      return
    }
    var sitting = Sitting(policy: policy, node: node, judge: self)
    sitting.run()
    passes += sitting.passes
    for outcome in sitting.outcomes { record(outcome, policy, node) }
  }

  /// The bytes of the inputs that must never be printed, by path: ranges in order that do not overlap.
  package var redactions: [String: [SourceRange]] {
    var ranges: [String: [SourceRange]] = [:]
    for value in graph.sensitive where !value.range.isEmpty {
      ranges[value.tree.source.path, default: []].append(value.range)
    }
    for spot in graph.sensitiveLiterals {
      ranges[spot.source.path, default: []].append(spot.range)
    }
    return ranges.mapValues(\.merged)
  }

  private func record(_ outcome: Outcome, _ policy: CompiledPolicy, _ node: NodeID) {
    if outcome.verdict == .pass { passes += 1 }
    if let error = outcome.error {
      let subject = graph[node]
      errors.append(
        Diagnostic(
          path: policy.policy.place.path, position: policy.policy.place.position,
          message: "\(policy.policy.id) can't judge \(subject.address): \(error)"))
    }
    findings.append(finding(outcome, policy, node))
  }

  private func finding(_ outcome: Outcome, _ compiled: CompiledPolicy, _ node: NodeID) -> Finding {
    let policy = compiled.policy
    let validation = outcome.validation.map { policy.validations[$0] }
    let place = outcome.place ?? Place(node, graph[node].object)
    var finding = Finding(
      policy: validation?.id ?? policy.id, aliases: policy.aliases + (validation?.aliases ?? []),
      title: policy.title, severity: validation?.severity ?? policy.severity,
      verdict: outcome.verdict, resource: Subject(describing: graph[node]),
      message: outcome.message,
      validation: outcome.validation ?? 0, remediation: policy.remediation,
      inputPath: inputPath(node))
    finding.attribute = places.attribute(place)
    let spots = places.spots(place)
    finding.locations = spots.map { location(of: $0) }
    finding.range = spots.first?.range
    finding.evidence = outcome.evidence.map { evidence($0) }
    finding.certainty = outcome.isInferred ? .inferred : .exact
    finding.unknown = outcome.unknown
    let declared = place.node == node ? "" : graph[place.node].address
    finding.identity = [
      policy.id, validation?.id ?? String(finding.validation), graph[node].scope,
      graph[node].address, declared, places.stableAttribute(place),
    ]
    finding.fingerprint = Finding.fingerprint(
      of: finding.identity + [outcome.verdict.rawValue])
    return finding
  }

  private func inputPath(_ node: NodeID) -> String {
    graph[node].object?.tree.source.path ?? graph[node].scope
  }

  /// A spot as reports name it; its source goes into the report, too.
  func location(of spot: Declaration.Spot) -> Location {
    let path = spot.source.path
    let table = lines[path] ?? LineTable(spot.source)
    lines[path] = table
    sources[path] = spot.source
    return table.location(of: spot.range, path: path)
  }

  /// A hop of a way through the graph, in the words of a report.
  package func evidence(_ hop: Hop) -> Evidence {
    var declaredBy: String?
    if let declaring = hop.place?.node, declaring != hop.node {
      declaredBy = graph[declaring].address
    }
    let spot = hop.place.flatMap { places.spots($0).first }
    var evidence = Evidence(
      address: graph[hop.node].address, edge: hop.edge, provenance: hop.provenance,
      location: spot.map { location(of: $0) }, note: hop.note,
      declaredBy: declaredBy)
    evidence.isOnlyWay = hop.isOnlyWay
    return evidence
  }
}
