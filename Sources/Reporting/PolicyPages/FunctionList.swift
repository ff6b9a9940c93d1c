package import Policies

/// The functions there are, for `archlint eval --functions`.
package struct FunctionList: Sendable {
  private let groups: [FunctionGroup]

  /// The list of `groups`.
  package init(_ groups: [FunctionGroup]) {
    self.groups = groups
  }

  /// The list as text: a heading for each library, then each function with its overloads.
  package var text: String {
    var lines: [String] = []
    for group in groups {
      if !lines.isEmpty { lines.append("") }
      lines += [group.title, "  \(group.summary)"]
      for function in group.functions {
        lines += ["", "  \(function.name)  \(function.summary)"]
        lines += function.signatures.map { "    \($0)" }
        lines += function.examples.map { "    e.g. \($0.expression) is \($0.result)" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The list as JSON.
  package var json: String {
    var writer = JSONWriter()
    writer.object { json in
      json.member("libraries", groups) { json, group in
        json.object { json in
          json.member("title", group.title)
          json.member("summary", group.summary)
          json.member("functions", group.functions) { json, function in
            json.object { json in
              json.member("name", function.name)
              json.member("summary", function.summary)
              json.member("signatures", function.signatures, .lines) { $0.value($1) }
              json.member("examples", function.examples) { json, example in
                json.object { json in
                  json.member("expression", example.expression)
                  json.member("result", example.result)
                }
              }
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }
}
