import Foundation
import TestSupport

/// The links of a page to others of the repository.
enum Links {
  /// Those that lead nowhere, a line each.
  static func broken(in page: RepositoryFile) -> [String] {
    let folder = Fixture.root.appending(path: page.path).deletingLastPathComponent()
    return page.numberedLines.flatMap { number, line in
      line.matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/).compactMap { match in
        let target = folder.appending(path: String(match.1)).standardizedFileURL
        let isThere = FileManager.default.fileExists(atPath: target.path(percentEncoded: false))
        return isThere ? nil : "\(page.path):\(number): leads nowhere: \(match.1)"
      }
    }
  }
}
