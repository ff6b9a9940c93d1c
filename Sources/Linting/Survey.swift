package import ArchitectureGraph
package import Diagnostics
internal import Policies
package import Verdicts

/// What a scan found out, with the graph that it judged: the use-case behind pictures.
package struct Survey: Sendable {
  /// What was found.
  package let report: Report
  /// What it is about.
  package let graph: Graph

  /// The thing at `address`.
  ///
  /// - Throws: where there is none, or more than one.
  package func node(at address: String) throws(AddressError) -> NodeID {
    try graph.node(at: address, suggesting: { _ in true }).get()
  }
}

extension Linter {
  /// Reads the inputs and judges them, and keeps what was read.
  ///
  /// - Complexity: that of `lint()`.
  package func survey() -> Survey {
    let scan = scan()
    return Survey(report: scan.report, graph: scan.inputs.graph)
  }
}

/// An address that means nothing, or more than one thing.
package struct AddressError: Error {
  /// What is wrong with it, and what may have been meant.
  package let diagnostic: Diagnostic

  init(_ message: String, help: String?) {
    diagnostic = Diagnostic(path: "", message: message, help: help)
  }
}

extension Graph {
  /// The one thing at `address`; where there is none, what may have been meant, of what is `wanted`.
  func node(
    at address: String, suggesting isWanted: (Node) -> Bool
  ) -> Result<NodeID, AddressError> {
    let known = nodes.filter { !$0.isExternal && $0.kind != .architecture }
    let found = known.filter { $0.address == address }
    guard let first = found.first else {
      return .failure(
        AddressError(
          "no resource is called '\(address)'",
          help: PolicyName.help(for: address, among: known.filter(isWanted).map(\.address))))
    }
    if found.count > 1 {
      let scopes = found.map(\.scope).joined(separator: ", ")
      return .failure(
        AddressError(
          "'\(address)' is in more than one input: \(scopes)", help: "name one of them only"))
    }
    return .success(first.id)
  }
}
