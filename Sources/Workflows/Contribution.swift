internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

/// The work of turning GitHub's files into nodes, facts and edges.
struct Contribution {
  var builder: GraphBuilder
  var scripts: ScriptFolder
  /// Tells secrets by their looks, as for all front ends.
  let detector = LiteralSecretDetector()

  init(_ builder: consuming GraphBuilder, _ scripts: ScriptFolder) {
    self.builder = builder
    self.scripts = scripts
  }

  /// Adds what `file` says.
  mutating func contribute(_ file: WorkflowsInput.File) {
    switch file.recognition {
    case .workflow: contributeWorkflow(file)
    case .compositeAction: contributeAction(file)
    case .dependabot:
      _ = builder.add(
        .resource, address: "dependabot", type: "github/dependabot", name: file.place.fileName,
        scope: file.place.root, object: file.document)
    }
  }

  // MARK: Workflows

  private mutating func contributeWorkflow(_ file: WorkflowsInput.File) {
    let workflow = file.document
    let node = builder.add(
      .workflow, address: "workflow/" + file.place.fileName, type: "github/workflow",
      name: workflow.text("name") ?? file.place.fileName, scope: file.place.root, object: workflow)
    builder.name(node, file.place.name(of: file.place.path))
    let triggers = Triggers(workflow["on"])
    builder.set(node, "triggers", .strings(triggers.events))
    builder.set(node, "isForReleases", .bool(triggers.isForReleases))
    builder.set(node, "freeInputs", .strings(triggers.freeInputs))
    let place = Place(
      node, workflow["permissions"], missing: workflow["permissions"] == nil ? "permissions" : nil)
    builder.set(node, "permissionsPlace", .place(place))
    builder.set(node, "declaresPermissions", .bool(workflow["permissions"] != nil))
    if let permissions = workflow["permissions"] {
      builder.set(node, "permissions", Permissions(permissions).fact)
    }
    if let concurrency = workflow["concurrency"] { set(concurrency, of: node) }
    let owner = Owner(
      node: node, file: file, judge: TrustJudge(closedInputs: triggers.closedInputs))
    let surroundings = Surroundings().within(workflow)
    var uses: [SecretUse] = []
    if let environment = workflow["env"] {
      uses = secretUses(in: environment)
      scanEnvironment(environment, of: node)
    }
    setSecrets(uses, of: node)
    builder.set(node, "clusterAccesses", .list(uses.compactMap { access(by: $0, node) }))
    for job in workflow["jobs"].members where job.isMapping {
      contributeJob(job, owner, surroundings)
    }
  }

  private mutating func set(_ concurrency: Value, of node: NodeID) {
    if let group = concurrency.text ?? concurrency.text("group") {
      builder.set(node, "concurrencyGroup", .string(group))
    }
    if let cancels = concurrency["cancel-in-progress"] {
      builder.set(node, "cancelsInProgress", .string(cancels.text ?? ""))
    }
  }

  // MARK: Jobs

  private mutating func contributeJob(_ job: Value, _ owner: Owner, _ around: Surroundings) {
    let id = job.key ?? ""
    let node = builder.add(
      .job, address: "job/\(owner.file.place.fileName)/\(id)", type: "github/job", name: id,
      scope: owner.file.place.root, object: job)
    builder.connect(node, .placedIn, .node(owner.node), place: Place(node))
    contributePermissions(of: job, node, owner.file.document["permissions"], owner.node)
    let runner = job["runs-on"]
    let labels = runner?.isMapping == true ? runner?["labels"]?.texts ?? [] : runner?.texts ?? []
    builder.set(node, "runnerLabels", .strings(labels))
    builder.set(node, "isSelfHosted", .bool(labels.contains("self-hosted")))
    builder.set(node, "needs", .strings(job["needs"]?.texts ?? []))
    builder.set(node, "inheritsSecrets", .bool(job.text("secrets") == "inherit"))
    if let secrets = job["secrets"] {
      builder.set(node, "inheritancePlace", .place(Place(node, secrets)))
    }
    if let environment = job["environment"],
      let name = environment.text ?? environment.text("name")
    {
      builder.set(node, "deploymentEnvironment", .string(name))
    }
    if let timeout = job["timeout-minutes"] {
      let minutes = timeout.int.map { Fact.int($0) } ?? timeout.double.map { .int(Int64($0)) }
      builder.set(node, "timeoutMinutes", minutes ?? .unknown([unknown(node, "timeout-minutes")]))
    }
    if let concurrency = job["concurrency"] { set(concurrency, of: node) }
    if let environment = job["env"] { scanEnvironment(environment, of: node) }
    let inner = Owner(node: node, file: owner.file, judge: owner.judge)
    contributeSteps(of: job, inner, around.within(job))
  }

  private mutating func contributePermissions(
    of job: Value, _ node: NodeID, _ inherited: Value?, _ workflow: NodeID
  ) {
    let own = job["permissions"]
    builder.set(node, "declaresPermissions", .bool(own != nil))
    let fact = (own ?? inherited).map { Permissions($0).fact }
    builder.set(node, "permissions", fact ?? .unknown([unknown(node, "permissions")]))
    let place =
      own.map { Place(node, $0) } ?? inherited.map { Place(workflow, $0) }
      ?? Place(node, nil, missing: "permissions")
    builder.set(node, "permissionsPlace", .place(place))
  }

  // MARK: Composite actions

  private mutating func contributeAction(_ file: WorkflowsInput.File) {
    let folder = file.place.folder
    let node = builder.add(
      .action, address: "action/" + (folder.isEmpty ? "." : folder), type: "github/action",
      name: file.document.text("name") ?? folder, scope: file.place.root, object: file.document)
    builder.name(node, file.place.name(of: folder))
    guard let runs = file.document["runs"] else { return }
    contributeSteps(of: runs, Owner(node: node, file: file, judge: TrustJudge()), Surroundings())
  }

  /// What is said of an attribute that is settled elsewhere.
  func unknown(_ node: NodeID, _ attribute: String) -> Unknown {
    Unknown(address: builder.node(node).address, attribute: attribute, reason: .notInInputs)
  }
}

/// The node that steps belong to, with what holds for all of them.
struct Owner {
  let node: NodeID
  let file: WorkflowsInput.File
  let judge: TrustJudge
}
