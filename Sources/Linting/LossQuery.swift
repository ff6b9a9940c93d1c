internal import ArchitectureGraph
package import Diagnostics
package import Verdicts

/// Says what is lost when an availability zone is: the use-case behind `archlint graph --what-if`.
///
/// Prints nothing.
package struct LossQuery: Sendable {
  /// What came of it.
  package enum Outcome: Sendable {
    /// The answer, and what makes the inputs less than the whole truth.
    case answer(LossReport, warnings: [Diagnostic])
    /// An input could not be read, or nothing stands in such a zone.
    case failed([Diagnostic])
  }

  /// The files and folders to read.
  package var paths: [String] = []
  /// The zone, as the inputs call it.
  package var zone = ""

  /// A question about nothing yet.
  package init() {}

  /// Reads the inputs and answers.
  ///
  /// - Complexity: O(inputs).
  package func answer() -> Outcome {
    let set = InputSet.reading(paths)
    guard set.errors.isEmpty else { return .failed(set.errors) }
    let loss = set.graph.loss(of: zone)
    guard loss.zones.contains(zone) || !loss.unknowns.isEmpty else {
      let help =
        loss.zones.isEmpty
        ? "no subnet is in the inputs" : "there are \(loss.zones.joined(separator: ", "))"
      return .failed([
        Diagnostic(path: "", message: "no subnet is in a zone '\(zone)'", help: help)
      ])
    }
    return .answer(
      LossReport(loss, by: Judge(set.graph, unlocated: set.unlocated)), warnings: set.warnings)
  }
}
