internal import Diagnostics
internal import HCL
internal import Terraform

/// Finds the sources that plans were made of, and reads each of them once.
///
/// Those that lie beside a plan are its own if they declare anything of it; else a folder right below
/// is, if it alone declares all of the plan's root module. A folder that the user named is looked at
/// first.
struct SourceFinder {
  private let named: [String]
  private var read: [String: TerraformSources] = [:]
  private var used: Set<String> = []
  private var unread: [String] = []
  private(set) var files: [HCLFile] = []
  private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []

  /// A finder that looks into the folders `named` before those beside a plan.
  init(named: [String]) {
    self.named = named.map { InputDiscovery.normalized($0) }
    for folder in self.named where Self.names(in: folder).isEmpty {
      errors.append(.noSources(in: folder))
    }
  }

  /// Whether a file called `name` is one of Terraform's sources.
  static func isSource(_ name: String) -> Bool {
    (name.hasSuffix(".tf") || name.hasSuffix(".tf.json")) && !name.hasPrefix(".")
  }

  /// Remembers that there are sources in `folders`, which a plan should be made of.
  mutating func sawSources(in folders: [String]) { unread += folders }

  /// The sources of `plan`, which lies at `path`; nil where they are not at hand.
  ///
  /// - Complexity: O(bytes of the sources), the first time.
  mutating func sources(of plan: TerraformInput, at path: String) -> TerraformSources? {
    let folder = Self.folder(of: path)
    guard let root = root(of: plan, beside: path == "-" ? nil : folder) else {
      if !named.isEmpty { warnings.append(.strangeSources(named, of: path)) }
      return nil
    }
    let sources = sources(in: root)
    if used.insert(root).inserted { add(sources.files) }
    return sources
  }

  private mutating func root(of plan: TerraformInput, beside folder: String?) -> String? {
    let best = named.map { ($0, plan.agreement(with: sources(in: $0))) }.max { $0.1 < $1.1 }
    if let (root, agreement) = best, agreement > 0 { return root }
    guard let folder else { return nil }
    if plan.agreement(with: sources(in: folder)) > 0 { return folder }
    let entries = FileSystem.entries(of: folder) ?? []
    let below = entries.filter { $0.entry == .folder && !$0.isLink && !$0.name.hasPrefix(".") }
      .map { Self.path($0.name, in: folder) }
    let fitting = below.filter { plan.agreement(with: sources(in: $0)) == 1 }
    return fitting.count == 1 ? fitting[0] : nil
  }

  private mutating func sources(in root: String) -> TerraformSources {
    if let known = read[root] { return known }
    var sources = TerraformSources()
    if !Self.names(in: root).isEmpty {
      let manifest = try? FileSystem.read(Self.path(".terraform/modules/modules.json", in: root))
      sources = TerraformSources(root: root, manifest: manifest) { folder in
        Self.names(in: folder).compactMap { name in
          let path = Self.path(name, in: folder)
          return (try? FileSystem.read(path)).map { (path: path, bytes: $0) }
        }
      }
    }
    read[root] = sources
    return sources
  }

  private mutating func add(_ found: [HCLFile]) {
    files += found
    for diagnostic in found.flatMap(\.diagnostics) {
      if TerraformSources.isFetched(diagnostic.path) {
        warnings.append(
          Diagnostic(
            .warning, path: diagnostic.path, position: diagnostic.position,
            message: diagnostic.message))
      } else {
        errors.append(diagnostic)
      }
    }
  }

  /// What to say where sources were found and nothing was planned.
  func withoutPlan() -> Diagnostic? {
    guard let folder = unread.first else { return nil }
    return .sourcesWithoutPlan(in: folder, others: unread.count - 1)
  }

  private static func names(in folder: String) -> [String] {
    (FileSystem.entries(of: folder) ?? []).filter { $0.entry == .file && isSource($0.name) }
      .map(\.name)
  }

  private static func path(_ name: String, in folder: String) -> String {
    folder == "." ? name : folder == "/" ? "/" + name : folder + "/" + name
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension Diagnostic {
  fileprivate static func noSources(in folder: String) -> Diagnostic {
    Diagnostic(
      path: folder, message: "holds no .tf file",
      help: "name the folder of the root module that the plan was made of")
  }

  fileprivate static func strangeSources(_ folders: [String], of path: String) -> Diagnostic {
    Diagnostic(
      .warning, path: path,
      message: "the sources in \(folders.joined(separator: ", ")) declare nothing of this plan",
      help: "name the folder of its root module by --sources")
  }

  fileprivate static func sourcesWithoutPlan(in folder: String, others: Int) -> Diagnostic {
    let more = others > 0 ? " (and in \(others) other \(others == 1 ? "folder" : "folders"))" : ""
    return Diagnostic(
      .warning, path: folder,
      message: "Terraform sources\(more), and no plan: nothing in them is judged",
      help: """
        run 'terraform plan -out plan && terraform show -json plan > plan.json' there and scan \
        plan.json
        """)
  }
}
