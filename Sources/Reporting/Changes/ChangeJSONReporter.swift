internal import ArchitectureGraph
internal import Policies
package import Verdicts

/// Writes what a change does as JSON, schema version 1; findings are as in the report of a scan.
///
/// Fields are only added.
package struct ChangeJSONReporter: Sendable {
  private let reporter: JSONReporter

  /// A reporter that writes in the name of `tool`.
  package init(tool: Tool) {
    reporter = JSONReporter(tool: tool)
  }

  /// What the reporter writes of `changes`.
  package func text(of changes: ChangeReport) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { json in
      json.member("schemaVersion", 1)
      json.member("before", changes.before)
      json.member("after", changes.after)
      json.member("new", changes.new) { reporter.write($1, to: &$0) }
      json.member("mended", changes.mended) { reporter.write($1, to: &$0) }
      json.member("unchanged", changes.unchanged) { reporter.write($1, to: &$0) }
      json.member("undecided", changes.undecided) { reporter.write($1, to: &$0) }
      json.member("exposures", changes.exposures) { write($1, to: &$0) }
      json.member("edges", changes.edges) { write($1, to: &$0) }
      json.member("resources", changes.resources) { json, change in
        json.object(.inline) { json in
          json.member("change", change.direction.rawValue)
          json.member("resource") { reporter.write(change.subject, to: &$0) }
        }
      }
      json.member("drift", changes.drift) { json, drift in
        json.object(.inline) { json in
          json.member("address", drift.address)
          json.member("scope", drift.scope)
          json.member("change", drift.isGone ? "gone" : "changed")
          json.member("attributes", drift.attributes)
        }
      }
      json.member("errors", changes.errors) { reporter.write($1, to: &$0) }
    }
    return writer.text + "\n"
  }

  private func write(_ change: ExposureChange, to json: inout JSONWriter) {
    json.object { json in
      json.member("resource") { reporter.write(change.subject, to: &$0) }
      json.member("before", change.before.word)
      json.member("after", change.after.word)
      json.member("message", change.sentence)
      json.member("causes", change.causes)
      json.member("path", change.path) { reporter.write($1, to: &$0) }
      json.member("unknown", change.after.unknowns) { reporter.write($1, to: &$0) }
    }
  }

  private func write(_ change: EdgeChange, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("change", change.direction.rawValue)
      json.member("from", change.from.address)
      json.member("edge", change.edge.rawValue)
      json.member("to", change.to.address)
      json.member("scope", change.from.scope)
      json.member("traffic", change.traffic)
      json.member("declaredBy", change.declaredBy)
      json.member("provenance", change.provenance.rawValue)
    }
  }
}

extension ExposureChange.Exposure {
  /// `internet`, `vpc`, `none`, `unknown`; nil for what is not there.
  fileprivate var word: String? {
    switch self {
    case .absent: nil
    case .known(let word): word
    case .unknown: "unknown"
    }
  }

  fileprivate var unknowns: [Unknown] {
    if case .unknown(let unknowns) = self { unknowns } else { [] }
  }
}
