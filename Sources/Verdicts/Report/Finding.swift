package import ArchitectureGraph
package import Diagnostics
package import Policies

/// A verdict that a person should see, with all that is known about it.
package struct Finding: Sendable {
  /// The policy's id, or the validation's own.
  package var policy: String
  /// Other ids that it goes by.
  package var aliases: [String]
  /// What must hold.
  package var title: String
  /// The policy's severity, or the validation's own.
  package var severity: Severity
  /// What was found out.
  package var verdict: Verdict
  /// What it is about.
  package var resource: Subject
  /// What is wrong, as a clause whose subject is the resource: `is placed in …`.
  package var message: String
  /// Which of the policy's validations, from 0.
  package var validation: Int
  /// The attribute that it points at; empty for the resource as a whole.
  package var attribute: String
  /// The decisions of the architecture document that the policy serves.
  package var decisions: [String]
  /// How to mend it.
  package var remediation: String
  /// Where it stands; empty for a plan without its sources.
  package var locations: [Location]
  /// The bytes that `locations` is about, for the snippet, in `Report.sources[locations[0].path]`.
  package var range: SourceRange?
  /// The input that declares the resource; where SARIF points when `locations` is empty.
  package var inputPath: String
  /// What shows it, hop by hop.
  package var evidence: [Evidence]
  /// `exact`, or `inferred` where an inferred edge was read on the way to the verdict.
  package var certainty: Provenance
  /// What it hangs on, for a verdict that can't be decided.
  package var unknown: [Unknown]
  /// What stays when lines move: a digest of policy, validation, scope, address and attribute.
  package var fingerprint: String
  /// What tells the question that it answers from all others, whatever the verdict; empty where
  /// the fingerprint alone does.
  package var identity: [String]
  /// Why it does not count; nil where it does.
  package var suppression: Suppression?

  /// A finding of `policy` about `resource`.
  package init(
    policy: String, aliases: [String], title: String, severity: Severity, verdict: Verdict,
    resource: Subject, message: String, validation: Int, remediation: String, inputPath: String
  ) {
    self.policy = policy
    self.aliases = aliases
    self.title = title
    self.severity = severity
    self.verdict = verdict
    self.resource = resource
    self.message = message
    self.validation = validation
    self.remediation = remediation
    self.inputPath = inputPath
    attribute = ""
    decisions = []
    locations = []
    range = nil
    evidence = []
    certainty = .exact
    unknown = []
    fingerprint = ""
    identity = []
    suppression = nil
  }
}

/// What a policy says of a thing.
package enum Verdict: String, Sendable, Hashable {
  /// It breaks the policy.
  case fail
  /// Whether it does can't be decided yet.
  case unknown
  /// It keeps the policy.
  case pass
}

/// What a finding is about, as reports name it.
package struct Subject: Sendable, Hashable {
  /// Terraform's own address, or `Deployment/shop/cart`.
  package let address: String
  /// The kind.
  package let kind: String
  /// The declared type; empty for the whole architecture.
  package let type: String
  /// The declared name; empty for the whole architecture.
  package let name: String
  /// The Kubernetes namespace.
  package let namespace: String?
  /// The plan or overlay.
  package let scope: String

  /// A thing of the architecture.
  package init(
    address: String, kind: String, type: String, name: String, namespace: String?, scope: String
  ) {
    self.address = address
    self.kind = kind
    self.type = type
    self.name = name
    self.namespace = namespace
    self.scope = scope
  }
}

/// One hop of the evidence.
package struct Evidence: Sendable, Hashable {
  /// The thing, by address.
  package let address: String
  /// The edge from the hop before; nil on the first.
  package let edge: EdgeKind?
  /// How that edge is known.
  package let provenance: Provenance
  /// Where it is declared.
  package let location: Location?
  /// What to say of it besides: `0.0.0.0/0`, `tcp 22`.
  package let note: String?
  /// What declares the edge, where that is not one of the two ends: a separate route or rule.
  package let declaredBy: String?
  /// Whether the edge is the one to cut: the only one without which there is no way at all.
  package var isOnlyWay = false

  /// A hop.
  package init(
    address: String, edge: EdgeKind?, provenance: Provenance, location: Location?, note: String?,
    declaredBy: String? = nil
  ) {
    self.address = address
    self.edge = edge
    self.provenance = provenance
    self.location = location
    self.note = note
    self.declaredBy = declaredBy
  }
}

/// Why a finding does not count.
package struct Suppression: Sendable, Hashable {
  /// How it was said.
  package enum Source: String, Sendable, Hashable {
    case comment, annotation, configuration, baseline
  }

  /// How it was said.
  package let source: Source
  /// Why, in the words of who suppressed it.
  package let reason: String
  /// The last day on which it holds, `YYYY-MM-DD`.
  package let until: String?
  /// Who answers for it.
  package let owner: String?
  /// Where it was said: a path and, where known, a line.
  package let place: String

  /// A suppression that was said at `place`.
  package init(source: Source, reason: String, until: String?, owner: String?, place: String) {
    self.source = source
    self.reason = reason
    self.until = until
    self.owner = owner
    self.place = place
  }
}

extension Finding {
  /// The fingerprint of a finding that `parts` tell from all others.
  package static func fingerprint(of parts: [String]) -> String {
    String(Digest.hexadecimal(of: parts.joined(separator: "\u{1F}")).prefix(32))
  }
}

extension Subject {
  /// A node, as reports name it.
  package init(describing node: Node) {
    self.init(
      address: node.address, kind: node.kind.rawValue, type: node.type, name: node.name,
      namespace: node.namespace, scope: node.scope)
  }
}
