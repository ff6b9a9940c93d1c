import Foundation

/// Writes a Swift file that holds every policy file of a folder as one text, with an index.
///
/// Usage: `EmbedPolicies FOLDER OUTPUT`. One StaticString with offsets compiles in no time and costs
/// nothing at start-up; the index by kind lets a scan parse only the policies that can match.
@main
enum EmbedPolicies {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSDebugDescriptionErrorKey: "usage"])
    }
    let folder = URL(filePath: arguments[1]).resolvingSymlinksInPath()
    let files = try policyFiles(in: folder)
    var blob = ""
    var index: [String] = []
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let start = blob.utf8.count
      blob += text
      index.append("    (\(quoted(file)), \(start), \(blob.utf8.count)),")
    }
    let output = """
      extension BuiltinPolicies {
        /// Every policy file's path and where its text stands in `text`.
        static let files: [(path: StaticString, start: Int, end: Int)] = [
      \(index.joined(separator: "\n"))
        ]

        /// The texts of all policy files, one after another.
        static let text: StaticString = \(quoted(blob))
      }

      """
    try output.write(toFile: arguments[2], atomically: true, encoding: .utf8)
  }

  /// The paths of the policy files below `folder`, sorted.
  private static func policyFiles(in folder: URL) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  /// `text` as a Swift string literal.
  private static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          literal += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
          literal.unicodeScalars.append(scalar)
        }
      }
    }
    return literal + "\""
  }
}
