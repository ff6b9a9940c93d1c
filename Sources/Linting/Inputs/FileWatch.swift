/// What a set of files looked like when it was last looked at: how `--watch` knows of changes.
package struct FileWatch: Sendable, Hashable {
  private let stamps: [String: FileSystem.Stamp]

  /// Looks at the files that `paths` name, and at those below the folders among them.
  package init(_ paths: [String]) {
    var discovery = InputDiscovery(exclude: [])
    for path in paths { discovery.add(path) }
    self.init(stamps: discovery.files.reduce(into: [:]) { $0[$1.path] = FileSystem.stamp($1.path) })
  }

  /// Files that looked so.
  package init(stamps: [String: FileSystem.Stamp]) {
    self.stamps = stamps
  }

  /// The files that are new, gone, or were written since `earlier`, by path.
  package func changes(since earlier: FileWatch) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys)
      .filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
