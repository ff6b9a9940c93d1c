package import ArchitectureGraph
package import Diagnostics
package import Documents

/// All of GitHub's workflows, composite actions and Dependabot files of one scan, and what they
/// contribute to the graph.
///
/// They are taken together, since workflows call each other and run the scripts of their repository.
package struct WorkflowsInput: Sendable {
  /// One document, and where it lies.
  struct File: Sendable {
    let document: Value
    let recognition: WorkflowRecognition
    let place: RepositoryPlace
  }

  private var files: [File] = []

  /// No documents yet.
  package init() {}

  /// Takes `document`, a root from the file at `path` with scalars resolved as `.core`, if it is
  /// one for GitHub.
  ///
  /// - Returns: what it is; nil where it is nothing of GitHub's.
  package mutating func add(_ document: Value, path: String) -> WorkflowRecognition? {
    guard let recognition = WorkflowRecognition(of: document) else { return nil }
    files.append(
      File(document: document, recognition: recognition, place: RepositoryPlace(path: path)))
    return recognition
  }

  /// Adds nodes, facts, names and edges for all documents to `builder`.
  ///
  /// - Parameters:
  ///   - builder: what they are added to.
  ///   - read: gives the file at a path, if it is there: workflows run scripts of their repository.
  /// - Complexity: O(bytes of the documents and of the scripts that they run).
  package func contribute(
    to builder: inout GraphBuilder, reading read: @escaping (String) -> SourceFile?
  ) {
    // The builder is handed over and back, so that its arrays are never copied.
    var taken = GraphBuilder(schema: builder.schema)
    swap(&taken, &builder)
    var contribution = Contribution(consume taken, ScriptFolder(read: read))
    for file in files { contribution.contribute(file) }
    builder = contribution.builder
  }
}

/// Where a file lies in its repository, as far as its path says.
struct RepositoryPlace: Sendable, Hashable {
  /// The folder that holds `.github`, else the file's own; empty for the working directory.
  let root: String
  /// The file's path from there.
  let path: String

  init(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let cut = parts.lastIndex(of: ".github") ?? parts.count - 1
    root = parts[..<cut].joined(separator: "/")
    self.path = parts[cut...].joined(separator: "/")
  }

  /// The file's name.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The folder that the file lies in, from the root.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// What a thing at `path` of the same repository is called in the graph.
  func name(of path: String) -> Name {
    Name("github-path", root + "/" + RepositoryPlace.normalized(path))
  }

  /// `./a/../b/` as `b`.
  static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
