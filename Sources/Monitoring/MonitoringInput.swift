package import ArchitectureGraph
package import Diagnostics
package import Documents

/// What Prometheus and Alertmanager are told by the inputs of one scan, and what that contributes to
/// the graph.
///
/// The stage between `Documents` and `ArchitectureGraph` for rules of alerts and where they go. Files
/// of their own are given to it; objects of Kubernetes, and files that lie in ConfigMaps and Secrets,
/// it finds among the nodes that the `Kubernetes` front end has made, so it contributes last.
package struct MonitoringInput: Sendable {
  /// A file that Prometheus or Alertmanager reads.
  struct File: Sendable {
    let document: Value
    let format: MonitoringFormat
    let scope: String
    let address: String
  }

  private var files: [File] = []

  /// No files yet.
  package init() {}

  /// Takes `document`, a root of a file, if it is one for Prometheus or Alertmanager; its scope is
  /// `scope`.
  ///
  /// - Returns: what it is; nil where it is something else.
  package mutating func add(_ document: Value, scope: String) -> MonitoringFormat? {
    guard let format = MonitoringFormat(of: document) else { return nil }
    let name = scope.split(separator: "/").last.map(String.init) ?? scope
    let earlier = files.filter { $0.scope == scope }.count
    let address = earlier == 0 ? name : "\(name)#\(earlier + 1)"
    files.append(File(document: document, format: format, scope: scope, address: address))
    return format
  }

  /// Adds nodes, facts and edges for all rules and routes, those in the nodes of `builder` included.
  ///
  /// - Returns: warnings; none of them keeps the rest from being read.
  /// - Complexity: O(nodes of the documents + alerts × routes).
  package func contribute(to builder: inout GraphBuilder) -> [Diagnostic] {
    // The builder is handed over and back, so that its arrays are never copied.
    var taken = GraphBuilder(schema: builder.schema)
    swap(&taken, &builder)
    var contribution = MonitoringContribution(consume taken)
    contribution.contribute(files)
    builder = contribution.builder
    return contribution.diagnostics
  }
}
