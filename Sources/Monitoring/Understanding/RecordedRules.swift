internal import PromQL

/// The recording rules of the inputs, by what they record.
struct RecordedRules {
  /// A rule that can be followed.
  struct Rule {
    let expression: Expression
    /// The labels that it sets itself.
    let labels: [String: String]
    /// The expression in its one spelling.
    fileprivate let text: String
  }

  private var rules: [String: [Rule]] = [:]
  /// Names that stand on so many others that they are not followed.
  private var heavy: Set<String> = []

  /// Names that more rules record than are kept.
  private var crowded: Set<String> = []

  /// How many rules that record one name are kept.
  private static let namesakeLimit = 64
  /// How many rules may stand on each other.
  static let depthLimit = 16
  /// How many nodes of expressions may be looked at to follow one name.
  private static let sizeLimit = 2_000
  /// How many rules are followed to find the metrics of one alert.
  static let followLimit = 100

  mutating func add(_ name: String, _ expression: Expression, labels: [String: String]) {
    let known = rules[name] ?? []
    guard known.count < Self.namesakeLimit else {
      crowded.insert(name)
      return
    }
    let rule = Rule(expression: expression, labels: labels, text: expression.text)
    guard !known.contains(where: { $0.labels == labels && $0.text == rule.text }) else { return }
    rules[name, default: []].append(rule)
  }

  /// Works out which names are too much to follow; to be said when all rules are added.
  ///
  /// Rules that name each other twice each would double the work with every one of them.
  /// - Complexity: O(nodes of the expressions).
  mutating func settle() {
    let outlines = rules.mapValues { $0.map { Self.outline(of: $0.expression) } }
    let own = outlines.mapValues { $0.map(\.size).reduce(0, +) }
    var sizes = own
    for _ in 0..<Self.depthLimit {
      let before = sizes
      for (name, outlines) in outlines {
        let below = outlines.flatMap(\.names).reduce(0) {
          min(Self.sizeLimit, $0 + (before[$1] ?? 0))
        }
        sizes[name] = (own[name] ?? 0) + below
      }
    }
    heavy = crowded.union(sizes.filter { $0.value > Self.sizeLimit }.keys)
  }

  private static func outline(of expression: Expression) -> (size: Int, names: [String]) {
    var (size, names): (Int, [String]) = (0, [])
    var work = [expression]
    while let next = work.popLast() {
      size += 1
      work += next.parts
      if case .selector(let selector) = next.kind, let name = selector.name { names.append(name) }
    }
    return (size, names)
  }

  /// Whether any rule records `name`.
  func holds(_ name: String) -> Bool { rules[name] != nil }

  /// All that record `name`.
  func all(_ name: String) -> [Rule] { rules[name] ?? [] }

  /// The one rule that records `name` with labels that satisfy `matchers`; nil if there are
  /// more, or it stands on too many others.
  func only(_ name: String, _ matchers: [Matcher]) -> Rule? {
    guard !heavy.contains(name) else { return nil }
    let found = all(name).filter { rule in
      rule.labels.allSatisfy { Series.accepts($0.value, $0.key, matchers) }
    }
    return found.count == 1 ? found.first : nil
  }
}

/// Recording rules that everybody gets from node-exporter's own set, and often without their source.
enum KnownRules {
  static func fraction(of selector: Selector) throws(NotUnderstood) -> Fraction? {
    let origin = Series.origin(of: selector, without: [])
    switch selector.metric {
    case "instance:node_cpu_utilisation:rate5m", "instance:node_cpu_utilisation:rate1m":
      let isMinute = selector.metric?.hasSuffix("1m") == true
      let busy = CPUTime(
        modes: CPUTime.allModes.subtracting(["idle", "iowait", "steal"]), isOneSeries: true,
        cpus: .averaged, window: isMinute ? 60 : 300, origin: origin)
      return Fraction(.cpu(busy))
    case "instance:node_memory_utilisation:ratio":
      let total = Linear(.gauge(Gauge(metric: Memory.total, origin: origin)))
      let available = Linear(.gauge(Gauge(metric: Memory.available, origin: origin)))
      return try Fraction(total + available * -1) / Fraction(total)
    default: return nil
    }
  }
}
