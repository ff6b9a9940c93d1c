package import Diagnostics
package import Policies

/// All that a scan found out: what the reporters write.
package struct Report: Sendable {
  /// What was read, in the order of the paths.
  package var inputs: [Input]
  /// The findings, worst first; suppressed ones among them.
  package var findings: [Finding]
  /// What the architecture document decided, and what became of it; in the document's order.
  package var decisions: [Decision]
  /// The architecture document's name and title; nil where the run judged by none.
  package var architecture: (name: String, title: String)?
  /// What could not be read, compiled or evaluated: any of it makes the exit status 2.
  package var errors: [Diagnostic]
  /// What is worth knowing besides.
  package var warnings: [Diagnostic]
  /// The policies that judged, by id.
  package var policies: [Policy]
  /// The counts.
  package var summary: Summary
  /// The texts that findings point into, by path, for snippets.
  package var sources: [String: SourceFile]
  /// The bytes of those texts that must never be printed, by path: ranges in order that do not overlap.
  package var redactions: [String: [SourceRange]]

  /// An empty report.
  package init() {
    inputs = []
    findings = []
    decisions = []
    errors = []
    warnings = []
    policies = []
    summary = Summary()
    sources = [:]
    redactions = [:]
  }

  /// One input.
  package struct Input: Sendable, Hashable {
    /// Its path, relative to the working directory.
    package let path: String
    /// What it was recognised as: `terraform-plan`, `kubernetes`; nil where it was skipped.
    package let format: String?
    /// How many resources it holds.
    package let resources: Int
    /// Why it was skipped.
    package let skipped: String?

    /// An input that was read or skipped.
    package init(path: String, format: String?, resources: Int, skipped: String? = nil) {
      self.path = path
      self.format = format
      self.resources = resources
      self.skipped = skipped
    }
  }

  /// A decision of the architecture document, as the verdicts leave it.
  package struct Decision: Sendable, Hashable {
    /// What became of it (design.md, "Rulings").
    package enum State: String, Sendable, Hashable, CaseIterable {
      /// A policy of it has a finding that counts.
      case broken
      /// A verdict of it hangs on what is not known yet.
      case undecidable
      /// Something passed and nothing is wrong.
      case upheld
      /// The inputs hold nothing that could show it.
      case notEvidenced = "not evidenced"
    }

    /// A policy that was kept.
    package struct Ground: Sendable, Hashable {
      /// The policy's id.
      package let policy: String
      /// How many things kept it.
      package let count: Int
      /// The addresses of the first of them.
      package let resources: [String]

      /// Some things kept `policy`.
      package init(policy: String, count: Int, resources: [String]) {
        self.policy = policy
        self.count = count
        self.resources = resources
      }
    }

    /// Its id: `D04`.
    package let id: String
    /// What was decided.
    package let title: String
    /// Whether it is a finding if nothing speaks of it.
    package var isRequired = true
    /// What became of it.
    package let state: State
    /// How many findings count against it.
    package let findings: Int
    /// How many verdicts can't be decided yet.
    package var undecided = 0
    /// The policies that judged it.
    package var policies: [String] = []
    /// What speaks for it.
    package var grounds: [Ground] = []
    /// What is missing that could show it; empty unless it is not evidenced.
    package var absence = ""

    /// The decision `id`, which is required.
    package init(id: String, title: String, state: State, findings: Int) {
      self.id = id
      self.title = title
      self.state = state
      self.findings = findings
    }
  }

  /// The counts of verdicts.
  package struct Summary: Sendable, Hashable {
    /// The nodes judged.
    package var resources = 0
    /// The policies that were on.
    package var policies = 0
    /// Verdicts `fail` that are not suppressed.
    package var fail = 0
    /// Verdicts `unknown` that are not suppressed.
    package var unknown = 0
    /// Verdicts `pass`.
    package var pass = 0
    /// Findings that are suppressed.
    package var suppressed = 0

    /// Nothing yet.
    package init() {}
  }
}
