package import Documents

/// The files that this module reads, told by their content.
package enum MonitoringFormat: String, Sendable {
  /// Groups of rules, for Prometheus.
  case rules = "prometheus-rules"
  /// Routes and receivers, for Alertmanager.
  case alertmanager

  /// What `document` is; nil where it is something else, an object of Kubernetes, say.
  package init?(of document: Value) {
    guard document.isMapping, document["apiVersion"] == nil || document["kind"] == nil else {
      return nil
    }
    if let groups = document["groups"], groups.elements.contains(where: { $0["rules"] != nil }) {
      self = .rules
    } else if document["route"]?.isMapping == true, document["receivers"]?.isSequence == true {
      self = .alertmanager
    } else {
      return nil
    }
  }
}

/// Whether bytes look as if they were meant for Prometheus or Alertmanager, though they can't be
/// parsed: `groups:` at the start of a line and `expr:` somewhere, or `route:` and `receivers:`.
///
/// - Complexity: O(bytes).
package func looksLikeMonitoring(_ bytes: [UInt8]) -> Bool {
  let keys = topLevelKeys(of: bytes)
  if keys.contains("groups") { return String(decoding: bytes, as: UTF8.self).contains("expr") }
  return keys.contains("route") && keys.contains("receivers")
}

/// Which of the keys that tell these files stand at the start of a line, or in quotation marks.
private func topLevelKeys(of bytes: [UInt8]) -> Set<String> {
  let wanted: [String] = ["groups", "route", "receivers"]
  var found: Set<String> = []
  bytes.withUnsafeBufferPointer { bytes in
    var isStart = true
    for index in bytes.indices {
      let isQuoted = bytes[index] == UInt8(ascii: "\"")
      if isStart || isQuoted {
        let rest = bytes[(isQuoted ? index + 1 : index)...]
        for key in wanted where rest.starts(with: key.utf8) {
          let end = rest.startIndex + key.utf8.count
          let closing = isQuoted ? UInt8(ascii: "\"") : UInt8(ascii: ":")
          if end < bytes.count, bytes[end] == closing { found.insert(key) }
        }
      }
      isStart = bytes[index] == UInt8(ascii: "\n")
    }
  }
  return found
}
