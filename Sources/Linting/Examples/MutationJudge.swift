internal import Documents
package import Policies
package import Verdicts

/// Alters the passing examples of policies, one attribute at a time, to see what a policy notices:
/// the use-case behind `archlint test --mutate`.
package struct MutationJudge: Sendable {
  /// How far to go.
  package enum Extent: Sendable, Hashable {
    /// Every attribute of every passing example.
    case everything
    /// Until something is noticed, which says that the policy is alive.
    case firstNoticed
  }

  private let judge: ExampleJudge

  /// A judge of what policies notice; `library` is what knows of custom resources.
  package init(_ library: PolicyLibrary = PolicyLibrary(empty: ())) {
    judge = ExampleJudge(library)
  }

  /// Alters the passing examples of `policy` that are meant, by name; nil where it can't be compiled.
  ///
  /// - Complexity: O(attributes × size) over the passing examples.
  package func judge(
    _ policy: Policy, _ extent: Extent = .everything,
    where isMeant: (String) -> Bool = { _ in true }
  ) -> MutationOutcome? {
    guard var bench = judge.bench(for: policy) else { return nil }
    var outcome = MutationOutcome(policy: policy.id, place: policy.place)
    let foils = Foils(policy.examples.filter { $0.expect == .fail })
    for example in policy.examples where example.expect == .pass && isMeant(example.name) {
      guard let text = ExampleText(example) else { continue }
      let (report, _) = judge.report(on: text.input(), policy, &bench)
      guard report.summary.pass + report.findings.count > 0 else {
        outcome.vacuous.append(example.name)
        continue
      }
      outcome.hasPassingExample = true
      alter(text, example.name, policy, foils, extent, &outcome, &bench)
      if extent == .firstNoticed, outcome.notices { break }
    }
    return outcome
  }

  private func alter(
    _ text: ExampleText, _ name: String, _ policy: Policy, _ foils: Foils, _ extent: Extent,
    _ outcome: inout MutationOutcome, _ bench: inout Bench
  ) {
    for (number, document) in text.documents.enumerated() {
      for path in document.paths where !Self.isIdentity(path) {
        guard let value = document.value(at: path.steps) else { continue }
        let mutations = Mutation.all(of: value) + foils.mutations(of: value, at: path)
        let noticed = mutations.first { mutation in
          let altered = text.altering { other, document in
            other == number ? document.changing(path.steps) { _ in mutation.value } : document
          }
          let (report, problems) = judge.report(on: altered.input(), policy, &bench)
          return problems.isEmpty && !report.findings.isEmpty
        }
        let attribute = [Self.label(of: document), path.description].filter { !$0.isEmpty }
          .joined(separator: " ")
        let told = MutationOutcome.Mutation(
          example: name, attribute: attribute, change: (noticed ?? mutations.first)?.words ?? "")
        if noticed == nil {
          outcome.unnoticed.append(told)
        } else {
          outcome.noticed.append(told)
          if extent == .firstNoticed { return }
        }
      }
    }
  }

  /// Whether the attribute says what the document is: without it there is nothing to judge.
  private static func isIdentity(_ path: DocumentPath) -> Bool {
    path.steps == [.key("apiVersion")] || path.steps == [.key("kind")]
      || path.steps == [.key("resource")]
  }

  /// What a document is called: `Deployment/web`; nothing for Terraform, whose paths say it.
  private static func label(of document: DocumentDraft) -> String {
    guard case .string(let kind)? = document["kind"] else { return "" }
    guard case .string(let name)? = document["metadata"]?["name"] else { return kind }
    return "\(kind)/\(name)"
  }
}

/// What the failing examples of a policy have where the passing ones have something else.
private struct Foils {
  private var values: [String: [DocumentDraft]] = [:]

  init(_ failing: [Policy.Example]) {
    for document in failing.compactMap({ ExampleText($0) }).flatMap(\.documents) {
      for path in document.paths {
        guard case .key(let key)? = path.steps.last, let value = document.value(at: path.steps),
          !value.isContainer, values[key]?.contains(value) != true
        else { continue }
        values[key, default: []].append(value)
      }
    }
  }

  /// The changes of `value` to what a failing example has under the same key.
  func mutations(of value: DocumentDraft, at path: DocumentPath) -> [Mutation] {
    guard case .key(let key)? = path.steps.last else { return [] }
    return (values[key] ?? []).filter { $0 != value }.map {
      Mutation(value: $0, words: "as in a failing example")
    }
  }
}

extension DocumentDraft {
  fileprivate var isContainer: Bool {
    switch self {
    case .mapping, .sequence: true
    default: false
    }
  }
}

/// One change of a value.
private struct Mutation {
  /// The value after it; nil where it is removed.
  let value: DocumentDraft?
  let words: String

  /// The changes to try: what is there is removed, and scalars are turned into something else.
  static func all(of value: DocumentDraft) -> [Mutation] {
    let removed = Mutation(value: nil, words: "removed")
    switch value {
    case .bool(let bool):
      return [removed, Mutation(value: .bool(!bool), words: "\(bool) → \(!bool)")]
    case .int(let int):
      return [removed] + numbers(int).map { Mutation(value: .int($0), words: "\(int) → \($0)") }
    case .string(let string):
      let replaced = Self.texts.filter { $0 != string }
      return [removed]
        + replaced.map { Mutation(value: .string($0), words: "replaced by '\($0)'") }
    case .sequence(let elements) where !elements.isEmpty:
      return [removed, Mutation(value: .sequence([]), words: "emptied")]
    case .mapping(let members) where !members.isEmpty:
      return [removed, Mutation(value: .mapping([]), words: "emptied")]
    default: return [removed]
    }
  }

  /// What a text may be replaced by: nothing, anything, everyone's addresses, a credential.
  private static let texts = ["", "mutant", "0.0.0.0/0", "c0rrect-h0rse-battery"]

  private static func numbers(_ int: Int64) -> [Int64] {
    let (large, overflows) = int.multipliedReportingOverflow(by: 100)
    return Set([0, 1, 100, overflows ? Int64.max : large]).subtracting([int]).sorted()
  }
}
