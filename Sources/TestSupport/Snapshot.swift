package import Foundation

/// A committed file that holds what a piece of code is expected to write.
package enum Snapshot {
  /// Compares `text` with the file at `url`; nil if they are the same, else what differs.
  ///
  /// With `ARCHLINT_RECORD=1` the file is rewritten instead, except where `CI` is set: a snapshot is
  /// recorded by a person who looks at it.
  package static func mismatch(_ text: String, file url: URL) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let path = url.path(percentEncoded: false)
    if environment["ARCHLINT_RECORD"] == "1" {
      guard environment["CI"] == nil else { return "\(path): snapshots are not recorded in CI" }
      return record(text, at: url)
    }
    guard let expected = try? Data(contentsOf: url) else {
      return "\(path) is missing; record it with ARCHLINT_RECORD=1\n\(text)"
    }
    if expected == Data(text.utf8) { return nil }
    let lines = unifiedDiff(from: String(decoding: expected, as: UTF8.self), to: text)
    return "\(path) differs; if that is right, record it with ARCHLINT_RECORD=1\n\(lines)"
  }

  private static func record(_ text: String, at url: URL) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return nil
    } catch {
      return "\(url.path(percentEncoded: false)) could not be written: \(error)"
    }
  }
}
