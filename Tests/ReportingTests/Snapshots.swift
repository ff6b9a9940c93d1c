import TestSupport
import Testing
import Verdicts

/// Compares `text` with the committed file `name` in `fixtures/reporting`.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  if let mismatch = Snapshot.mismatch(text, file: Fixture.url("reporting/\(name)")) {
    Issue.record("\(mismatch)", sourceLocation: sourceLocation)
  }
}

/// A named report, so that a test says which one it is about.
struct NamedReport: CustomTestStringConvertible, Sendable {
  let name: String
  let make: @Sendable () -> Report

  var testDescription: String { name }

  static let all = [
    NamedReport(name: "rich") { Sample.rich },
    NamedReport(name: "upheld") { Sample.upheld },
    NamedReport(name: "undecided") { Sample.undecidedOnly },
    NamedReport(name: "errors") { Sample.erroneous },
    NamedReport(name: "environments") { Sample.environments },
    NamedReport(name: "hostile") { Sample.hostile },
  ]
}
