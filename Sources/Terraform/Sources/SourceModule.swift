internal import Diagnostics
internal import HCL

/// The files of one folder, as Terraform reads them: what is declared, by its name.
struct SourceModule: Sendable {
  /// A block, and the file in which it stands.
  struct Declared: Sendable {
    let source: SourceFile
    let block: Block
  }

  /// A local, and the file in which it stands.
  struct Local: Sendable {
    let source: SourceFile
    let value: Expression
  }

  /// The folder, relative to the working directory.
  let folder: String
  /// Resource and data blocks by their labels: `aws_vpc.main`, `data.aws_ami.a`; those of override
  /// files stand first, since they win.
  private(set) var blocks: [String: [Declared]] = [:]
  /// Module blocks by name.
  private(set) var calls: [String: [Declared]] = [:]
  private(set) var variables: [String: Declared] = [:]
  private(set) var outputs: [String: Declared] = [:]
  private(set) var locals: [String: Local] = [:]

  /// How many labels the blocks of Terraform's files have.
  static let labels = [
    "resource": 2, "data": 2, "ephemeral": 2, "module": 1, "variable": 1, "output": 1,
    "provider": 1, "locals": 0, "terraform": 0, "moved": 0, "import": 0, "removed": 0, "check": 1,
  ]

  init(folder: String, files: [HCLFile]) {
    self.folder = folder
    for file in files where !Self.isOverride(file.source.path) { add(file, isOverride: false) }
    for file in files where Self.isOverride(file.source.path) { add(file, isOverride: true) }
  }

  /// Whether a file's blocks are laid over those of the others.
  private static func isOverride(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    let stem = name.prefix { $0 != "." }
    return stem == "override" || stem.hasSuffix("_override")
  }

  private mutating func add(_ file: HCLFile, isOverride: Bool) {
    for block in file.body.blocks {
      let declared = Declared(source: file.source, block: block)
      let names = block.labels.map(\.text)
      switch (block.type.text, names.count) {
      case ("resource", 2): Self.add(declared, names.joined(separator: "."), isOverride, &blocks)
      case ("data", 2), ("ephemeral", 2):
        let label = ([block.type.text] + names).joined(separator: ".")
        Self.add(declared, label, isOverride, &blocks)
      case ("module", 1): Self.add(declared, names[0], isOverride, &calls)
      case ("variable", 1): variables[names[0]] = declared
      case ("output", 1): outputs[names[0]] = declared
      case ("locals", 0):
        for attribute in block.body.attributes {
          locals[attribute.name.text] = Local(source: file.source, value: attribute.value)
        }
      default: continue
      }
    }
  }

  private static func add(
    _ declared: Declared, _ name: String, _ isOverride: Bool,
    _ table: inout [String: [Declared]]
  ) {
    table[name, default: []].insert(declared, at: isOverride ? 0 : table[name]?.count ?? 0)
  }
}
