internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Policies
package import Verdicts

/// Writes the JSON report, schema version 1 (design.md, "The JSON report"): a contract.
///
/// Fields are only added. Keys stand in the contract's order; suppressed findings are among the
/// findings.
package struct JSONReporter: Reporter {
  /// The program that made the report.
  package var tool: Tool
  /// Whether verdicts `pass` are written too.
  package var includesPassed = false
  /// How the text is laid out.
  package var layout = JSONWriter.Layout.pretty

  /// A reporter that writes in the name of `tool`.
  package init(tool: Tool) {
    self.tool = tool
  }

  /// Writes `report` to `output`; see ``Reporter``.
  package func write(_ report: Report, to output: inout some TextOutputStream) {
    var writer = JSONWriter(layout)
    writer.object { json in
      json.header(of: tool)
      json.member("inputs", report.inputs) { write($1, to: &$0) }
      let findings = report.findings.filter { includesPassed || $0.verdict != .pass }
      json.member("findings", findings) { write($1, to: &$0) }
      json.member("decisions", report.decisions) { write($1, to: &$0) }
      json.member("errors", report.errors) { write($1, to: &$0) }
      json.member("summary") { write(report.summary, to: &$0) }
    }
    output.write(writer.text)
    output.write("\n")
  }
}

extension JSONReporter {
  private func write(_ input: Report.Input, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("path", input.path)
      json.member("format", input.format)
      json.member("resources", input.resources)
      if let reason = input.skipped { json.member("skipped", reason) }
    }
  }

  func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.member("policy", finding.policy)
      json.member("aliases", finding.aliases)
      json.member("title", finding.title)
      json.member("severity", finding.severity.rawValue)
      json.member("verdict", finding.verdict.rawValue)
      json.member("resource") { write(finding.resource, to: &$0) }
      json.member("message", finding.message)
      json.member("validation", finding.validation)
      json.member("attribute", finding.attribute)
      json.member("decisions", finding.decisions)
      json.member("remediation", finding.remediation)
      json.member("locations", finding.locations) { write($1, to: &$0) }
      json.member("evidence", finding.evidence) { write($1, to: &$0) }
      json.member("certainty", finding.certainty.rawValue)
      json.member("unknown", finding.unknown) { write($1, to: &$0) }
      json.member("fingerprint", finding.fingerprint)
      json.member("suppression") { write(finding.suppression, to: &$0) }
    }
  }

  func write(_ subject: Subject, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("address", subject.address)
      json.member("kind", subject.kind)
      json.member("type", subject.type)
      json.member("name", subject.name)
      json.member("namespace", subject.namespace)
      json.member("scope", subject.scope)
    }
  }

  func write(_ location: Location?, to json: inout JSONWriter) {
    guard let location else { return json.value(Int?.none) }
    json.object(.inline) { json in
      json.member("path", location.path)
      json.member("line", location.line)
      json.member("column", location.column)
      json.member("endLine", location.endLine)
      json.member("endColumn", location.endColumn)
    }
  }

  func write(_ hop: Evidence, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("address", hop.address)
      json.member("edge", hop.edge?.rawValue)
      json.member("provenance", hop.provenance.rawValue)
      json.member("location") { write(hop.location, to: &$0) }
      if let note = hop.note { json.member("note", note) }
      if let declarer = hop.declaredBy { json.member("declaredBy", declarer) }
      if hop.isOnlyWay { json.member("isEdgeToCut", true) }
    }
  }

  func write(_ unknown: Unknown, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("address", unknown.address)
      json.member("attribute", unknown.attribute)
      json.member("reason", unknown.reason.word)
    }
  }

  private func write(_ suppression: Suppression?, to json: inout JSONWriter) {
    guard let suppression else { return json.value(Int?.none) }
    json.object(.inline) { json in
      json.member("source", suppression.source.rawValue)
      json.member("reason", suppression.reason)
      json.member("until", suppression.until)
      json.member("owner", suppression.owner)
      json.member("place", suppression.place)
    }
  }

  private func write(_ decision: Report.Decision, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", decision.id)
      json.member("state", decision.state.rawValue)
      json.member("findings", decision.findings)
      json.member("undecided", decision.undecided)
      json.member("title", decision.title)
      json.member("required", decision.isRequired)
      json.member("policies", decision.policies)
      json.member("upheldBy", decision.grounds) { json, ground in
        json.object(.inline) { json in
          json.member("policy", ground.policy)
          json.member("count", ground.count)
          json.member("resources", ground.resources)
        }
      }
      if !decision.absence.isEmpty { json.member("absence", decision.absence) }
    }
  }

  func write(_ error: Diagnostic, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("path", error.path)
      json.member("line", error.position?.line)
      json.member("column", error.position?.column)
      json.member("message", error.message + (error.help.map { "; \($0)" } ?? ""))
    }
  }

  private func write(_ summary: Report.Summary, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("resources", summary.resources)
      json.member("policies", summary.policies)
      json.member("fail", summary.fail)
      json.member("unknown", summary.unknown)
      json.member("pass", summary.pass)
      json.member("suppressed", summary.suppressed)
    }
  }
}

extension JSONWriter {
  /// The first members of every report: the version of its shape, and what wrote it.
  mutating func header(of tool: Tool) {
    member("schemaVersion", 1)
    member("tool") { json in
      json.object(.inline) { json in
        json.member("name", tool.name)
        json.member("version", tool.version)
      }
    }
  }
}
