package import Foundation

/// A committed file that holds what a piece of code is expected to write.
package enum Snapshot {
  /// What to do with a text and its file.
  package enum Mode: Sendable {
    /// Say what differs.
    case compare
    /// Rewrite the file.
    case record
    /// Refuse: a snapshot is recorded by a person who looks at it, not by continuous integration.
    case refuse

    /// As the environment says: `ARCHLINT_RECORD=1` records, except where `CI` is set.
    package static var environment: Mode {
      let environment = ProcessInfo.processInfo.environment
      guard environment["ARCHLINT_RECORD"] == "1" else { return .compare }
      return environment["CI"] == nil ? .record : .refuse
    }
  }

  /// Compares `text` with the file at `url`; nil if they are the same, else what differs.
  package static func mismatch(
    _ text: String, file url: URL, mode: Mode = .environment
  ) -> String? {
    let path = url.path(percentEncoded: false)
    switch mode {
    case .record: return record(text, at: url)
    case .refuse: return "\(path): snapshots are not recorded in CI"
    case .compare: break
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
