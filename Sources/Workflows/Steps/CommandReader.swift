internal import ArchitectureGraph
internal import Diagnostics
internal import Shell

/// A command that a step runs, and where it stands.
struct FoundCommand {
  let command: Command
  let spot: Declaration.Spot?
  /// The script of the repository that it stands in, from the root; empty for the step itself.
  let script: String
  /// What runs and its arguments, with the variables expanded whose values are written out.
  let name: String
  let arguments: [String]
}

/// Lists the commands of a step's script, and of the scripts of the repository that it runs.
struct CommandReader {
  /// The repository's root, as far as paths go.
  let root: String
  /// The folder of a composite action, from the root.
  let actionFolder: String
  /// The variables that hold for the step, and those that its scripts have set so far.
  private var variables: Variables
  private(set) var commands: [FoundCommand] = []
  /// Scripts that are run and not at hand.
  private(set) var missing: [String] = []
  private var visited: Set<String> = []
  private static let depthLimit = 8

  init(root: String, actionFolder: String, variables: Variables) {
    self.root = root
    self.actionFolder = actionFolder
    self.variables = variables
  }

  /// Reads the script `text`, whose parts stand at `places`, run in `folder` (from the root).
  mutating func read(
    _ text: String, _ places: TextPlace, in folder: String, _ files: inout ScriptFolder
  ) {
    read(Script(text).commands, places, of: "", in: folder, depth: 0, &files)
  }

  private mutating func read(
    _ found: [Command], _ places: TextPlace, of script: String, in folder: String, depth: Int,
    _ files: inout ScriptFolder
  ) {
    var current = folder
    for command in found {
      remember(command)
      let words = expanded(command)
      commands.append(
        FoundCommand(
          command: command, spot: places.spot(command.range), script: script,
          name: words.first ?? "", arguments: Array(words.dropFirst())))
      if command.name == "cd", let target = command.arguments.first, target.isLiteral,
        !target.text.hasPrefix("/"), !target.text.hasPrefix("~")
      {
        current = RepositoryPlace.normalized(current + "/" + target.text)
      }
      follow(command, in: [current, folder, ""], depth: depth, &files)
    }
  }

  /// Keeps what a command sets: `A=b`, `export A=b`.
  private mutating func remember(_ command: Command) {
    if command.words.isEmpty {
      for assignment in command.assignments {
        variables.set(assignment.name, assignment.value.text)
      }
    } else if ["export", "declare", "readonly", "local"].contains(command.name) {
      for word in command.arguments where word.isAssignment {
        let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        variables.set(String(parts[0]), String(parts[1]))
      }
    }
  }

  /// What runs and its arguments; a name that a variable holds may come to several words.
  private func expanded(_ command: Command) -> [String] {
    let arguments = command.arguments.map { variables.expanded($0.text) }
    guard let first = command.invocation.first, first.text.hasPrefix("$") else {
      return [command.name] + arguments
    }
    let words = variables.expanded(first.text).split(separator: " ").map(String.init)
    let name = words.first?.split(separator: "/").last.map(String.init) ?? ""
    return [name] + words.dropFirst() + arguments
  }

  /// Reads the script of the repository that `command` runs, looked for in `folders`.
  private mutating func follow(
    _ command: Command, in folders: [String], depth: Int, _ files: inout ScriptFolder
  ) {
    guard depth < Self.depthLimit, let word = command.scriptFile,
      let path = repositoryPath(word.text)
    else { return }
    let isRunByShell = command.invocation.first?.text != word.text
    // A program without an ending that is not there is built by the job; a script is not.
    let isScript =
      path.hasSuffix(".sh") || path.hasSuffix(".bash")
      || isRunByShell && !Self.isSourcing(command)
    guard !path.contains("$"), !path.contains("*") else {
      if isScript { miss(path) }
      return
    }
    for folder in folders {
      let found = RepositoryPlace.normalized(folder + "/" + path)
      let full = root.isEmpty ? found : root + "/" + found
      guard let file = files.script(at: full, isRunByShell: isRunByShell) else { continue }
      guard visited.insert(found).inserted else { return }
      read(
        file.commands, TextPlace(file.source), of: found, in: folder, depth: depth + 1, &files)
      return
    }
    if isScript { miss(RepositoryPlace.normalized(path)) }
  }

  private static func isSourcing(_ command: Command) -> Bool {
    let name = command.invocation.first?.text
    return name == "." || name == "source"
  }

  private mutating func miss(_ path: String) {
    if !missing.contains(path) { missing.append(path) }
  }

  /// `text` as a path in the repository; nil where it lies elsewhere.
  private func repositoryPath(_ written: String) -> String? {
    let text = variables.expanded(written)
    for prefix in Self.rootPrefixes where text.hasPrefix(prefix) {
      return String(text.dropFirst(prefix.count))
    }
    for prefix in Self.actionPrefixes where text.hasPrefix(prefix) {
      return actionFolder + "/" + text.dropFirst(prefix.count)
    }
    let isElsewhere = ["/", "~", "-", "<(", "$HOME", "${HOME}", "$RUNNER_TEMP", "../"].contains {
      text.hasPrefix($0)
    }
    return isElsewhere || text.isEmpty || text.contains(" ") && !text.contains("${{") ? nil : text
  }

  private static let rootPrefixes = [
    "$GITHUB_WORKSPACE/", "${GITHUB_WORKSPACE}/", "${{ github.workspace }}/",
    "${{github.workspace}}/", "$PWD/", "${PWD}/", "$(pwd)/",
  ]
  private static let actionPrefixes = [
    "$GITHUB_ACTION_PATH/", "${GITHUB_ACTION_PATH}/", "${{ github.action_path }}/",
    "${{github.action_path}}/",
  ]
}
