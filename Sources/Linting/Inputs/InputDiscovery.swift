internal import Verdicts

/// Finds the files of a scan: those that were named, and those below the folders that were named.
///
/// Files that git ignores are included, since plans often are; `.git` and its like are not. Links
/// are followed only as long as they stay within the folder that was named.
struct InputDiscovery {
  /// A file to look at.
  struct File: Hashable {
    let path: String
    /// Whether the user named it, rather than a folder around it.
    let isNamed: Bool
    /// What its scope is called.
    ///
    /// Comparing two states of one architecture, they must be called the same on both sides.
    var scope: String
    /// Which state of a plan is meant.
    var state = PlanState.after
    /// Its content, where that is not to be read from the path.
    var bytes: [UInt8]?

    init(path: String, isNamed: Bool) {
      self.path = path
      self.isNamed = isNamed
      scope = path
    }
  }

  /// A plan speaks of two states: what is there, and what will be.
  enum PlanState: Hashable {
    case before, after
  }

  private let exclude: [Glob]
  private(set) var files: [File] = []
  /// Paths that name nothing, or folders that can't be read, with the reason.
  private(set) var unreadable: [(path: String, reason: String)] = []
  /// The folders with Terraform's sources, in the order in which they were met.
  private(set) var sourceFolders: [String] = []
  private var seen: Set<String> = []

  private static let skippedFolders: Set<String> = [
    ".git", ".terraform", "node_modules", ".build", ".hg", ".svn",
  ]
  private static let extensions = [".json", ".yaml", ".yml"]
  /// How deep folders may lie within each other.
  private static let depthLimit = 256

  init(exclude: [Glob]) {
    self.exclude = exclude
  }

  /// Adds what `path` names.
  mutating func add(_ path: String) {
    let path = InputDiscovery.normalized(path)
    guard path != "-" else { return append(path, isNamed: true) }
    switch FileSystem.entry(at: path) {
    case nil: unreadable.append((path, "No such file or directory"))
    case .file, .other: append(path, isNamed: true)
    case .folder: walk(path)
    }
  }

  /// `./a//b/` as `a/b`, so that one file has one name.
  static func normalized(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    return path.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }

  private mutating func append(_ path: String, isNamed: Bool) {
    if seen.insert(path).inserted { files.append(File(path: path, isNamed: isNamed)) }
  }

  /// Adds a file whose content is at hand, and which is named by the user.
  mutating func add(_ path: String, contents bytes: [UInt8], scope: String) {
    guard seen.insert(path).inserted else { return }
    var file = File(path: path, isNamed: true)
    file.scope = scope
    file.bytes = bytes
    files.append(file)
  }

  /// Adds a file of a tree that is no folder of the file system, such as a revision of git.
  ///
  /// - Parameters:
  ///   - path: its path, as messages say it.
  ///   - name: its path below the tree's root.
  ///   - bytes: its content.
  mutating func add(_ path: String, named name: String, bytes: [UInt8]) {
    let parts = name.split(separator: "/").map(String.init)
    let isExcluded = parts.indices.contains { end in
      let upToHere = parts[...end].joined(separator: "/")
      return exclude.contains { $0.matches(upToHere) || $0.matches(parts[end]) }
    }
    guard !isExcluded, !parts.dropLast().contains(where: Self.skippedFolders.contains),
      Self.extensions.contains(where: { name.hasSuffix($0) }), seen.insert(path).inserted
    else { return }
    var file = File(path: path, isNamed: false)
    file.scope = name
    file.bytes = bytes
    files.append(file)
  }

  /// Says that what is at `path` can't be read.
  mutating func fail(_ path: String, _ reason: String) { unreadable.append((path, reason)) }

  /// Names the scope of every file anew, by its path.
  mutating func rename(_ scope: (String) -> String) {
    for index in files.indices { files[index].scope = scope(files[index].path) }
  }

  /// Looks at another state of the plans among the files.
  mutating func look(at state: PlanState) {
    for index in files.indices { files[index].state = state }
  }

  private mutating func walk(_ root: String) {
    let realRoot = FileSystem.resolved(root) ?? root
    var folders = [(path: root, depth: 0)]
    while let (folder, depth) = folders.popLast() {
      guard let entries = FileSystem.entries(of: folder) else {
        unreadable.append((folder, "the folder can't be read"))
        continue
      }
      var below: [(path: String, depth: Int)] = []
      for (name, entry, isLink) in entries {
        let path = folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
        if exclude.contains(where: { $0.matches(path) || $0.matches(name) }) { continue }
        if isLink, !stays(path, within: realRoot) { continue }
        switch entry {
        case .folder:
          guard !Self.skippedFolders.contains(name), depth < Self.depthLimit, !isLink else {
            continue
          }
          below.append((path, depth + 1))
        case .file:
          if SourceFinder.isSource(name) {
            if sourceFolders.last != folder { sourceFolders.append(folder) }
          } else if Self.extensions.contains(where: { name.hasSuffix($0) }) {
            append(path, isNamed: false)
          }
        case .other: continue
        }
      }
      folders += below.reversed()
    }
  }

  private func stays(_ path: String, within root: String) -> Bool {
    FileSystem.resolved(path)?.hasPrefix(root == "/" ? "/" : root + "/") ?? false
  }
}
