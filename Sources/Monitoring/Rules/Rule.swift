internal import ArchitectureGraph
internal import Documents
internal import PromQL

/// A rule of a group, as it is declared.
struct Rule {
  /// What the rule is for.
  enum Purpose {
    case alert, recording
  }

  let purpose: Purpose
  let name: String
  let group: String
  let object: Value
  let query: Query
  /// The labels that it sets.
  let labels: [(key: String, value: String)]

  /// The rule that `object` is; nil where it is none.
  init?(_ object: Value, group: String) {
    if let name = object.text("alert") {
      (purpose, self.name) = (.alert, name)
    } else if let name = object.text("record") {
      (purpose, self.name) = (.recording, name)
    } else {
      return nil
    }
    self.group = group
    self.object = object
    query = Query(parsing: object.text("expr") ?? "")
    labels = object["labels"]?.texts ?? []
  }

  /// The label `name`, where it has one.
  func label(_ name: String) -> String? { labels.last { $0.key == name }?.value }

  /// What tells it from the other rules of its group.
  var identity: String {
    let labels = labels.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
    let expression = purpose == .alert ? query.expression?.text ?? object.text("expr") ?? "" : ""
    return [name, labels, expression].joined(separator: "\n")
  }
}

extension String {
  /// Whether a template of Go stands in it, filled in when the alert fires.
  var isTemplated: Bool { contains("{{") }
}
