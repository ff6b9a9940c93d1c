internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
package import Verdicts

/// The answer to a question of reach for programs; its fields are a contract, as the report's are.
package struct ReachJSONReporter: Sendable {
  private let tool: Tool
  /// What writes the parts that a report of findings has, too.
  private var findings: JSONReporter { JSONReporter(tool: tool) }

  /// A reporter that names `tool` as what answered.
  package init(tool: Tool) {
    self.tool = tool
  }

  /// The whole text for `report`.
  package func text(of report: ReachReport) -> String {
    var json = JSONWriter()
    json.object { json in
      json.header(of: tool)
      json.member("from", report.source)
      json.member("to", report.target)
      json.member("transport", report.question.transport)
      json.member("port", report.question.port)
      json.member("answer", report.answer.word)
      json.member("ways", report.ways) { write($1, to: &$0) }
      json.member("edgeToCut") { write(report.edgeToCut, to: &$0) }
      json.member("cutBy", report.obstacles) { write($1, to: &$0) }
      json.member("unknown", report.unknown) { findings.write($1, to: &$0) }
    }
    return json.text + "\n"
  }

  private func write(_ way: ReachReport.Way, to json: inout JSONWriter) {
    json.object { json in
      json.member("transport", way.transport)
      json.member("fromPort", way.ports.lower)
      json.member("toPort", way.ports.upper)
      json.member("hops", way.hops) { write($1, to: &$0) }
    }
  }

  private func write(_ obstacle: ReachReport.Obstacle, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("address", obstacle.address)
      json.member("reason", obstacle.reason)
      json.member("location") { findings.write(obstacle.location, to: &$0) }
      if let declarer = obstacle.declaredBy { json.member("declaredBy", declarer) }
    }
  }

  private func write(_ hop: Evidence?, to json: inout JSONWriter) {
    guard let hop else { return json.value(Int?.none) }
    json.object(.inline) { json in
      json.member("address", hop.address)
      json.member("edge", hop.edge?.rawValue)
      json.member("provenance", hop.provenance.rawValue)
      json.member("location") { findings.write(hop.location, to: &$0) }
      if let note = hop.note { json.member("note", note) }
      if let declarer = hop.declaredBy { json.member("declaredBy", declarer) }
    }
  }
}

extension Reach.Answer {
  /// The word that programs read.
  fileprivate var word: String {
    switch self {
    case .reachable: "reachable"
    case .notReachable: "not-reachable"
    case .undecidable: "undecidable"
    }
  }
}
