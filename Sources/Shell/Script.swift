internal import Diagnostics

/// A shell script, taken apart into its simple commands.
///
/// It says what a script calls, not in which order or under which condition: branches, loops and
/// the bodies of functions are all listed. What is no shell at all gives some list, too; nothing is
/// a mistake here.
package struct Script: Sendable {
  /// The commands, in the order in which they begin; those within `$(…)`, `bash -c '…'`, `eval` and
  /// here-documents for a shell are among them.
  package let commands: [Command]

  /// How deep scripts may lie within each other: `$(…)` in `"…"` in `$(…)`.
  static let depthLimit = 48

  /// Takes apart the script `bytes`.
  ///
  /// - Complexity: O(bytes), times the few shells within shells, and what sorting costs.
  package init(parsing bytes: [UInt8]) {
    var scanner = Scanner(bytes)
    scanner.scan(0..<bytes.count)
    var seen: Set<SourceRange> = []
    commands = scanner.commands
      .filter { !$0.words.isEmpty || !$0.assignments.isEmpty }
      .sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
      .filter { seen.insert($0.range).inserted }
  }

  /// Takes apart the script `text`.
  package init(_ text: String) {
    self.init(parsing: Array(text.utf8))
  }
}

extension Scanner {
  /// Adds the commands of `range`, and those of the scripts that they hand to a shell.
  mutating func scan(_ range: Range<Int>) {
    var from = commands.count
    list(in: range)
    // Each round reads what the shells of the round before are given: a part of what those were.
    for _ in 0..<4 {
      let to = commands.count
      for index in from..<to {
        for script in Shells.scripts(of: commands[index]) { list(in: script) }
      }
      guard commands.count > to else { return }
      from = to
    }
  }

  private mutating func list(in range: Range<Int>) {
    let (outerPosition, outerEnd) = (position, end)
    (position, end) = (range.lowerBound, range.upperBound)
    list(until: .end)
    (position, end) = (outerPosition, outerEnd)
  }
}

/// The programs that run a script which their command line holds.
enum Shells {
  private static let names: Set<String> = ["sh", "bash", "dash", "zsh", "ash", "ksh"]
  /// The options that take the next word.
  private static let withArgument: Set<String> = [
    "-o", "+o", "-O", "+O", "--rcfile", "--init-file",
  ]

  /// Whether `name` is a shell's.
  static func isShell(_ name: String) -> Bool { names.contains(name) }

  /// The parts of the source that `command` runs as scripts.
  static func scripts(of command: Command) -> [Range<Int>] {
    let arguments = command.arguments
    if command.name == "eval" { return arguments.compactMap(\.quoted).map(\.bytes) }
    guard isShell(command.name) else { return [] }
    var rest = arguments
    while let word = rest.popFirst(), let sign = word.text.first, sign == "-" || sign == "+" {
      let isLong = word.text.hasPrefix("--")
      if !isLong, sign == "-", word.text.hasSuffix("c") {
        return rest.first?.quoted.map { [$0.bytes] } ?? []
      }
      if withArgument.contains(word.text) { rest = rest.dropFirst() }
    }
    return command.redirections.compactMap { redirection in
      redirection.symbol == "<<<"
        ? redirection.target.quoted?.bytes : redirection.hereDocument?.bytes
    }
  }
}

extension Command {
  /// The file that it runs as a script: `ci/deploy.sh` of `bash -e ci/deploy.sh`, `. ci/deploy.sh`
  /// or `./ci/deploy.sh`; nil where it runs none, or which one is not written out.
  package var scriptFile: Word? {
    guard let program = invocation.first else { return nil }
    if Shells.isShell(name) {
      let options = arguments.prefix { $0.text.hasPrefix("-") || $0.text.hasPrefix("+") }
      if options.contains(where: { !$0.text.hasPrefix("--") && $0.text.hasSuffix("c") }) {
        return nil
      }
      let takesNext = options.last?.text == "-o" || options.last?.text == "+o"
      return arguments.dropFirst(options.count + (takesNext ? 1 : 0)).first
    }
    if program.text == "." || program.text == "source" { return arguments.first }
    return program.text.utf8.contains(UInt8(ascii: "/")) ? program : nil
  }
}

extension SourceRange {
  /// The range as offsets.
  var bytes: Range<Int> { lowerBound..<upperBound }
}
