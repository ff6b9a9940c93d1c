import ArchitectureGraph
import Documents
import Foundation
import Terraform

/// Says what became of each reference of a plan or state: the material of docs/references.md.
///
/// Usage: `MeasureReferences outcomes|graph FILE [SOURCES]`. `outcomes` prints a JSON object a line,
/// one for each attribute that leads from one resource to another; `graph` prints the graph as text.
/// SOURCES is the folder of the root module.
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
    let sources = arguments.count == 4 ? sources(below: arguments[3]) : TerraformSources()
    switch arguments[1] {
    case "outcomes":
      for outcome in input.referenceOutcomes(Schema(), sources: sources) {
        print(try line(outcome))
      }
    case "graph":
      var builder = GraphBuilder(schema: Schema())
      _ = input.contribute(to: &builder, scope: "", sources: sources)
      print(builder.finish().text, terminator: "")
    default: throw usage("'outcomes' or 'graph'")
    }
  }

  private static func line(_ outcome: ReferenceOutcome) throws -> String {
    let object: [String: [String]] = [
      "resource": [outcome.resource], "attribute": [outcome.attribute],
      "kind": [outcome.kind.rawValue], "basis": [outcome.basis.rawValue],
      "source": [outcome.source.rawValue], "references": outcome.references,
      "locals": outcome.locals,
      "ends": outcome.ends,
    ]
    let data = try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self)
  }

  private static func sources(below root: String) -> TerraformSources {
    let manifest = try? Data(
      contentsOf: URL(filePath: root).appending(path: ".terraform/modules/modules.json"))
    return TerraformSources(root: root, manifest: manifest.map { [UInt8]($0) }) { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.sorted().filter { $0.hasSuffix(".tf") || $0.hasSuffix(".tf.json") }
        .compactMap { name in
          let path = folder + "/" + name
          return (try? Data(contentsOf: URL(filePath: path))).map { (path, [UInt8]($0)) }
        }
    }
  }

  private static func usage(_ wanted: String) -> CocoaError {
    CocoaError(.fileReadUnknown, userInfo: [NSDebugDescriptionErrorKey: "wants " + wanted])
  }
}
