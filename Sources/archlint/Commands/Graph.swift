internal import ArchitectureGraph
internal import ArgumentParser
internal import Diagnostics
internal import Drawing
internal import Linting
internal import Reporting
internal import Verdicts

/// `archlint graph`: what the graph of the architecture says, as a picture or as an answer.
struct Graph: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw the architecture, or say whether one thing reaches another.",
    discussion: """
      Without --from and --to it draws: networks, zones and subnets as nested boxes, what traffic \
      meets on its way in, clusters and workloads, what keeps data, and the findings of a scan in \
      red, undecided ones dashed. What is alike is drawn as one; --focus draws a part.

      --from and --to are addresses, or 'internet'. The answer is 'reachable' with the way hop by \
      hop and the one edge to cut, 'not reachable' with what cuts it, or 'undecidable' with the \
      attributes that it hangs on.

      --what-if zone=NAME says what is gone without that availability zone, what is cut off, and what \
      has one zone left.

      Exit status: 0 drawn or answered, whatever the findings or the answer are; 2 an address that \
      is not there, or an input that can't be read.
      """)

  @Argument(help: "Files and folders; '-' is standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help: "How it is written: a picture as mermaid, dot, svg or json, an answer as text or json.")
  var format: Format?

  @Option(
    help: ArgumentHelp(
      "Write a picture to a file instead, as in svg=architecture.svg; repeatable.",
      valueName: "format=file"))
  var output: [Output] = []

  @Option(help: ArgumentHelp("Draw this and what is near it only.", valueName: "address"))
  var focus: String?

  @Option(help: "Over how many edges something may be away from the focus.")
  var depth = 2

  @OptionGroup var policyFlags: PolicyFlags

  @Option(help: ArgumentHelp("Where the question starts.", valueName: "address"))
  var from: String?

  @Option(help: ArgumentHelp("Where it ends.", valueName: "address"))
  var to: String?

  @Option(help: "The port at the end; without it, any.")
  var port: Int?

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp("The protocol; without it, tcp where a port is named, else any."))
  var transport: Transport?

  @Option(help: ArgumentHelp("What is lost: zone=NAME.", valueName: "loss"))
  var whatIf: Loss?

  @Option(help: "When to colour the text.")
  var color: ColorChoice = .auto

  /// The protocols that have ports.
  enum Transport: String, ExpressibleByArgument, CaseIterable {
    case tcp, udp
  }

  /// What is imagined to be lost.
  struct Loss: ExpressibleByArgument {
    let zone: String

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[0] == "zone" else { return nil }
      zone = parts[1]
    }
  }

  /// The formats of pictures and answers.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case mermaid, dot, svg, json, text
  }

  /// A picture that is written to a file.
  struct Output: ExpressibleByArgument {
    let format: Format
    let path: String

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = Format(rawValue: parts[0]), format != .text else {
        return nil
      }
      self.format = format
      path = parts[1]
    }
  }

  private var isQuestion: Bool { from != nil || to != nil || whatIf != nil }

  func validate() throws {
    guard port.map({ (0...65_535).contains($0) }) ?? true else {
      throw ValidationError("there is no port \(port ?? 0): ports are 0 to 65535")
    }
    guard isQuestion else {
      if port != nil || transport != nil || format == .text {
        throw ValidationError(
          "a question needs --from and --to; a picture has no port, protocol or text")
      }
      return
    }
    guard whatIf == nil || (from == nil && to == nil && port == nil && transport == nil) else {
      throw ValidationError("--what-if is a question of its own, without --from and --to")
    }
    guard whatIf != nil || (from != nil && to != nil) else {
      throw ValidationError("--from and --to go together")
    }
    guard [nil, .text, .json].contains(format), output.isEmpty, focus == nil else {
      throw ValidationError("an answer is no picture: it is written as text or json")
    }
  }

  func run() throws {
    try complaining {
      if let whatIf {
        try answer(lossOf: whatIf.zone)
      } else if let from, let to {
        try answer(from, to)
      } else {
        try draw()
      }
    }
  }

  /// Draws what there is; what could not be read makes it untrustworthy, as it does a scan.
  private func draw() throws {
    var options = Linter.Options()
    options.configuration = try policyFlags.configuration()
    options.paths = paths
    options.apply(policyFlags)
    let survey = Linter(options).survey()
    for diagnostic in survey.report.errors + survey.report.warnings {
      StandardError.write(diagnostic.block)
    }
    let drawing = Drawing(
      survey.graph, findings: survey.report.findings, focus: try focus(in: survey))
    for output in output { try writeFile(text(of: drawing, output.format), to: output.path) }
    if output.isEmpty || format != nil {
      StandardOutput.write(text(of: drawing, format ?? .mermaid))
    }
    guard survey.report.errors.isEmpty else { throw ExitStatus.untrustworthy }
  }

  private func focus(in survey: Survey) throws -> Focus? {
    guard let focus else { return nil }
    do {
      return Focus(try survey.node(at: focus), depth: depth)
    } catch {
      throw Complaint([error.diagnostic])
    }
  }

  private func text(of drawing: Drawing, _ format: Format) -> String {
    switch format {
    case .mermaid, .text: MermaidWriter(drawing).text
    case .dot: DOTWriter(drawing).text
    case .svg: SVGWriter(drawing).text
    case .json: DrawingJSONReporter(tool: Tool(version: Version.current)).text(of: drawing)
    }
  }

  private func answer(_ source: String, _ target: String) throws {
    var query = ReachQuery()
    query.paths = paths
    query.source = source
    query.target = target
    query.question = Question(
      transport: transport?.rawValue ?? (port == nil ? nil : Transport.tcp.rawValue), port: port)
    switch query.answer() {
    case .failed(let diagnostics): throw Complaint(diagnostics)
    case .answer(let report, let warnings):
      for warning in warnings { StandardError.write(warning.line + "\n") }
      StandardOutput.write(text(of: report))
    }
  }

  private func answer(lossOf zone: String) throws {
    var query = LossQuery()
    query.paths = paths
    query.zone = zone
    switch query.answer() {
    case .failed(let diagnostics): throw Complaint(diagnostics)
    case .answer(let report, let warnings):
      for warning in warnings { StandardError.write(warning.line + "\n") }
      StandardOutput.write(text(of: report))
    }
  }

  private func text(of report: LossReport) -> String {
    guard format == .json else {
      return LossTextReporter(colour: Surroundings.usesColour(color) ? .on : .off).text(of: report)
    }
    return LossJSONReporter(tool: Tool(version: Version.current)).text(of: report)
  }

  private func text(of report: ReachReport) -> String {
    guard format == .json else {
      let isColoured = Surroundings.usesColour(color)
      return ReachTextReporter(colour: isColoured ? .on : .off).text(of: report)
    }
    return ReachJSONReporter(tool: Tool(version: Version.current)).text(of: report)
  }
}
