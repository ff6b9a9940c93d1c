package import Documents

/// What a document is to GitHub, decided from its content.
package enum WorkflowRecognition: Sendable, Hashable {
  /// A workflow: what starts it, and its jobs.
  case workflow
  /// A composite action: steps that others use.
  case compositeAction
  /// What Dependabot is told.
  case dependabot

  /// What `document` is; nil where it is nothing of GitHub's.
  ///
  /// Works before and after its scalars are resolved.
  package init?(of document: Value) {
    if document["jobs"]?.isMapping == true, document["on"] != nil {
      self = .workflow
    } else if document["runs"]?["using"]?.string == "composite" {
      self = .compositeAction
    } else if document["version"] != nil, document["updates"]?.isSequence == true,
      document["updates"]?.elements.contains(where: { $0["package-ecosystem"] != nil }) == true
    {
      self = .dependabot
    } else {
      return nil
    }
  }

  /// The name of the format, for reports.
  package var format: String {
    switch self {
    case .workflow: "github-workflow"
    case .compositeAction: "github-action"
    case .dependabot: "dependabot"
    }
  }
}

/// Whether bytes look as if they were meant for GitHub, though they can't be parsed: the keys that
/// every workflow, composite action or Dependabot file has at the start of a line, or in JSON.
///
/// - Complexity: O(bytes).
package func looksLikeWorkflow(_ bytes: [UInt8]) -> Bool {
  let pairs: [[StaticString]] = [["on", "jobs"], ["runs", "using"], ["version", "updates"]]
  return pairs.contains { keys in keys.allSatisfy { holdsKey($0, in: bytes) } }
}

private func holdsKey(_ key: StaticString, in bytes: [UInt8]) -> Bool {
  key.withUTF8Buffer { key in
    bytes.withUnsafeBufferPointer { bytes in
      guard let first = key.first, bytes.count > key.count else { return false }
      for start in 0..<(bytes.count - key.count) where bytes[start] == first {
        let end = start + key.count
        guard bytes[start..<end].elementsEqual(key) else { continue }
        let before = start == 0 ? 0x0A : bytes[start - 1]
        let isQuoted = before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")
        if isQuoted
          ? bytes[end] == before
          : (before <= 0x20 || before == UInt8(ascii: "{")) && bytes[end] == UInt8(ascii: ":")
        {
          return true
        }
      }
      return false
    }
  }
}
