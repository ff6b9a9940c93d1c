internal import ArchitectureGraph
internal import Documents

/// Reads IAM policy documents: what is allowed to whom, statement by statement.
///
/// A document is JSON that a plan knows; or it comes from an `aws_iam_policy_document` that waits for
/// apply, or from a `jsonencode` of the sources, in which what apply will make stands for itself.
enum PolicyDocuments {
  /// The statements of the document that `slot` holds, as records, and why there may be others.
  static func statements(_ slot: Slot, _ graph: inout Contribution) -> Fact {
    guard let value = slot.value else { return .list([]) }
    let term = value.string.map { parse($0) } ?? waiting(slot, &graph)
    return statements(in: term, slot, &graph)
  }

  /// How many statements of a document are read: more than IAM takes.
  private static let maximumStatements = 1000

  private static func parse(_ text: String) -> PolicyTerm {
    let source = ParsedSource(parsing: Array(text.utf8), path: "").resolved(as: .core)
    guard source.diagnostics.isEmpty, let document = source.documents.first else { return .unknown }
    return PolicyTerm(json: document)
  }

  /// What is known of a document that waits for apply.
  private static func waiting(_ slot: Slot, _ graph: inout Contribution) -> PolicyTerm {
    let reader = TermReader(graph.resolver)
    if let symbol = graph.resolver.symbol(slot.part.number, at: slot.steps) {
      return document(symbol, reader, &graph)
    }
    guard case .expression(let expression) = slot.written else { return .unknown }
    let context = graph.resolver.context(of: slot.part.number)
    let resolution = graph.resolver.resolve(expression, in: context)
    guard resolution.origins.count == 1, resolution.locals.isEmpty, !resolution.isChoice else {
      return .unknown
    }
    return document(.part(resolution.origins[0]), reader, &graph)
  }

  /// The document that `symbol` is; one of a data source is read once, whoever refers to it.
  private static func document(
    _ symbol: Symbol, _ reader: TermReader, _ graph: inout Contribution
  ) -> PolicyTerm {
    guard case .part(let origin) = symbol else { return reader.document(symbol, &graph.resolver) }
    if let known = graph.gathered.policyDocuments[origin] { return known }
    let term = reader.document(symbol, &graph.resolver)
    graph.gathered.policyDocuments[origin] = term
    return term
  }

  private static func statements(
    in document: PolicyTerm, _ slot: Slot, _ graph: inout Contribution
  ) -> Fact {
    guard let statements = document["Statement"] else {
      return .list([], rest: document.isUnknown ? [slot.unknown(.afterApply)] : [])
    }
    var writer = StatementWriter(slot: slot)
    var isOpen = false
    var records: [Fact] = []
    isOpen = statements.elements.count > maximumStatements
    for statement in statements.elements.prefix(maximumStatements) {
      if statement.isUnknown {
        isOpen = true
      } else {
        records.append(writer.record(statement, &graph.builder))
      }
    }
    return .list(records, rest: isOpen ? [slot.unknown(.afterApply)] : [])
  }
}

/// Makes statements records of the graph.
private struct StatementWriter {
  let slot: Slot

  mutating func record(_ statement: PolicyTerm, _ builder: inout GraphBuilder) -> Fact {
    var fields: [String: Fact] = ["effect": scalar(statement["Effect"] ?? .text("Allow"))]
    for (field, key) in [
      ("actions", "Action"), ("notActions", "NotAction"), ("resources", "Resource"),
      ("notResources", "NotResource"),
    ] { fields[field] = texts(statement[key]) }
    fields["principals"] = principals(statement["Principal"], &builder)
    fields["conditions"] = conditions(statement["Condition"], &builder)
    return builder.record(.policyStatement, fields, at: slot.place)
  }

  private var unknown: Unknown { slot.unknown(.afterApply) }

  private func scalar(_ term: PolicyTerm) -> Fact {
    term.text.map { .string($0) } ?? .unknown([unknown])
  }

  private func texts(_ term: PolicyTerm?) -> Fact {
    guard let term else { return .list([]) }
    let known = term.elements.compactMap(\.text)
    let isOpen = known.count < term.elements.count
    return .list(known.map { .string($0) }, rest: isOpen ? [unknown] : [])
  }

  /// `"*"`, or an object with identifiers by type.
  private func principals(_ term: PolicyTerm?, _ builder: inout GraphBuilder) -> Fact {
    guard let term else { return .list([]) }
    if term.isUnknown { return .list([], rest: [unknown]) }
    let members = term.text.map { [PolicyTerm.Member(key: "AWS", value: .text($0))] }
    return .list(
      (members ?? term.members).map { member in
        builder.record(
          .principal, ["type": .string(member.key), "identifiers": texts(member.value)],
          at: slot.place)
      })
  }

  /// Values by key, by operator: `{StringEquals: {"aws:SourceAccount": "111122223333"}}`.
  private func conditions(_ term: PolicyTerm?, _ builder: inout GraphBuilder) -> Fact {
    guard let term else { return .list([]) }
    var records: [Fact] = []
    for test in term.members {
      for member in test.value.members {
        records.append(condition(test.key, member, &builder))
      }
    }
    let isOpen = term.isUnknown || term.members.contains { $0.value.isUnknown }
    return .list(records, rest: isOpen ? [unknown] : [])
  }

  private func condition(
    _ test: String, _ member: PolicyTerm.Member, _ builder: inout GraphBuilder
  ) -> Fact {
    let values = texts(member.value)
    let isKnown = member.key != TermReader.unknownKey
    var fields: [String: Fact] = [
      "operator": .string(test), "values": values,
      "key": isKnown ? .string(member.key) : .unknown([unknown]),
    ]
    fields["claim"] = claim(isKnown ? member.key : nil, member.value).map { .string($0) }
    return builder.record(.policyCondition, fields, at: slot.place)
  }

  /// The claim of a token that a condition asks about; its values tell where its key, which holds the
  /// issuer, is not known yet.
  private func claim(_ key: String?, _ values: PolicyTerm) -> String? {
    if let key { return ["sub", "aud"].first { key.hasSuffix(":" + $0) } }
    let texts = values.elements.compactMap(\.text)
    if texts.contains(where: { $0.hasPrefix("system:serviceaccount:") }) { return "sub" }
    return texts.contains("sts.amazonaws.com") ? "aud" : nil
  }
}
