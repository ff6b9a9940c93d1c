internal import Diagnostics
internal import Verdicts

/// Which suppressions may be for a finding, without asking each of them.
///
/// A repository may have as many as it has resources; only those whose address is a pattern are asked
/// about every finding.
struct SuppressionIndex {
  private struct Line: Hashable {
    let path: String
    let line: Int
  }

  private struct Lines: Hashable {
    let path: String
    let lines: ClosedRange<Int>
  }

  /// Those for any address, and for addresses that are patterns.
  private var patterns: [Int] = []
  private var byAddress: [String: [Int]] = [:]
  private var byResource: [SuppressionRule.Resource: [Int]] = [:]
  private var byLine: [Line: [Int]] = [:]
  /// Parts of sources lie within one another or apart, so a line is in few of them.
  private var extents: [Line: [Lines]] = [:]
  private var byExtent: [Lines: [Int]] = [:]

  /// An index of `rules`, by their numbers.
  ///
  /// - Complexity: O(rules + lines that they cover).
  init(_ rules: [SuppressionRule]) {
    for (number, rule) in rules.enumerated() { add(rule.cover, number) }
  }

  private mutating func add(_ cover: SuppressionRule.Cover, _ number: Int) {
    switch cover {
    case .addresses(let glob?) where glob.isLiteral:
      byAddress[glob.text, default: []].append(number)
    case .addresses: patterns.append(number)
    case .resource(let address, let scope):
      byResource[.init(address: address, scope: scope), default: []].append(number)
    case .line(let path, let line):
      byLine[Line(path: path, line: line), default: []].append(number)
    case .extent(let extent):
      for resource in extent.resources { byResource[resource, default: []].append(number) }
      let key = Lines(path: extent.path, lines: extent.lines)
      if byExtent[key] == nil {
        for line in extent.lines {
          extents[Line(path: key.path, line: line), default: []].append(key)
        }
      }
      byExtent[key, default: []].append(number)
    }
  }

  /// The numbers of the suppressions that may be for `finding`, in order, each once.
  func candidates(for finding: Finding) -> [Int] {
    let subject = finding.resource
    var found = Set(patterns)
    found.formUnion(byAddress[subject.address] ?? [])
    found.formUnion(byResource[.init(address: subject.address, scope: subject.scope)] ?? [])
    for location in finding.locations {
      let line = Line(path: location.path, line: location.line)
      found.formUnion(byLine[line] ?? [])
      for extent in extents[line] ?? [] { found.formUnion(byExtent[extent] ?? []) }
    }
    return found.sorted()
  }
}
