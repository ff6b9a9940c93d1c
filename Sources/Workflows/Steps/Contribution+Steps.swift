internal import ArchitectureGraph
internal import Documents

/// What the steps of a job or action come to together.
struct StepsSummary {
  var steps: [Fact] = []
  var actions: [Fact] = []
  var images: [Fact] = []
  var conditions: [Fact] = []
  var pushes: [Fact] = []
  var literals: [Fact] = []
  /// Ways into a cluster, with whether they are only as good as the cluster that the job made.
  var accesses: [(fact: Fact, needsCredentials: Bool)] = []
  var makesLocalCluster = false
  /// What is run and not at hand.
  var missing: [Unknown] = []
}

extension Contribution {
  /// Says what the steps of `parent`, a job or what an action runs, do.
  mutating func contributeSteps(of parent: Value, _ owner: Owner, _ around: Surroundings) {
    var summary = StepsSummary()
    let node = owner.node
    if let condition = parent["if"] { addCondition(condition, node, &summary) }
    if let uses = parent["uses"], let text = uses.text {
      contributeCall(ActionReference(text), uses, parent, owner, &summary)
    }
    addImages(of: parent, node, &summary)
    for step in parent["steps"].elements where step.isMapping {
      contributeStep(step, owner, around.within(step), &summary)
    }
    let uses = secretUses(in: parent)
    setSecrets(uses, of: node)
    let bySecret = uses.compactMap { access(by: $0, node) }
    let isLocal =
      summary.makesLocalCluster && bySecret.isEmpty
      && summary.accesses.allSatisfy { $0.needsCredentials }
    builder.set(node, "steps", .list(summary.steps))
    builder.set(node, "actions", .list(summary.actions))
    builder.set(node, "images", .list(summary.images))
    builder.set(node, "conditions", .list(summary.conditions))
    builder.set(node, "imagePushes", .list(summary.pushes))
    builder.set(
      node, "clusterAccesses",
      .list((isLocal ? [] : summary.accesses.map(\.fact)) + bySecret, rest: summary.missing))
    addLiterals(summary.literals, to: node)
  }

  /// A job that is a call of a workflow.
  private mutating func contributeCall(
    _ call: ActionReference, _ value: Value, _ parent: Value, _ owner: Owner,
    _ summary: inout StepsSummary
  ) {
    let record = self.record(call, value, owner.node)
    summary.actions.append(record)
    builder.set(owner.node, "call", record)
    guard call.origin == .local else {
      // What a workflow of another repository does is not to be seen here.
      summary.missing.append(unknown(owner.node, call.text))
      return
    }
    builder.connect(
      owner.node, .uses, .named(owner.file.place.name(of: call.path), .workflow),
      place: Place(owner.node, value))
  }

  private mutating func record(_ action: ActionReference, _ value: Value, _ node: NodeID) -> Fact {
    builder.record(
      .actionReference,
      [
        "text": .string(action.text), "repository": .string(action.repository),
        "path": .string(action.path), "ref": .string(action.ref),
        "origin": .string(action.origin.rawValue), "isPinned": .bool(action.isPinned),
      ], at: Place(node, value))
  }

  mutating func addCondition(_ value: Value, _ node: NodeID, _ summary: inout StepsSummary) {
    guard let text = value.text else { return }
    // A block keeps its line's end after the braces; it is a text, then, and those are true.
    let isText = text.contains("${{") && text.utf8.last == 0x0A
    summary.conditions.append(
      builder.record(
        .condition, ["text": .string(text), "isAlwaysTrue": .bool(isText)], at: Place(node, value)))
  }

  // MARK: Steps

  private mutating func contributeStep(
    _ step: Value, _ owner: Owner, _ around: Surroundings, _ summary: inout StepsSummary
  ) {
    let node = owner.node
    if let condition = step["if"] { addCondition(condition, node, &summary) }
    let inputs = step["with"]?.entries ?? []
    var fields: [String: Fact] = [
      "name": .string(step.text("name") ?? ""), "id": .string(step.text("id") ?? ""),
      "condition": .string(step["if"]?.text ?? ""),
      "inputs": .map(inputs.map { MapEntry($0.key, .string($0.value.text ?? "")) }),
      "environment": .map(
        around.variables.sorted { $0.key < $1.key }.map { MapEntry($0.key, .string($0.value)) }),
      "continuesOnError": .bool(step["continue-on-error"]?.bool == true),
    ]
    for (key, value) in inputs + (step["env"]?.entries ?? []) {
      if let literal = literal(value, named: key, of: node) { summary.literals.append(literal) }
    }
    if let uses = step["uses"], let text = uses.text {
      let action = ActionReference(text)
      let record = record(action, uses, node)
      summary.actions.append(record)
      fields["action"] = record
      addAction(action, uses, step, owner, around, &summary)
    }
    fields["expressions"] = .list(expressions(of: step, owner, around))
    fields["commands"] = commands(of: step, owner, around, &summary)
    summary.steps.append(builder.record(.step, fields, at: Place(node, step)))
  }

  private mutating func addAction(
    _ action: ActionReference, _ uses: Value, _ step: Value, _ owner: Owner,
    _ around: Surroundings, _ summary: inout StepsSummary
  ) {
    let node = owner.node
    let inputs = step["with"]?.entries ?? []
    if ClusterAction.makesLocalCluster(action) { summary.makesLocalCluster = true }
    if ClusterAction.reaches(action) {
      let fact = clusterAccess(.action, action.text, script: "", at: Place(node, uses))
      summary.accesses.append((fact, false))
    }
    for (key, value) in inputs where ClusterAction.isCredential(input: key) {
      let fact = clusterAccess(
        .action, "\(action.text) with \(key)", script: "", at: Place(node, value))
      summary.accesses.append((fact, false))
    }
    if action.origin == .image { addImage(action.path, uses, node, &summary) }
    if action.origin == .local {
      builder.connect(
        node, .uses, .named(owner.file.place.name(of: action.path), .action),
        place: Place(node, uses))
    }
    let texts = inputs.reduce(into: [:]) { $0[$1.key] = $1.value.text ?? "" }
    if let push = ImagePush(action, texts, around.expansions) {
      add(push, Place(node, uses), &summary)
    }
    if action.repository == "aws-actions/configure-aws-credentials",
      let role = step["with"]?["role-to-assume"], let text = role.text, !text.contains("$")
    {
      let name = text.split(separator: "/").last.map(String.init) ?? text
      builder.connect(
        node, .assumes, .named(Name("aws_iam_role.name", name), .role), place: Place(node, role))
    }
  }
}
