internal import ArchitectureGraph
internal import Documents
internal import Verdicts

/// How findings and what belongs to them are said in sentences, the same in every format.
///
/// Everything here is ``Swift/String/printable``.
extension Finding {
  /// Whether it is about the architecture as a whole: then its message is a sentence by itself.
  var isAboutArchitecture: Bool { resource.kind == Kind.architecture.rawValue }

  /// The finding as a clause: the resource is the subject, and the scope stands before it.
  func clause(with naming: ScopeNaming) -> String {
    let clause = isAboutArchitecture ? message : "\(resource.address) \(message)"
    return (naming.prefix(of: resource) + clause).printable
  }

  /// Whether it is a failure that counts.
  var counts: Bool { verdict == .fail && suppression == nil }
}

/// Whether the scope must be said for an address to be understood.
enum ScopeNaming {
  case needless, needed

  /// The scope is needed where the report speaks of more than one.
  init(for report: Report) {
    let scopes = Set(report.findings.map(\.resource.scope)).subtracting([""])
    let plans = report.inputs.count { $0.format == "terraform-plan" }
    self = scopes.count > 1 || plans > 1 ? .needed : .needless
  }

  /// What stands before the address of `subject`.
  func prefix(of subject: Subject) -> String {
    switch self {
    case .needless: ""
    case .needed: subject.scope.isEmpty ? "" : "\(subject.scope): "
    }
  }
}

extension Evidence {
  /// What is said of the hop besides its address: `routes-to, 0.0.0.0/0, by aws_route.out`.
  var detail: String {
    var parts: [String] = []
    if let edge { parts.append(edge.rawValue) }
    if let note { parts.append(note) }
    if let declaredBy { parts.append("by \(declaredBy)") }
    if let word = provenance.caveat { parts.append(word) }
    return parts.joined(separator: ", ").printable
  }

  /// The hops of `evidence` as ways: one starts at each hop that no edge leads to.
  static func ways(in evidence: [Evidence]) -> [[Evidence]] {
    var ways: [[Evidence]] = []
    for hop in evidence {
      if hop.edge != nil, !ways.isEmpty {
        ways[ways.count - 1].append(hop)
      } else {
        ways.append([hop])
      }
    }
    return ways
  }
}

extension Provenance {
  /// What to say of an edge that is not exact.
  var caveat: String? {
    switch self {
    case .exact: nil
    case .inferred: "inferred"
    case .unknown: "not known yet"
    case .external: "not in the inputs"
    }
  }
}

extension Unknown {
  /// What is not known: `aws_lb.main.arn`.
  var subject: String {
    (attribute.isEmpty || address.isEmpty ? address + attribute : "\(address).\(attribute)")
      .printable
  }

  /// Why it is not known.
  var cause: String {
    switch reason {
    case .afterApply, .afterApplyOrNull: "known after apply"
    case .notInInputs: "not in the inputs"
    case .local: "behind a local, which a plan does not hold"
    case .error: "its evaluation failed"
    }
  }
}
