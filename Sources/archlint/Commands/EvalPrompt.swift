internal import Diagnostics
internal import Glibc
internal import Linting
internal import Reporting
internal import Verdicts

/// The prompt of `archlint eval`: expressions, one on a line, and commands that begin with a colon.
struct EvalPrompt {
  private var evaluation: Evaluation
  private var isTraced: Bool
  private let isTerminal = isatty(STDIN_FILENO) == 1

  private static let help = """
    EXPRESSION          what it comes to, and its type
    :trace EXPRESSION   what each of its parts comes to
    :type EXPRESSION    its type, without evaluating it
    :resources          what there is; :use ADDRESS makes one of them 'object' and 'node'
    :help, :quit        ↑ and ↓ go through what was typed before

    """

  init(_ evaluation: Evaluation, isTraced: Bool) {
    self.evaluation = evaluation
    self.isTraced = isTraced
  }

  /// Asks until the input ends.
  func run() {
    var prompt = self
    var editor = LineEditor()
    if isTerminal { StandardOutput.write("archlint eval: an expression, or :help\n") }
    while let line = isTerminal ? editor.read(prompt: "> ") : readLine() {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard let first = words.first else { continue }
      if first == ":quit" { return }
      prompt.answer(line, first, words.count > 1 ? words[1] : "")
    }
  }

  private mutating func answer(_ line: String, _ command: String, _ rest: String) {
    switch command {
    case ":help": StandardOutput.write(Self.help)
    case ":resources":
      let here = evaluation.resource
      for (address, kind) in evaluation.resources {
        StandardOutput.write("\(address == here ? "*" : " ") \(kind) \(address)\n")
      }
    case ":use":
      if let problem = evaluation.use(rest) { StandardError.write(problem.block) }
    case ":type":
      switch evaluation.type(of: rest) {
      case .value(let type): StandardOutput.write(type + "\n")
      case .failed(let diagnostics): StandardError.write(diagnostics.map(\.block).joined())
      }
    case ":trace": say(rest, isTraced: true)
    case _ where command.hasPrefix(":"):
      StandardError.write("archlint: error: there is no command '\(command)'; try :help\n")
    default: say(line, isTraced: isTraced)
    }
  }

  private func say(_ expression: String, isTraced: Bool) {
    let answer = EvalAnswer(evaluation, expression, isTraced: isTraced)
    StandardError.write(answer.complaint)
    if answer.value != nil { StandardOutput.write(answer.text) }
  }
}
