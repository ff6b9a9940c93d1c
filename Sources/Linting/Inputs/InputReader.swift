internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Glibc
internal import HCL
internal import Kubernetes
internal import Monitoring
internal import Terraform
internal import Verdicts
internal import Workflows

/// All inputs of a scan, read and joined to one graph.
struct InputSet {
  var graph: Graph
  var inputs: [Report.Input] = []
  var errors: [Diagnostic] = []
  var warnings: [Diagnostic] = []
  /// The parsed YAML and JSON files that belong to the graph, for comments and duplicate keys.
  var sources: [ParsedSource] = []
  /// The files in HCL that the plans come from, for comments.
  var configurations: [HCLFile] = []
  /// The paths of inputs whose lines mean nothing to people.
  var unlocated: Set<String> = []
  /// The addresses that things have now, by those that they had before.
  var moves: [String: String] = [:]
  /// What was changed outside of Terraform before the plans were made.
  var drift: [DriftedResource] = []

  /// All that the files and folders `paths` hold; what can't be read is among the errors.
  static func reading(_ paths: [String]) -> InputSet {
    var discovery = InputDiscovery(exclude: [])
    for path in paths { discovery.add(path) }
    var set = InputReader(schema: Schema(), limits: .standard).read(discovery.files)
    set.errors =
      discovery.unreadable.map {
        Diagnostic(path: $0.path, message: "can't be read: \($0.reason)")
      } + set.errors
    return set
  }
}

/// Reads files, recognises by their content what they are, and hands them to their front ends.
struct InputReader {
  private var builder: GraphBuilder
  private var manifests = KubernetesInput()
  private var monitoring = MonitoringInput()
  private var workflows = WorkflowsInput()
  private var inputs: [Report.Input] = []
  private var errors: [Diagnostic] = []
  private var warnings: [Diagnostic] = []
  private var sources: [ParsedSource] = []
  private var unlocated: Set<String> = []
  private var moves: [String: String] = [:]
  private var drift: [DriftedResource] = []
  private let limits: Limits
  private var finder: SourceFinder

  init(schema: Schema, limits: Limits, _ finder: SourceFinder = SourceFinder(named: [])) {
    self.init(addingTo: GraphBuilder(schema: schema), limits: limits, finder)
  }

  /// A reader whose files join what others have put into `builder`.
  init(
    addingTo builder: GraphBuilder, limits: Limits,
    _ finder: SourceFinder = SourceFinder(named: [])
  ) {
    self.builder = builder
    self.limits = limits
    self.finder = finder
  }

  /// Reads all of `files`, and joins what they hold.
  consuming func read(_ files: [InputDiscovery.File]) -> InputSet {
    var reader = self
    for file in files { reader.read(file) }
    return reader.finish(files)
  }

  private consuming func finish(_ files: [InputDiscovery.File]) -> InputSet {
    var reader = self
    reader.workflows.contribute(to: &reader.builder, reading: Self.scripts(files))
    reader.warnings += reader.manifests.contribute(to: &reader.builder)
    reader.warnings += reader.monitoring.contribute(to: &reader.builder)
    let hasPlan = reader.inputs.contains { $0.format?.hasPrefix("terraform") ?? false }
    if !hasPlan, let warning = reader.finder.withoutPlan() { reader.warnings.append(warning) }
    reader.errors += reader.finder.errors
    reader.warnings += reader.finder.warnings
    return InputSet(
      graph: reader.builder.finish(), inputs: reader.inputs, errors: reader.errors,
      warnings: reader.warnings, sources: reader.sources, configurations: reader.finder.files,
      unlocated: reader.unlocated, moves: reader.moves, drift: reader.drift)
  }

  private mutating func read(_ file: InputDiscovery.File) {
    do throws(FileSystem.ReadError) {
      if let bytes = file.bytes { return read(bytes, file) }
      read(try FileSystem.read(file.path), file)
    } catch {
      errors.append(Diagnostic(path: file.path, message: "can't be read: \(error.message)"))
    }
  }

  private mutating func read(_ bytes: [UInt8], _ file: InputDiscovery.File) {
    let isOurs =
      looksLikePlan(bytes) || looksLikeKubernetesManifest(bytes) || looksLikeMonitoring(bytes)
      || looksLikeWorkflow(bytes)
    guard file.isNamed || isOurs else {
      return skip(file, "no Terraform plan or state, no Kubernetes manifest and no GitHub workflow")
    }
    let parsed = ParsedSource(parsing: bytes, path: file.path, limits: limits)
    if !parsed.diagnostics.isEmpty {
      if looksTemplated(bytes) {
        return skip(file, "a template, which is no YAML until it is rendered")
      }
      errors += parsed.diagnostics
    }
    if parsed.documents.isEmpty {
      guard parsed.diagnostics.isEmpty else { return }
      guard file.isNamed else { return skip(file, "empty") }
      errors.append(
        Diagnostic(
          path: file.path, position: Position(line: 1, column: 1), message: "the file is empty"))
      return
    }
    accept(parsed, file)
  }

  /// What gives the scripts that workflows run: from the inputs themselves, where they are no folder
  /// on this machine, else from beside them.
  private static func scripts(_ files: [InputDiscovery.File]) -> (String) -> SourceFile? {
    let atHand = files.reduce(into: [String: [UInt8]]()) { $0[$1.scope] = $1.bytes }
    return { path in
      if !atHand.isEmpty { return atHand[path].map { SourceFile(path: path, bytes: $0) } }
      return (try? FileSystem.read(path)).map { SourceFile(path: path, bytes: $0) }
    }
  }

  /// Takes the documents that are GitHub's; whether there are any.
  private mutating func acceptWorkflows(
    _ parsed: ParsedSource, _ file: InputDiscovery.File
  ) -> Bool {
    guard parsed.documents.contains(where: { WorkflowRecognition(of: $0) != nil }) else {
      return false
    }
    let resolved = parsed.resolved(as: .core)
    let formats = resolved.documents.compactMap { workflows.add($0, path: file.scope)?.format }
    sources.append(resolved)
    inputs.append(
      Report.Input(path: file.path, format: formats[0], resources: formats.count))
    return true
  }

  private mutating func accept(_ parsed: ParsedSource, _ file: InputDiscovery.File) {
    if let plan = parsed.documents.first.flatMap({ TerraformInput(recognising: $0) }) {
      moves.merge(plan.moves) { first, _ in first }
      drift += plan.drift.map {
        DriftedResource(
          address: $0.address, scope: file.scope, attributes: $0.attributes, isGone: $0.isGone)
      }
      let read = file.state == .after ? plan : plan.stateBefore
      // What is read from elsewhere, a revision of git, say, was not made of the sources that are here.
      var files = TerraformSources()
      if let read, file.bytes == nil, let sources = finder.sources(of: read, at: file.path) {
        builder.locate(file.scope, by: read.places(in: sources))
        files = sources
      }
      let found = read?.contribute(to: &builder, scope: file.scope, sources: files) ?? []
      errors += found.filter { $0.severity == .error }
      warnings += found.filter { $0.severity == .warning }
      unlocated.insert(file.path)
      inputs.append(
        Report.Input(
          path: file.path, format: plan.format.rawValue, resources: plan.resourceCount))
      return
    }
    if acceptWorkflows(parsed, file) { return }
    let resolved = parsed.resolved(as: .kubernetes)
    let before = manifests.objectCount
    var reason: String?
    var format: String?
    var files = 0
    for document in resolved.documents {
      if let read = monitoring.add(document, scope: file.scope) {
        format = format ?? read.rawValue
        files += 1
        continue
      }
      switch manifests.add(document, path: file.scope) {
      case .skipped(let why): reason = reason ?? why
      case .manifest, .list: format = "kubernetes"
      }
    }
    guard let format else {
      return skip(
        file, reason ?? "no Terraform plan or state, no Kubernetes manifest and no GitHub workflow")
    }
    sources.append(resolved)
    inputs.append(
      Report.Input(
        path: file.path, format: format, resources: manifests.objectCount - before + files))
  }

  private mutating func skip(_ file: InputDiscovery.File, _ reason: String) {
    inputs.append(Report.Input(path: file.path, format: nil, resources: 0, skipped: reason))
  }

  /// Whether the bytes hold the keys that every plan and state has.
  private func looksLikePlan(_ bytes: [UInt8]) -> Bool {
    bytes.contains("\"terraform_version\"") || bytes.contains("\"planned_values\"")
  }
}

extension [UInt8] {
  /// Whether `text` stands somewhere in the bytes.
  ///
  /// - Complexity: O(bytes × text) at worst; the C library's search for the first byte does most.
  func contains(_ text: StaticString) -> Bool {
    withUnsafeBytes { bytes in
      let size = text.utf8CodeUnitCount
      guard let base = bytes.baseAddress, size > 0 else { return false }
      var start = 0
      while start + size <= bytes.count,
        let found = memchr(base + start, Int32(text.utf8Start[0]), bytes.count - start - size + 1)
      {
        if memcmp(found, text.utf8Start, size) == 0 { return true }
        start = base.distance(to: UnsafeRawPointer(found)) + 1
      }
      return false
    }
  }
}
