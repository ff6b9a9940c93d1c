package import ArchitectureGraph
package import Diagnostics
internal import Documents
package import Verdicts

/// Answers whether one thing reaches another: the use-case behind `archlint graph --from --to`.
///
/// Prints nothing.
package struct ReachQuery: Sendable {
  /// What came of it.
  package enum Outcome: Sendable {
    /// The answer, and what makes the inputs less than the whole truth.
    case answer(ReachReport, warnings: [Diagnostic])
    /// An input could not be read, or a thing is not there.
    case failed([Diagnostic])
  }

  /// What stands for everyone outside.
  package static let internet = Kind.internet.rawValue

  /// The files and folders to read.
  package var paths: [String] = []
  /// Where the question starts, by address; or ``internet``.
  package var source = internet
  /// Where it ends.
  package var target = ""
  /// The protocol and port.
  package var question = Question()

  /// A question about nothing yet.
  package init() {}

  /// Reads the inputs and answers.
  ///
  /// - Complexity: O(inputs).
  package func answer() -> Outcome {
    let set = InputSet.reading(paths)
    guard set.errors.isEmpty else { return .failed(set.errors) }
    let ends = [source, target].map { find($0, in: set.graph) }
    let failures = ends.compactMap { end in
      if case .failure(let error) = end { error.diagnostic } else { nil }
    }
    guard failures.isEmpty, let from = try? ends[0].get(), let to = try? ends[1].get() else {
      return .failed(failures)
    }
    let reach = set.graph.reach(from: from, to: to, question)
    let judge = Judge(set.graph, unlocated: set.unlocated)
    return .answer(
      ReachReport(reach, to: question, from: from, to: to, by: judge), warnings: set.warnings)
  }

  /// The thing at `address`, which must stand on a network.
  private func find(_ address: String, in graph: Graph) -> Result<NodeID, AddressError> {
    if address == Self.internet { return .success(graph.internet) }
    return graph.node(at: address, suggesting: { graph.isOnNetwork($0.id) }).flatMap { node in
      guard graph.isOnNetwork(node) else {
        return .failure(
          AddressError(
            "'\(address)' stands on no network that archlint reads",
            help: "docs/reachability.md says what does"))
      }
      return .success(node)
    }
  }
}
