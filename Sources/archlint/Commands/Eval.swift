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
      --resource names, or the only one there is. With --schema nothing is evaluated: the fields \
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

  func validate() throws {
    guard functions || schema != nil || expression != nil else {
      throw ValidationError("there is no expression: give one, or --functions, or --schema TYPE")
    }
    guard schema == nil || expression == nil && !functions else {
      throw ValidationError("--schema goes with neither an expression nor --functions")
    }
  }

  func run() throws {
    if functions { return try complaining { try listFunctions(expression) } }
    if let schema { try list(schema) }
    if let expression { try evaluate(expression) }
  }

  private func list(_ type: String) throws {
    try complaining {
      switch ResourceTypes().listing(of: type) {
      case .success(let listing): StandardOutput.write(ResourceListingText(listing).text)
      case .failure(let mistake): throw Complaint(mistake.message, help: mistake.help)
      }
    }
  }

  private func evaluate(_ expression: String) throws {
    var evaluation = Evaluation()
    evaluation.inputs = input
    evaluation.resource = resource
    evaluation.isChecked = !unchecked
    switch evaluation.evaluate(expression) {
    case .failed(let diagnostics):
      for diagnostic in diagnostics { StandardError.write(diagnostic.line + "\n") }
      throw ExitStatus.findings
    case .value(.error(let message, let range)):
      let place = range.map { " (at \($0.lowerBound + 1))" } ?? ""
      StandardError.write("expression: error: \(message)\(place)\n")
      throw ExitStatus.findings
    case .value(let value):
      let printed = ValueReporter(value)
      StandardOutput.write((json ? printed.json : printed.text) + "\n")
    }
  }
}
