/// Things with labels, found by selector without looking at each of them.
struct LabelIndex {
  private var labels: [[Label]] = []
  private var subjects: [Int] = []
  private var byLabel: [Label: [Int]] = [:]
  private var byKey: [String: [Int]] = [:]

  /// Takes in a thing, by a number of the caller's.
  ///
  /// - Complexity: O(labels).
  mutating func add(_ subject: Int, labels new: [Label]) {
    let position = subjects.count
    subjects.append(subject)
    labels.append(new)
    for label in new {
      byLabel[label, default: []].append(position)
      byKey[label.key, default: []].append(position)
    }
  }

  /// The things that `selector` selects, in the order in which they were added; nil where that
  /// would take more than `budget` comparisons, which it uses up.
  ///
  /// - Complexity: O(things with the rarest label that it names), or all things where it names none.
  func matches(_ selector: LabelSelector, budget: inout Int) -> [Int]? {
    let candidates = candidates(for: selector)
    guard candidates.count <= budget else { return nil }
    budget -= candidates.count
    return candidates.filter { selector.matches(labels[$0]) }.map { subjects[$0] }
  }

  private func candidates(for selector: LabelSelector) -> [Int] {
    var best: [Int]?
    for requirement in selector.requirements {
      let found: [Int]
      switch requirement {
      case .isOneOf(let key, let values):
        let lists = Set(values).map { byLabel[Label(key: key, value: $0)] ?? [] }
        found = lists.count == 1 ? lists[0] : lists.flatMap { $0 }.sorted()
      case .exists(let key): found = byKey[key] ?? []
      case .isNoneOf, .isAbsent: continue
      }
      if best.map({ found.count < $0.count }) ?? true { best = found }
    }
    return best ?? Array(subjects.indices)
  }
}
