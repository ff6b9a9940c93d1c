internal import ArchitectureGraph
internal import Diagnostics
internal import Documents
internal import PromQL

extension MonitoringContribution {
  /// A rule with the node that stands for it.
  private struct Entry {
    let rule: Rule
    let node: NodeID
    let source: Source
  }

  /// Adds the rules of `sources`.
  mutating func contributeRules(_ sources: [Source]) {
    let entries = sources.flatMap { addRules(of: $0) }
    var recorded: [String: RecordedRules] = [:]
    for entry in entries where entry.rule.purpose == .recording {
      guard let expression = entry.rule.query.expression else { continue }
      let labels = Dictionary(entry.rule.labels.map { ($0.key, $0.value) }) { _, last in last }
      let scope = builder.node(entry.node).scope
      // Files lie beside each other; objects are of one cluster.
      let home = builder.node(entry.source.node).namespace == nil ? Self.folder(of: scope) : scope
      recorded[home, default: RecordedRules()].add(entry.rule.name, expression, labels: labels)
    }
    for home in recorded.keys { recorded[home]?.settle() }
    for entry in entries {
      let scope = builder.node(entry.node).scope
      let rules =
        recorded[scope] ?? recorded[Self.folder(of: scope)]
        ?? (recorded.count == 1 ? recorded.values.first : nil) ?? RecordedRules()
      contribute(entry, rules)
    }
  }

  /// The folder that `path` lies in.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Adds a node for each rule of `source`.
  private mutating func addRules(of source: Source) -> [Entry] {
    let holder = builder.node(source.node)
    var entries: [Entry] = []
    var taken: [String: Int] = [:]
    for group in source.document.list("groups") {
      let name = group.text("name") ?? ""
      var known: [String: NodeID] = [:]
      for object in group.list("rules") {
        guard let rule = Rule(object, group: name) else { continue }
        let path = "\(holder.address)/\(name)/\(rule.name)"
        let number = taken[path, default: 0]
        taken[path] = number + 1
        let node = builder.add(
          rule.purpose == .alert ? .alertRule : .recordingRule,
          address: number == 0 ? path : "\(path)[\(number)]",
          type: rule.purpose == .alert ? "alerting-rule" : "recording-rule", name: rule.name,
          namespace: holder.namespace, scope: holder.scope,
          object: source.isInPlace ? object : holder.object)
        builder.connect(
          node, .placedIn, .node(source.node), place: source.place(object, in: node))
        if let first = known[rule.identity] {
          builder.set(node, "duplicateOf", .node(first))
        } else {
          known[rule.identity] = node
        }
        entries.append(Entry(rule: rule, node: node, source: source))
      }
    }
    return entries
  }

  // MARK: Facts

  private mutating func contribute(_ entry: Entry, _ recorded: RecordedRules) {
    let (rule, node) = (entry.rule, entry.node)
    builder.set(node, "group", .string(rule.group))
    builder.set(node, "expression", .string(rule.object.text("expr") ?? ""))
    let expr = rule.object["expr"]
    builder.set(
      node, "expressionPlace",
      .place(entry.source.place(expr, missing: expr == nil ? "expr" : nil, in: node)))
    let labels = rule.labels.map { MapEntry($0.key, .string($0.value)) }
    builder.set(node, "labels", .map(labels))
    if let mistake = rule.query.mistake {
      builder.set(node, "mistake", .string(Self.text(of: mistake, in: rule.query)))
    }
    let (selectors, areAll) = recorded.selectors(of: rule.query.expression.map { [$0] } ?? [])
    let metrics = Set(selectors.compactMap(\.name)).sorted().map { Fact.string($0) }
    builder.set(
      node, "metrics", .list(metrics, rest: areAll ? [] : [unknown(node, "expr")]))
    switch rule.purpose {
    case .alert: contributeAlert(entry, recorded)
    case .recording: contributeRecording(entry, recorded)
    }
  }

  private static func text(of mistake: Mistake, in query: Query) -> String {
    let position = query.position(of: mistake)
    let place = position.line == 1 ? "" : "line \(position.line), "
    return "\(place)column \(position.column): \(mistake.message)"
  }

  private mutating func contributeRecording(_ entry: Entry, _ recorded: RecordedRules) {
    // Which signal it is shows when it is held against some bound.
    guard let expression = entry.rule.query.expression,
      let difference = try? Measure(recorded)(expression) + Fraction(-0.5),
      let scaled = try? difference.over.scaled()
    else { return }
    builder.set(entry.node, "signal", .string(scaled.signal.rawValue))
    if let quantile = scaled.quantile { builder.set(entry.node, "quantile", .double(quantile)) }
  }

  private mutating func contributeAlert(_ entry: Entry, _ recorded: RecordedRules) {
    let (rule, node) = (entry.rule, entry.node)
    let labels = rule.object["labels"]
    if let severity = rule.label("severity") {
      builder.set(
        node, "severity",
        severity.isTemplated
          ? .unknown([unknown(node, "labels.severity")])
          : .string(severity))
    }
    builder.set(
      node, "severityPlace",
      .place(
        entry.source.place(
          labels?["severity"] ?? labels ?? rule.object,
          missing: labels == nil
            ? "labels.severity" : labels?["severity"] == nil ? "severity" : nil,
          in: node)))
    let annotations = rule.object["annotations"]?.texts ?? []
    builder.set(
      node, "annotations", .map(annotations.map { MapEntry($0.key, .string($0.value)) }))
    builder.set(node, "forSeconds", .int(rule.object.seconds("for") ?? 0))
    alerts.append(Alert(node: node, labels: AlertLabels(of: rule, recorded)))
    guard let expression = rule.query.expression else {
      for field in ["compares", "isConstant", "windowSeconds", "conditions"] {
        builder.set(node, field, .unknown([unknown(node, "expr")]))
      }
      return
    }
    let selectors = recorded.selectors(of: [expression]).found
    builder.set(node, "compares", .bool(expression.filters))
    builder.set(node, "isConstant", .bool(selectors.isEmpty))
    builder.set(
      node, "windowSeconds", .int(Self.seconds(selectors.compactMap { $0.window?.constant }.max())))
    let conditions = ConditionReader(recorded).conditions(of: expression)
    let records = conditions.map { record(of: $0, entry) }
    builder.set(node, "conditions", .list(records))
  }

  private mutating func record(of condition: Condition, _ entry: Entry) -> Fact {
    var fields: [String: Fact] = [
      "windowSeconds": .int(Self.seconds(condition.window)),
      "isGuarded": .bool(condition.isGuarded),
    ]
    let unknown = Fact.unknown([unknown(entry.node, "expr")])
    switch condition.subject {
    case .understood(let signal, let comparison, let threshold, let quantile):
      fields["signal"] = .string(signal.rawValue)
      fields["comparison"] = .string(comparison.rawValue)
      fields["threshold"] = signal == .other ? unknown : .double(threshold)
      fields["percent"] =
        signal == .other ? unknown : .double(ConditionReader.rounded(threshold * 100))
      if let quantile { fields["quantile"] = .double(quantile) }
    case .notUnderstood(let reason):
      for field in ["signal", "comparison", "threshold", "percent", "quantile", "windowSeconds"] {
        fields[field] = unknown
      }
      fields["notUnderstood"] = .string(reason)
    }
    let place = entry.source.place(entry.rule.object["expr"], in: entry.node)
    return builder.record(.alertCondition, fields, at: place)
  }

  /// Whole seconds; none for none.
  static func seconds(_ seconds: Double?) -> Int64 {
    guard let seconds, seconds.isFinite, seconds < 1e12 else { return 0 }
    return Int64(seconds.rounded())
  }

  /// What is said of an attribute that can't be understood.
  func unknown(
    _ node: NodeID, _ attribute: String, _ reason: UnknownReason = .error
  ) -> Unknown {
    Unknown(address: builder.node(node).address, attribute: attribute, reason: reason)
  }
}
