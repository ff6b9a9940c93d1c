import ArchitectureGraph
import Documents
import Foundation
import Terraform

/// Says what became of each reference of a plan or state: the material of docs/references.md.
///
/// Usage: `MeasureReferences outcomes|graph FILE [LOCALS]`. `outcomes` prints a JSON object a line,
/// one for each attribute that leads from one resource to another; `graph` prints the graph as text.
@main
enum MeasureReferences {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 || arguments.count == 4 else {
      throw usage("two or three arguments")
    }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: arguments[2])))
    let document = ParsedSource(parsing: bytes, path: arguments[2]).documents.first
    guard let input = document.flatMap({ TerraformInput(recognising: $0) }) else {
      throw usage("a plan or a state, as JSON")
    }
    let locals = arguments.count == 4 ? try locals(in: arguments[3]) : TerraformLocals()
    switch arguments[1] {
    case "outcomes":
      for outcome in input.referenceOutcomes(Schema(), locals: locals) {
        print(try line(outcome))
      }
    case "graph":
      var builder = GraphBuilder(schema: Schema())
      _ = input.contribute(to: &builder, scope: "", locals: locals)
      print(builder.finish().text, terminator: "")
    default: throw usage("'outcomes' or 'graph'")
    }
  }

  private static func line(_ outcome: ReferenceOutcome) throws -> String {
    let object: [String: [String]] = [
      "resource": [outcome.resource], "attribute": [outcome.attribute],
      "kind": [outcome.kind.rawValue], "basis": [outcome.basis.rawValue],
      "source": [outcome.source.rawValue], "locals": outcome.locals, "ends": outcome.ends,
    ]
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  private struct Local: Decodable {
    let path: [String]
    let name: String
    let references: [String]
  }

  private static func locals(in file: String) throws -> TerraformLocals {
    let data = try Data(contentsOf: URL(filePath: file))
    var locals = TerraformLocals()
    for local in try JSONDecoder().decode([Local].self, from: data) {
      locals.add(local.name, in: local.path, references: local.references)
    }
    return locals
  }

  private static func usage(_ wanted: String) -> CocoaError {
    CocoaError(.fileReadUnknown, userInfo: [NSDebugDescriptionErrorKey: "wants " + wanted])
  }
}
