internal import ArchitectureGraph
internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Reporting
internal import Verdicts

/// `archlint graph`: what the graph of the architecture says; so far, what reaches what.
struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether one thing reaches another, by which way, or what cuts it.",
    discussion: """
      --from and --to are addresses, or 'internet'. The answer is 'reachable' with the way hop by \
      hop and the one edge to cut, 'not reachable' with what cuts it, or 'undecidable' with the \
      attributes that it hangs on.

      Exit status: 0 answered, whatever the answer is; 2 an address that is not there, or an input \
      that can't be read.
      """)

  @Argument(help: "Files and folders; '-' is standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: ArgumentHelp("Where the question starts.", valueName: "address"))
  var from: String

  @Option(help: ArgumentHelp("Where it ends.", valueName: "address"))
  var to: String

  @Option(help: "The port at the end; without it, any.")
  var port: Int?

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp("The protocol; without it, tcp where a port is named, else any."))
  var transport: Transport?

  @Option(help: "How the answer is written.")
  var format: Format = .text

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  /// The protocols that have ports.
  enum Transport: String, ExpressibleByArgument, CaseIterable {
    case tcp, udp
  }

  /// The formats of answers.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func validate() throws {
    guard port.map({ (0...65_535).contains($0) }) ?? true else {
      throw ValidationError("there is no port \(port ?? 0): ports are 0 to 65535")
    }
  }

  func run() throws {
    try complaining {
      var query = ReachQuery()
      query.paths = paths
      query.source = from
      query.target = to
      query.question = Question(
        transport: transport?.rawValue ?? (port == nil ? nil : Transport.tcp.rawValue), port: port)
      switch query.answer() {
      case .failed(let diagnostics): throw Complaint(diagnostics)
      case .answer(let report, let warnings):
        for warning in warnings { StandardError.write(warning.line + "\n") }
        StandardOutput.write(text(of: report))
      }
    }
  }

  private func text(of report: ReachReport) -> String {
    switch format {
    case .json: return ReachJSONReporter(tool: Tool(version: Version.current)).text(of: report)
    case .text:
      let isColoured = Surroundings.usesColour(color)
      return ReachTextReporter(colour: isColoured ? .on : .off).text(of: report)
    }
  }
}
