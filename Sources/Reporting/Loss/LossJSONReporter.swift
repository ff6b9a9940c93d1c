internal import ArchitectureGraph
internal import Diagnostics
package import Verdicts

/// What is lost with a zone, for programs; its fields are a contract, as the report's are.
package struct LossJSONReporter: Sendable {
  private let tool: Tool
  /// What writes the parts that a report of findings has, too.
  private var findings: JSONReporter { JSONReporter(tool: tool) }

  /// A reporter that names `tool` as what answered.
  package init(tool: Tool) {
    self.tool = tool
  }

  /// The whole text for `report`.
  package func text(of report: LossReport) -> String {
    var json = JSONWriter()
    json.object { json in
      json.header(of: tool)
      json.member("zone", report.zone)
      json.member("subnets", report.subnets)
      json.member("effects", report.items) { write($1, to: &$0) }
      json.member("unknown", report.unknown) { findings.write($1, to: &$0) }
    }
    return json.text + "\n"
  }

  private func write(_ item: LossReport.Item, to json: inout JSONWriter) {
    json.object { json in
      json.member("effect", item.effect.rawValue)
      json.member("isCertain", item.unknown.isEmpty)
      json.member("address", item.address)
      json.member("kind", item.kind.rawValue)
      json.member("tier", item.tier)
      json.member("reason", item.reason)
      json.member("location") { findings.write(item.location, to: &$0) }
      json.member("unknown", item.unknown) { findings.write($1, to: &$0) }
    }
  }
}
