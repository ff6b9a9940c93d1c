package import Foundation

/// Files that tests read: the repository's own fixtures and, where they are there, shared ones.
package enum Fixture {
  /// The package's root: `ARCHLINT_ROOT` if that is set, else found from where this file lies.
  package static var root: URL {
    if let root = ProcessInfo.processInfo.environment["ARCHLINT_ROOT"], !root.isEmpty {
      return URL(filePath: root, directoryHint: .isDirectory)
    }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The file or folder at `path` below `fixtures/`.
  package static func url(_ path: String) -> URL {
    root.appending(path: "fixtures").appending(path: path)
  }

  /// The names of the files and folders directly in `folder` below `fixtures/`, sorted, without
  /// hidden ones; empty where there is no such folder.
  package static func names(in folder: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: url(folder).path(percentEncoded: false))
    return (found ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The bytes of the file at `url`.
  package static func bytes(of url: URL) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url))
  }

  /// The file `name` of the folder `shared` beside the repository, or nil where it is not there: a
  /// test that needs it says that it skips.
  package static func shared(_ name: String) -> URL? {
    let url = root.deletingLastPathComponent().appending(path: "shared").appending(path: name)
    return FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) ? url : nil
  }
}
