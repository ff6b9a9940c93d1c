internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import Shell

extension Contribution {
  /// The expressions that are put into the text of a script before it runs.
  mutating func expressions(
    of step: Value, _ owner: Owner, _ around: Surroundings
  ) -> [Fact] {
    let isScript = step.text("uses")?.hasPrefix("actions/github-script@") ?? false
    let scripts = [step["run"], isScript ? step["with"]?["script"] : nil].compactMap { $0 }
    return scripts.flatMap { script -> [Fact] in
      guard let text = script.text else { return [] }
      let places = TextPlace(script)
      return Expression.all(in: text).map { expression in
        let trust = owner.judge.trust(of: expression, environment: around.variables)
        return builder.record(
          .expression,
          [
            "text": .string(expression.text.trimmingBlanks), "trust": .string(trust.rawValue),
          ], at: Place(owner.node, script, spot: places.spot(expression.range)))
      }
    }
  }

  /// The commands that the step's script runs, and what they come to.
  mutating func commands(
    of step: Value, _ owner: Owner, _ around: Surroundings, _ summary: inout StepsSummary
  ) -> Fact {
    guard let run = step["run"], let text = run.text, around.isShell else { return .list([]) }
    let node = owner.node
    let isAction = owner.file.recognition == .compositeAction
    var reader = CommandReader(
      root: owner.file.place.root, actionFolder: isAction ? owner.file.place.folder : "",
      variables: around.expansions)
    reader.read(text, TextPlace(run), in: around.workingDirectory, &scripts)
    if let literal = literal(run, named: nil, of: node) { summary.literals.append(literal) }
    var known: Set<String> = []
    let facts = reader.commands.map { found -> Fact in
      let place = Place(node, run, spot: found.spot)
      if ClusterCommand.makesLocalCluster(found) { summary.makesLocalCluster = true }
      if let (way, what) = ClusterCommand.access(of: found),
        known.insert(found.script + "\n" + what).inserted
      {
        let fact = clusterAccess(way, what, script: found.script, at: place)
        summary.accesses.append((fact, way == .command && !ClusterCommand.logsIn(found)))
      }
      if let push = ImagePush(found) { add(push, place, &summary) }
      return command(found, at: place)
    }
    let missing = reader.missing.map { unknown(node, $0) }
    summary.missing += missing
    return .list(facts, rest: missing)
  }

  private mutating func command(_ found: FoundCommand, at place: Place) -> Fact {
    let command = found.command
    let targets = command.redirections.filter { $0.symbol.contains(">") }.map(\.target.text)
    return builder.record(
      .command,
      [
        "name": .string(found.name), "words": .strings(command.arguments.map(\.text)),
        "isLiteral": .bool(command.arguments.allSatisfy(\.isLiteral)),
        "isPipedInto": .bool(command.isPipedInto), "writesTo": .strings(targets),
        "script": .string(found.script),
      ], at: place)
  }
}

extension String {
  /// The text without blanks around it.
  var trimmingBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
    return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }
}
