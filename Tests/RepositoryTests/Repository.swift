import Foundation
import TestSupport
import Testing

/// A text file of the repository; `path` is relative to the root.
struct RepositoryFile: Sendable, CustomTestStringConvertible {
  let path: String
  let text: String

  var testDescription: String { path }

  /// The lines, without their ends; the first has number 1.
  var numberedLines: [(number: Int, line: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
  }

  /// The first folder of the path below `Sources/`: the module.
  var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }
}

/// The checked-out repository, as the tests of its own shape read it.
enum Repository {
  /// What the build, or a person's own tools, put at the top; none of it is the repository's.
  private static let strangers = [
    ".build", ".git", ".swiftpm", ".DS_Store", ".idea", ".vscode", "Package.resolved",
  ]

  /// The names of what lies at the top, without what git ignores.
  static var top: [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: Fixture.root.path(percentEncoded: false))
    return (names ?? []).filter { !strangers.contains($0) && !$0.hasPrefix(".build-") }.sorted()
  }

  /// The names of the folders in `folder`, sorted.
  static func folders(in folder: String) -> [String] {
    let url = Fixture.root.appending(path: folder)
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: url.path(percentEncoded: false))
    return (names ?? []).sorted().filter { name in
      var isFolder: ObjCBool = false
      let path = url.appending(path: name).path(percentEncoded: false)
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }

  /// The file at `path`; nil where there is none.
  static func file(_ path: String) -> RepositoryFile? {
    guard let data = try? Data(contentsOf: Fixture.root.appending(path: path)),
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    return RepositoryFile(path: path, text: text)
  }

  /// The text files below `folders` whose names end in one of `endings`, sorted by path.
  static func files(below folders: [String], endings: [String] = [".swift"]) -> [RepositoryFile] {
    folders.flatMap { folder -> [RepositoryFile] in
      let url = Fixture.root.appending(path: folder).resolvingSymlinksInPath()
      let names = try? FileManager.default.subpathsOfDirectory(
        atPath: url.path(percentEncoded: false))
      return (names ?? []).sorted()
        .filter { name in endings.contains { name.hasSuffix($0) } }
        .compactMap { file("\(folder)/\($0)") }
    }
  }

  /// Every Swift file of the package.
  static var swiftFiles: [RepositoryFile] { files(below: ["Sources", "Tests", "policies"]) }

  /// Every file that people read or run, without example inputs and policies, which are about
  /// other people's machines.
  static var ownWords: [RepositoryFile] {
    let endings = [".swift", ".md", ".yml", ".yaml", ".sh", ".py", ".cpp", ".h"]
    let top = [
      "Package.swift", "Makefile", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "action.yml",
      ".pre-commit-hooks.yaml", ".editorconfig", ".gitattributes", ".gitignore", ".ci/run",
    ]
    return files(below: ["Sources", "Tests", ".github", "docs"], endings: endings)
      + top.compactMap { file($0) }
  }
}
