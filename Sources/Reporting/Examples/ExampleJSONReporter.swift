internal import Diagnostics
internal import Policies
package import Verdicts

/// Writes how the examples of policies went, as JSON, schema version 1; fields are only added.
package struct ExampleJSONReporter: Sendable {
  /// A reporter.
  package init() {}

  /// What became of the examples, and what was noticed of what was altered in them.
  package func text(of outcomes: [ExampleOutcome], mutations: [MutationOutcome] = []) -> String {
    var writer = JSONWriter(.pretty)
    writer.object { json in
      json.member("schemaVersion", 1)
      json.member("examples", outcomes) { write($1, to: &$0) }
      json.member("mutations", mutations) { write($1, to: &$0) }
    }
    return writer.text + "\n"
  }

  private func write(_ outcome: ExampleOutcome, to json: inout JSONWriter) {
    json.object { json in
      json.member("policy", outcome.policy)
      json.member("example", outcome.example)
      json.member("path", outcome.place.path)
      json.member("line", outcome.place.position.line)
      json.member("expect", outcome.expectation.rawValue)
      json.member("outcome", outcome.result.rawValue)
      json.member("right", outcome.isRight)
      json.member("expected", outcome.expected)
      json.member("came", outcome.came)
    }
  }

  private func write(_ outcome: MutationOutcome, to json: inout JSONWriter) {
    json.object { json in
      json.member("policy", outcome.policy)
      json.member("path", outcome.place.path)
      json.member("line", outcome.place.position.line)
      json.member("notices", outcome.notices)
      json.member("noticed", outcome.noticed) { write($1, to: &$0) }
      json.member("unnoticed", outcome.unnoticed) { write($1, to: &$0) }
      json.member("vacuous", outcome.vacuous)
    }
  }

  private func write(_ mutation: MutationOutcome.Mutation, to json: inout JSONWriter) {
    json.object(.inline) { json in
      json.member("example", mutation.example)
      json.member("attribute", mutation.attribute)
      json.member("change", mutation.change)
    }
  }
}
