package import ArchitectureGraph
internal import Policies

/// The page of the graph's vocabulary, `docs/graph.md`: kinds with their fields, records, edges.
package struct SchemaPage: Sendable {
  private let schema: Schema

  /// The page of `schema`.
  package init(_ schema: Schema) {
    self.schema = schema
  }

  /// The page as Markdown.
  package var markdown: String {
    var lines = [
      "# The graph", "",
      "What policies can ask of a node. Made by `make docs` from the schema; don't edit it.", "",
      "`has(node.field)` must be asked of a field marked *optional* before it is read. A field whose "
        + "value is not known yet is a CEL unknown.", "",
      "## Every node", "",
    ]
    lines += table(Schema.fieldsOfAnyNode)
    let common = Schema.fieldsOfAnyNode.count
    lines += ["", "## Kinds", ""]
    for kind in Kind.allCases {
      let fields = Array(schema.fields(of: kind).dropFirst(common))
      lines += ["### `\(kind.rawValue)`", "", "All of them: `graph.\(kind.collectionName)`.", ""]
      if !fields.isEmpty { lines += table(fields) + [""] }
    }
    lines += ["## Parts of nodes", ""]
    for record in RecordType.allCases {
      lines += ["### \(record.rawValue)", ""] + table(schema.fields(of: record)) + [""]
    }
    lines += ["## Edges", "", "| edge | meaning | from | to |", "|---|---|---|---|"]
    for edge in EdgeKind.allCases {
      let meaning = edge.meaning
      lines.append(
        "| `\(edge.rawValue)` | \(meaning.sentence) | \(kinds(meaning.domain)) | "
          + "\(kinds(meaning.range)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func kinds(_ kinds: [Kind]) -> String {
    kinds.isEmpty ? "anything" : kinds.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  private func table(_ fields: [Field]) -> [String] {
    ["| field | type | meaning |", "|---|---|---|"]
      + fields.map { field in
        let optional = field.isOptional ? ", *optional*" : ""
        return "| `\(field.name)` | \(text(field.type))\(optional) | \(field.meaning) |"
      }
  }

  private func text(_ type: FieldType) -> String {
    switch type {
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .string: "string"
    case .list(let element): "list of \(text(element))"
    case .map(let value): "map of \(text(value))"
    case .record(let record): "[\(record.rawValue)](#\(record.rawValue.lowercased()))"
    case .node(let kind): "[`\(kind.rawValue)`](#\(kind.rawValue))"
    case .anyNode: "node"
    case .path: "path"
    case .place: "place"
    case .dynamic: "as declared"
    }
  }
}

/// The catalogue of policies, `docs/policies/README.md`.
package struct CataloguePage: Sendable {
  private let entries: [PolicyList.Entry]

  /// The catalogue of `entries`.
  package init(_ entries: [PolicyList.Entry]) {
    self.entries = entries
  }

  /// The catalogue as Markdown, by pack.
  package var markdown: String {
    var lines = ["# The policies", "", "Made by `make docs` from the policy files; don't edit it."]
    for pack in Set(entries.map(\.policy.pack)).sorted() {
      lines += ["", "## \(pack)", "", "| policy | severity | what must hold |", "|---|---|---|"]
      for entry in entries where entry.policy.pack == pack {
        let policy = entry.policy
        let state = entry.isEnabled ? "" : " *(off by default)*"
        lines.append(
          "| [`\(policy.id)`](\(policy.id).md) | \(policy.severity.rawValue) | "
            + "\(policy.title)\(state) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
