internal import Documents

/// What holds around steps: what a workflow and a job say for all of theirs.
struct Surroundings {
  /// The variables, from the outside in; a later one wins.
  private(set) var environment: [(key: String, value: Value)] = []
  private(set) var workingDirectory = ""
  private(set) var shell = ""

  /// The same, with what `value` (a workflow, a job or a step) says itself.
  func within(_ value: Value) -> Surroundings {
    var inner = self
    inner.environment += value["env"]?.entries ?? []
    let defaults = value["defaults"]?["run"]
    inner.workingDirectory =
      value.text("working-directory") ?? defaults?.text("working-directory") ?? workingDirectory
    inner.shell = value.text("shell") ?? defaults?.text("shell") ?? shell
    return inner
  }

  /// The variables by name.
  var variables: [String: String] {
    environment.reduce(into: [:]) { $0[$1.key] = $1.value.text }
  }

  /// The same, as they are expanded in a script.
  var expansions: Variables {
    environment.reduce(into: Variables()) { $0.set($1.key, $1.value.text ?? "") }
  }

  /// Whether scripts are for a shell, rather than for Python, say.
  var isShell: Bool {
    let program = shell.split(separator: " ").first.map(String.init) ?? ""
    return program.isEmpty
      || ["bash", "sh", "pwsh", "powershell", "cmd", "zsh"].contains { program.hasSuffix($0) }
  }
}
