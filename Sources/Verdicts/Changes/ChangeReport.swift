package import ArchitectureGraph
package import Diagnostics

/// What a change does to an architecture: two states of it, compared.
package struct ChangeReport: Sendable {
  /// What the state before is called: a path, a revision.
  package var before: String
  /// What the state after is called.
  package var after: String
  /// Whether both states could be read, so that there is something to report.
  package var isCompared = false
  /// Failures that the change brings.
  package var new: [Finding] = []
  /// Failures that it mends.
  package var mended: [Finding] = []
  /// Failures that were there before and still are.
  package var unchanged: [Finding] = []
  /// What could be decided before, or was not there, and can't be decided after.
  package var undecided: [Finding] = []
  /// What comes within reach of the internet, or leaves it.
  package var exposures: [ExposureChange] = []
  /// Edges that come or go between things that were there before and still are.
  package var edges: [EdgeChange] = []
  /// Things that come or go.
  package var resources: [ResourceChange] = []
  /// What was changed outside of Terraform before the plan of the state after was made, and so is no
  /// doing of the change.
  package var drift: [DriftedResource] = []
  /// The report on the state after, for what its findings point into.
  package var report = Report()
  /// What could not be read or judged, of either state.
  package var errors: [Diagnostic] = []
  /// What is worth knowing besides.
  package var warnings: [Diagnostic] = []

  /// A comparison in which nothing has been found yet.
  package init(before: String, after: String) {
    self.before = before
    self.after = after
  }
}

/// One of the two states that are compared.
package enum ChangeSide: Sendable, Hashable {
  case before, after
}

/// Which way something changes.
package enum ChangeDirection: String, Sendable, Hashable, CaseIterable {
  /// It is there after the change only.
  case gained
  /// It was there before the change only.
  case lost
}

/// A thing that comes or goes.
package struct ResourceChange: Sendable, Hashable {
  /// Which way.
  package let direction: ChangeDirection
  /// The thing.
  package let subject: Subject

  /// `subject` comes or goes.
  package init(_ direction: ChangeDirection, _ subject: Subject) {
    self.direction = direction
    self.subject = subject
  }
}

/// An edge that comes or goes.
package struct EdgeChange: Sendable, Hashable {
  /// Which way.
  package let direction: ChangeDirection
  /// What it leads from.
  package let from: Subject
  /// How it bears on the other end.
  package let edge: EdgeKind
  /// What it leads to.
  package let to: Subject
  /// What traffic it carries: `0.0.0.0/0`, `tcp port 22`; empty where it says nothing of traffic.
  package let traffic: String
  /// The address of what declares it, where that is neither of the two ends.
  package let declaredBy: String?
  /// How it is known.
  package let provenance: Provenance

  /// An edge that comes or goes.
  package init(
    _ direction: ChangeDirection, from: Subject, edge: EdgeKind, to: Subject, traffic: String,
    declaredBy: String?, provenance: Provenance
  ) {
    self.direction = direction
    self.from = from
    self.edge = edge
    self.to = to
    self.traffic = traffic
    self.declaredBy = declaredBy
    self.provenance = provenance
  }
}

/// Something whose exposure a change alters.
package struct ExposureChange: Sendable, Hashable {
  /// Who can reach a thing, as far as is known.
  package enum Exposure: Sendable, Hashable {
    /// It is not there.
    case absent
    /// `internet`, `vpc` or `none`.
    case known(String)
    /// It can't be decided, and why.
    case unknown([Unknown])

    /// Whether the internet reaches it for certain.
    package var isPublic: Bool { self == .known("internet") }
  }

  /// The thing.
  package let subject: Subject
  /// Who could reach it before.
  package let before: Exposure
  /// Who can reach it after.
  package let after: Exposure
  /// What the change adds to the way in, or takes from it: addresses of what declares it.
  package let causes: [String]
  /// The way in: after the change where it comes within reach, else before.
  package let path: [Evidence]

  /// `subject` is within other reach than before.
  package init(
    subject: Subject, before: Exposure, after: Exposure, causes: [String], path: [Evidence]
  ) {
    self.subject = subject
    self.before = before
    self.after = after
    self.causes = causes
    self.path = path
  }
}
