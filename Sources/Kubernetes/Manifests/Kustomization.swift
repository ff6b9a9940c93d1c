internal import Documents

/// What a kustomization says of the files around it: which of them are patches.
///
/// A patch looks like an object and is a fragment of one: taken for an object it would lack nearly
/// everything, and repeat the identity of what it patches.
enum Kustomization {
  /// The files that `document`, the kustomization at `path`, applies as patches.
  static func patches(of document: Value, path: String) -> [String] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var files: [String] = []
    for patch in document.list("patchesStrategicMerge") {
      // An inline patch is a text of several lines.
      guard let text = patch.text, !text.contains("\n") else { continue }
      files.append(text)
    }
    files += document.list("patches").compactMap { $0.text("path") }
    return files.map { normalized(folder + $0.split(separator: "/")) }
  }

  /// `path` without `.` and without `..` behind a folder, so that two spellings are one.
  static func normalized(_ path: String) -> String {
    normalized(path.split(separator: "/", omittingEmptySubsequences: false))
  }

  private static func normalized(_ parts: some Sequence<Substring>) -> String {
    var result: [Substring] = []
    for part in parts where part != "." {
      if part == "..", let last = result.last, last != "..", !last.isEmpty {
        result.removeLast()
      } else {
        result.append(part)
      }
    }
    return result.joined(separator: "/")
  }
}
