import ArchitectureGraph
import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

@testable import Terraform

/// The graph of the plan `json`.
func graph(
  ofPlan json: String, locals: TerraformLocals = TerraformLocals()
) throws -> Graph {
  let source = ParsedSource(parsing: Array(json.utf8), path: "plan.json")
  let document = try #require(source.documents.first)
  let input = try #require(TerraformInput(recognising: document))
  var builder = GraphBuilder(schema: Schema())
  #expect(input.contribute(to: &builder, scope: "", locals: locals) == [])
  return builder.finish()
}

/// The graph of the example `yaml`.
func graph(ofExample yaml: String) throws -> Graph {
  let source = ParsedSource(parsing: Array(yaml.utf8), path: "policy.yaml").resolved(as: .core)
  let example = TerraformExample(resourceBlocks: try #require(source.documents.first))
  #expect(example.diagnostics == [])
  var builder = GraphBuilder(schema: Schema())
  example.contribute(to: &builder, scope: "")
  return builder.finish()
}

extension Graph {
  /// The node at `address`.
  func node(_ address: String) throws -> Node {
    try #require(nodes.first { $0.address == address })
  }

  /// Where edges of `kind` lead from the node at `address`: addresses, and how each is known.
  func ends(_ kind: EdgeKind, from address: String) throws -> [String] {
    edges(from: try node(address).id).filter { $0.kind == kind }.map { edge in
      let end = edge.to.map { self[$0].address } ?? "?"
      return "\(end) \(edge.provenance.rawValue)"
    }
  }
}

/// A plan with one subnet, or as many as `keys`, and a network interface that refers to them.
///
/// - Parameters:
///   - keys: the keys of the subnets, as JSON; empty for one without a key.
///   - references: what the interface's `subnet_id` mentions.
///   - key: the interface's own key, as JSON.
/// - Returns: the plan, as JSON.
func plan(keys: [String], references: [String], key: String? = nil) -> String {
  let subnets = (keys.isEmpty ? [nil] : keys.map(Optional.some)).map { key in
    resource("aws_subnet", "s", key: key, unknown: "{\"id\": true}")
  }
  let interface = resource("aws_network_interface", "n", key: key, unknown: "{\"subnet_id\": true}")
  let quoted = references.map { "\"\($0)\"" }.joined(separator: ", ")
  return """
    {"format_version": "1.2", "planned_values": {},
     "resource_changes": [\((subnets + [interface]).joined(separator: ", "))],
     "configuration": {"root_module": {"resources": [
       {"address": "aws_subnet.s"},
       {"address": "aws_network_interface.n",
        "expressions": {"subnet_id": {"references": [\(quoted)]}}}]}}}
    """
}

private func resource(_ type: String, _ name: String, key: String?, unknown: String) -> String {
  let index = key.map { ", \"index\": \($0)" } ?? ""
  let suffix = key.map { "[\($0)]" } ?? ""
  let address = "\(type).\(name)\(suffix)".replacing("\"", with: "\\\"")
  return """
    {"address": "\(address)", "mode": "managed", "type": "\(type)", "name": "\(name)"\(index),
     "change": {"actions": ["create"], "after": {}, "after_unknown": \(unknown)}}
    """
}

extension TerraformInput {
  /// The plan or state in the file at `url`.
  static func read(_ url: URL) throws -> TerraformInput {
    let source = ParsedSource(parsing: try Fixture.bytes(of: url), path: url.lastPathComponent)
    return try #require(source.documents.first.flatMap { TerraformInput(recognising: $0) })
  }
}

extension TerraformSources {
  /// The sources below `root`.
  static func read(below root: URL) -> TerraformSources {
    TerraformSources(root: root.path(), manifest: nil) { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".tf") }.sorted().compactMap { name in
        let path = folder + "/" + name
        return (try? Fixture.bytes(of: URL(filePath: path))).map { (path, $0) }
      }
    }
  }
}
