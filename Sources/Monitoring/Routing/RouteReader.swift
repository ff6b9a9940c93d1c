internal import Documents
internal import PromQL

/// Reads the routes of a configuration, of either spelling.
struct RouteReader {
  /// A route, as it is declared, with what it inherits.
  struct Found {
    let value: Value
    let isRoot: Bool
    let receiver: String
    let receiverExists: Bool
    let matchers: [RouteMatcher]?
    let groupBy: [String]?
    let groupWait: Int64?
    let groupInterval: Int64?
    let repeatInterval: Int64?
    let missingIntervals: [String]

    /// The usual severities that its own conditions ask for.
    var severities: [String] {
      let own = matchers?.filter { $0.matcher.label == "severity" } ?? []
      guard !own.isEmpty else { return [] }
      return ["info", "warning", "critical"].filter { severity in
        own.allSatisfy { $0.matcher.accepts(severity) }
      }
    }
  }

  let isResource: Bool
  let receivers: Set<String>
  let intervals: Set<String>
  /// The routes, each before those below it.
  private(set) var found: [Found] = []
  /// The names of receivers that nobody defines.
  private(set) var undefined: Set<String> = []

  init(isResource: Bool, receivers: Set<String>, intervals: Set<String>) {
    self.isResource = isResource
    self.receivers = receivers
    self.intervals = intervals
  }

  /// Reads the route `value` with all below it; documents are nested no deeper than their limit.
  mutating func route(_ value: Value, inheriting parent: Found?) -> Routing.Route {
    let own = found(value, inheriting: parent)
    if !own.receiverExists { undefined.insert(own.receiver) }
    found.append(own)
    var routes: [Routing.Route] = []
    for child in value.list("routes") { routes.append(route(child, inheriting: own)) }
    return Routing.Route(
      matchers: own.matchers, receiver: own.receiver, continues: value["continue"]?.bool ?? false,
      routes: routes)
  }

  private func found(_ value: Value, inheriting parent: Found?) -> Found {
    let receiver = value.text("receiver") ?? parent?.receiver ?? ""
    let names = ["mute_time_intervals", "active_time_intervals"].flatMap {
      value.list(key($0)).compactMap(\.text)
    }
    let matchers = RouteMatcher.all(of: value, isResource: isResource)
    return Found(
      value: value, isRoot: parent == nil, receiver: receiver,
      receiverExists: receivers.contains(receiver), matchers: matchers,
      groupBy: value[key("group_by")].map { $0.elements.compactMap(\.text) },
      groupWait: value.seconds(key("group_wait")),
      groupInterval: value.seconds(key("group_interval")),
      repeatInterval: value.seconds(key("repeat_interval")) ?? parent?.repeatInterval,
      missingIntervals: names.filter { !intervals.contains($0) })
  }

  /// The key of a file as an AlertmanagerConfig spells it.
  private func key(_ key: String) -> String {
    guard isResource else { return key }
    let words = key.split(separator: "_")
    return words.dropFirst().reduce(words.first.map(String.init) ?? "") {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }
}
