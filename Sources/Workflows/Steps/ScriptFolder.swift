internal import Diagnostics
internal import Shell

/// The scripts of the repositories whose workflows are read; each is read once.
struct ScriptFolder {
  /// A script of a repository, taken apart.
  struct ScriptFile {
    let source: SourceFile
    let commands: [Command]
  }

  private let read: (String) -> SourceFile?
  private var known: [String: ScriptFile?] = [:]
  /// No longer file is taken for a script.
  private static let sizeLimit = 1 << 20

  init(read: @escaping (String) -> SourceFile?) {
    self.read = read
  }

  /// The shell script at `path`; nil where there is none, or what is there is none.
  mutating func script(at path: String, isRunByShell: Bool) -> ScriptFile? {
    if let script = known[path] { return script }
    var script: ScriptFile?
    if let source = read(path), source.bytes.count <= Self.sizeLimit,
      isRunByShell || Self.isShell(source.bytes, path)
    {
      script = ScriptFile(source: source, commands: Script(parsing: source.bytes).commands)
    }
    known[path] = .some(script)
    return script
  }

  private static func isShell(_ bytes: [UInt8], _ path: String) -> Bool {
    guard bytes.starts(with: Array("#!".utf8)) else {
      return path.hasSuffix(".sh") || path.hasSuffix(".bash")
    }
    let line = bytes.prefix { $0 != 0x0A }
    let program = line.split { $0 == 0x20 || $0 == 0x2F || $0 == 0x0D }
    return program.contains { word in
      let name = String(decoding: word, as: UTF8.self)
      return name == "sh" || name == "bash" || name == "dash" || name == "zsh" || name == "ksh"
    }
  }
}
