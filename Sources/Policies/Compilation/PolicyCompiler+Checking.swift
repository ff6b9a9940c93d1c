internal import ArchitectureGraph
package import Diagnostics

extension PolicyCompiler {
  /// What the expressions of a policy are compiled for, one after another.
  private struct Subject {
    var kind: Kind?
    var type: String?

    var name: String { type ?? kind?.rawValue ?? "" }
  }

  /// Everything that is wrong with `policy`: its expressions are checked for each of the kinds and
  /// types that it matches, and the types must be such as there are.
  ///
  /// - Complexity: O(size of the policy × kinds and types).
  package func check(_ policy: Policy) -> [Diagnostic] {
    if let admission = policy.admission { return AdmissionCompiler().check(admission, of: policy) }
    var found: [Diagnostic] = []
    var subjects = policy.match.kinds.map { Subject(kind: $0) }
    for (pattern, position) in zip(policy.match.types, policy.match.typePositions) {
      switch resources.meaning(of: pattern) {
      case .known(let types): subjects += types.map { Subject(type: $0) }
      case .unchecked: subjects.append(Subject())
      case .unknown(let message, let help):
        found.append(
          Diagnostic(
            path: policy.place.path, position: position, message: "\(message) (in \(policy.id))",
            help: help))
      }
    }
    return found + mistakes(of: policy, as: policy.scope == .architecture ? [Subject()] : subjects)
  }

  /// The mistakes, each once; one that is none for every subject says for which it is.
  private func mistakes(of policy: Policy, as subjects: [Subject]) -> [Diagnostic] {
    var mistakes: [(diagnostic: Diagnostic, subjects: [String])] = []
    for subject in subjects {
      guard case .failure(let errors) = compile(policy, for: subject.kind, type: subject.type)
      else { continue }
      for error in errors.diagnostics {
        if let index = mistakes.firstIndex(where: { $0.diagnostic == error }) {
          mistakes[index].subjects.append(subject.name)
        } else {
          mistakes.append((error, [subject.name]))
        }
      }
    }
    return mistakes.map { mistake in
      let names = mistake.subjects.filter { !$0.isEmpty }
      guard names.count < subjects.count, !names.isEmpty else { return mistake.diagnostic }
      return mistake.diagnostic.saying("as it judges \(names.joined(separator: ", "))")
    }
  }

  /// What can't be checked of `policies`, each type once: its fields are known to nobody here.
  ///
  /// - Returns: warnings; a policy of such a type works all the same.
  package func notes(on policies: [Policy]) -> [Diagnostic] {
    var told: Set<String> = []
    var notes: [Diagnostic] = []
    for policy in policies {
      for (type, position) in zip(policy.match.types, policy.match.typePositions) {
        guard case .unchecked(let reason, let help) = resources.meaning(of: type),
          told.insert(type).inserted
        else { continue }
        notes.append(
          Diagnostic(
            .warning, path: policy.place.path, position: position,
            message: "the fields of \(type) are not checked: \(reason)", help: help))
      }
    }
    return notes
  }
}

extension Diagnostic {
  /// The same diagnostic with more to say.
  fileprivate func saying(_ more: String) -> Diagnostic {
    Diagnostic(
      severity, path: path, position: position, message: "\(message) \(more)", help: help)
  }
}
