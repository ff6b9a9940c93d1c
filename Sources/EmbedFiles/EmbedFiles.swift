import Foundation

/// Writes a Swift file that holds every data file of a folder as one text, with an index.
///
/// Usage: `EmbedFiles FOLDER EXTENSION TYPE OUTPUT`; the files are those that end in the extension,
/// and `TYPE` is the enum that is extended. One StaticString with offsets compiles in no time and
/// costs nothing at start-up; what it holds is read where, and only if, it is wanted.
@main
enum EmbedFiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSDebugDescriptionErrorKey: "usage"])
    }
    let folder = URL(filePath: arguments[1]).resolvingSymlinksInPath()
    let files = try dataFiles(in: folder, ending: ".\(arguments[2])")
    var blob = ""
    var index: [String] = []
    for file in files {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let start = blob.utf8.count
      blob += text
      index.append("    (\(quoted(file)), \(start), \(blob.utf8.count)),")
    }
    let output = """
      extension \(arguments[3]) {
        /// Every embedded file's path and where its text stands in `text`.
        static let files: [(path: StaticString, start: Int, end: Int)] = [
      \(index.joined(separator: "\n"))
        ]

        /// The texts of all embedded files, one after another.
        static let text: StaticString = \(quoted(blob))
      }

      """
    try output.write(toFile: arguments[4], atomically: true, encoding: .utf8)
  }

  /// The paths of the files below `folder` that end in `suffix`, sorted.
  private static func dataFiles(in folder: URL, ending suffix: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return names.filter { $0.hasSuffix(suffix) }.sorted()
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
