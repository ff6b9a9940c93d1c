internal import Diagnostics
internal import Documents
package import HCL

/// The sources of a plan: its root module, and the modules that it calls as far as they are at hand.
///
/// Reads nothing itself: whoever can, hands over the files of a folder. What a module's folder is,
/// `terraform init` has written down in `.terraform/modules/modules.json`; without it a local `source`
/// is followed as it is.
package struct TerraformSources: Sendable {
  /// The modules by the names of the calls that lead to them; the root's is empty.
  private(set) var modules: [[String]: SourceModule] = [:]
  /// All files that were read, of each folder once.
  package private(set) var files: [HCLFile] = []

  /// How many calls may lead to a module, one after another, and how many modules there may be: a
  /// folder that calls itself has no end.
  private static let depthLimit = 32
  private static let moduleLimit = 10_000

  /// No sources.
  package init() {}

  /// The sources below `root`.
  ///
  /// - Parameters:
  ///   - root: the folder of the root module, relative to the working directory.
  ///   - manifest: the content of its `.terraform/modules/modules.json`, if there is one.
  ///   - read: gives the `.tf` and `.tf.json` files of a folder; none where there is no such folder.
  /// - Complexity: O(bytes + modules).
  package init(
    root: String, manifest: [UInt8]?, read: (String) -> [(path: String, bytes: [UInt8])]
  ) {
    let folders = manifest.map { Self.folders(in: $0, root: root) } ?? [:]
    var known: [String: SourceModule] = [:]
    var pending: [(path: [String], folder: String)] = [([], root)]
    while let (path, folder) = pending.popLast(), modules.count < Self.moduleLimit {
      let module = known[folder] ?? module(in: folder, read)
      known[folder] = module
      modules[path] = module
      guard path.count < Self.depthLimit else { continue }
      for name in module.calls.keys.sorted(by: >) {
        let below = path + [name]
        let called =
          folders[below.joined(separator: ".")]
          ?? module.calls[name].flatMap { $0.folder(from: folder) }
        if let called { pending.append((below, called)) }
      }
    }
  }

  private mutating func module(
    in folder: String, _ read: (String) -> [(path: String, bytes: [UInt8])]
  ) -> SourceModule {
    let found = read(folder).map { path, bytes in
      path.hasSuffix(".json")
        ? HCLFile(json: bytes, path: path, labels: SourceModule.labels)
        : HCLFile(parsing: bytes, path: path)
    }
    files += found
    return SourceModule(folder: folder, files: found)
  }

  /// The folders of the modules, by the names of the calls that lead to them, joined by dots.
  private static func folders(in manifest: [UInt8], root: String) -> [String: String] {
    let parsed = ParsedSource(parsing: manifest, path: "modules.json")
    var folders: [String: String] = [:]
    for entry in (parsed.documents.first?["Modules"]).elements {
      guard let key = entry["Key"]?.string, let folder = entry["Dir"]?.string else { continue }
      folders[key] = SourcePath.joined(root, folder)
    }
    return folders
  }

  /// Whether nothing was found.
  package var isEmpty: Bool { files.isEmpty }

  /// Whether `path` is a file that `terraform init` has fetched: nobody here can change it.
  package static func isFetched(_ path: String) -> Bool {
    path.split(separator: "/").contains(".terraform")
  }
}

/// Paths as Terraform joins them.
enum SourcePath {
  /// `path` from `folder` on, with `.` and `..` worked out as far as they can be.
  static func joined(_ folder: String, _ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var steps: [Substring] = []
    for step in (isAbsolute ? path : folder + "/" + path).split(separator: "/") {
      switch step {
      case ".": continue
      case "..":
        if let last = steps.last, last != ".." { steps.removeLast() } else { steps.append(step) }
      default: steps.append(step)
      }
    }
    let joined = steps.joined(separator: "/")
    if isAbsolute || folder.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }
}

extension [SourceModule.Declared] {
  /// The folder of the module that is called, where the source is a local path.
  fileprivate func folder(from folder: String) -> String? {
    guard let source = attribute("source")?.attribute.value.text,
      source.hasPrefix("./") || source.hasPrefix("../")
    else { return nil }
    return SourcePath.joined(folder, source)
  }

  /// The attribute `name` of the first block that has it, and its file.
  func attribute(_ name: String) -> (attribute: Attribute, source: SourceFile)? {
    for declared in self {
      if let attribute = declared.block.body.attribute(name) { return (attribute, declared.source) }
    }
    return nil
  }
}
