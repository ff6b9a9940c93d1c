/// A label selector that can be held against labels of which only some are known.
package struct AdmissionSelector: Sendable {
  /// One condition on labels.
  package struct Requirement: Sendable {
    /// The label.
    package let key: String
    /// How the label must stand to ``values``.
    package let comparison: Comparison
    /// The values it is compared with.
    package let values: [String]
  }

  /// How a label must stand to a requirement's values.
  package enum Comparison: String, CaseIterable, Sendable, Hashable {
    case isIn = "In"
    /// Holds where the label is absent, too.
    case isNotIn = "NotIn"
    case exists = "Exists"
    case isAbsent = "DoesNotExist"
  }

  /// The conditions, which must all hold; without any, everything is selected.
  package let requirements: [Requirement]

  /// How many of a thing's labels are known.
  package enum Extent: Sendable, Hashable {
    /// All of them.
    case whole
    /// There may be others.
    case part
  }

  /// Whether it selects what has `labels`, of which all or some are known.
  package func matches(_ labels: [String: String], known extent: Extent) -> MatchResources.Outcome {
    var outcome = MatchResources.Outcome.yes
    for requirement in requirements {
      if labels[requirement.key] == nil, extent == .part {
        outcome = .unknown
      } else if !requirement.holds(for: labels[requirement.key]) {
        return .no
      }
    }
    return outcome
  }
}

extension AdmissionSelector.Requirement {
  fileprivate func holds(for value: String?) -> Bool {
    switch comparison {
    case .isIn: value.map { values.contains($0) } ?? false
    case .isNotIn: value.map { !values.contains($0) } ?? true
    case .exists: value != nil
    case .isAbsent: value == nil
    }
  }
}
