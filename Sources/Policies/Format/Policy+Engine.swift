internal import ArchitectureGraph
internal import Diagnostics

extension Policy {
  /// The engine's own findings, as policies that can be listed, explained and suppressed.
  package static let engine: [Policy] = [
    duplicateKey, notEvidenced, suppressionExpired, suppressionUnused,
  ]

  /// A key stands twice in one mapping.
  package static let duplicateKey = engine(
    "archlint/duplicate-key", "A key stands once in a mapping", .medium,
    why:
      "The last one wins, as with kubectl, so what the first one says is silently without effect.",
    remediation: "Remove one of the two.")

  /// A decision of the architecture document of which nothing in the inputs speaks.
  package static let notEvidenced = engine(
    "archlint/not-evidenced", "A decision that was taken can be seen in the configuration", .medium,
    why:
      "A promise that nothing in the configuration speaks of is not kept by anything: nobody would "
      + "notice if it were broken.",
    remediation:
      "Scan what upholds it as well, or say 'required: false' of the decision in an architecture "
      + "document of your own.")

  /// A suppression is past its day.
  package static let suppressionExpired = engine(
    "archlint/suppression-expired", "A suppression has not expired", .low,
    why: "It was accepted up to a day that is over, and the finding it was for is back.",
    remediation: "Mend what it was for, or give it a new 'until'.")

  /// A suppression that suppresses nothing.
  package static let suppressionUnused = engine(
    "archlint/suppression-unused", "A suppression suppresses something", .low,
    why: "What it was for is mended or gone; left behind, it may hide the next such finding.",
    remediation: "Remove it.")

  private static func engine(
    _ id: String, _ title: String, _ severity: Severity, why: String, remediation: String
  ) -> Policy {
    Policy(
      id: id, title: title, why: why, severity: severity, aliases: [], frameworks: [],
      scope: .resource, match: Match(), requires: [], params: nil, matchConditions: [],
      forEach: nil, variables: [], validations: [], remediation: remediation, examples: [],
      disabledBecause: nil,
      place: Place(path: "builtin:\(id)", position: Position(line: 1, column: 1)))
  }
}
