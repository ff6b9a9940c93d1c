internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Reporting
internal import Verdicts

/// `archlint eval`: evaluates CEL, for policy authors.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Evaluate a CEL expression, over inputs or over nothing.",
    discussion: """
      With --input, 'graph' is all that was read; 'object' and 'node' are the resource that \
      --resource names, or the only one there is. Without an expression a prompt asks for them, or \
      they are read from standard input, one on a line. With --schema nothing is evaluated: the fields \
      that 'object' has are listed, for a type (aws_db_instance, apps/v1/Deployment) or a part of \
      one (apps/v1/Deployment.spec.template).
      """)

  @Argument(help: "The expression; with --functions, what to look for.")
  var expression: String?

  @Option(help: ArgumentHelp("List the fields of a type of resource.", valueName: "type"))
  var schema: String?

  @Option(
    help: ArgumentHelp("A file or folder to evaluate over.", valueName: "file"),
    completion: .file())
  var input: [String] = []

  @Option(help: ArgumentHelp("The resource to evaluate for.", valueName: "address"))
  var resource: String?

  @Flag(help: "Print one tagged value, or the functions, as JSON.")
  var json = false

  @Flag(help: "List the functions, all or those that are called so, with types and examples.")
  var functions = false

  @Flag(help: "Skip the type checker.")
  var unchecked = false

  @Flag(help: "Say what every part of the expression comes to.")
  var trace = false

  func validate() throws {
    guard schema == nil || expression == nil && !functions else {
      throw ValidationError("--schema goes with neither an expression nor --functions")
    }
  }

  func run() throws {
    if functions { return try complaining { try listFunctions(expression) } }
    if let schema { try list(schema) }
    if let expression { return try evaluate(expression) }
    if schema == nil {
      try complaining { EvalPrompt(try evaluation(), isTraced: trace).run() }
    }
  }

  private func list(_ type: String) throws {
    try complaining {
      switch ResourceTypes().listing(of: type) {
      case .success(let listing): StandardOutput.write(ResourceListingText(listing).text)
      case .failure(let mistake): throw Complaint(mistake.message, help: mistake.help)
      }
    }
  }

  private func evaluation() throws -> Evaluation {
    var evaluation = Evaluation(over: input)
    evaluation.isChecked = !unchecked
    guard evaluation.problems.isEmpty else { throw Complaint(evaluation.problems) }
    if let resource, let problem = evaluation.use(resource) { throw Complaint([problem]) }
    return evaluation
  }

  private func evaluate(_ expression: String) throws {
    var answer: EvalAnswer?
    try complaining { answer = EvalAnswer(try evaluation(), expression, isTraced: trace) }
    guard let answer else { return }
    StandardError.write(answer.complaint)
    guard let value = answer.value else { throw ExitStatus.findings }
    StandardOutput.write(json ? ValueReporter(value).json + "\n" : answer.text)
  }
}

/// What is said of one expression.
struct EvalAnswer {
  /// The value; nil where there is none.
  let value: EvaluatedValue?
  /// What goes to standard output: the value with its type, or the tree of its parts.
  let text: String
  /// What goes to standard error.
  let complaint: String

  init(_ evaluation: Evaluation, _ expression: String, isTraced: Bool) {
    var tree = ""
    if isTraced, case .value(let parts) = evaluation.trace(expression) {
      tree = TraceReporter().text(of: parts)
    }
    switch evaluation.evaluate(expression) {
    case .failed(let diagnostics):
      (value, text) = (nil, tree)
      complaint = diagnostics.map(\.block).joined()
    case .value(.error(let message, let range)):
      let place = range.map { " (at \($0.lowerBound + 1))" } ?? ""
      (value, text) = (nil, tree)
      complaint = tree + "expression: error: \(message)\(place)\n"
    case .value(let value):
      self.value = value
      var type = ""
      if case .value(let known) = evaluation.type(of: expression) { type = " : \(known)" }
      text = isTraced ? tree : ValueReporter(value).text + type + "\n"
      complaint = ""
    }
  }
}
