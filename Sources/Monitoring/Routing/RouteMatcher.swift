internal import Diagnostics
internal import Documents
internal import PromQL

/// A route's condition on a label of alerts.
struct RouteMatcher {
  /// Whether a condition holds.
  enum Answer {
    case yes, no, open
  }

  let matcher: Matcher

  /// The condition that `label` is, or is not, `value`.
  init?(_ label: String, _ comparison: Matcher.Comparison, _ value: String) {
    guard let matcher = try? Matcher(label, comparison, value, SourceRange(0, 0)) else {
      return nil
    }
    self.matcher = matcher
  }

  /// Whether an alert with `labels` satisfies it.
  func holds(for labels: AlertLabels) -> Answer {
    switch labels.label(matcher.label) {
    case .known(let text): return matcher.accepts(text) ? .yes : .no
    case .absent: return matcher.accepts("") ? .yes : .no
    case .open:
      let isOfAnything =
        [".*", "", ".*?"].contains(matcher.value) && matcher.comparison == .matches
        && matcher.accepts("") && matcher.accepts("x")
      return isOfAnything ? .yes : .open
    }
  }

  /// The condition as Alertmanager writes it.
  var text: String { "\(matcher.label)\(matcher.comparison.rawValue)\"\(matcher.value)\"" }

  // MARK: Reading

  /// The conditions of a route; nil where one of them can't be read.
  static func all(of route: Value, isResource: Bool) -> [RouteMatcher]? {
    var matchers: [RouteMatcher?] = []
    if isResource {
      matchers += route.list("matchers").map { resourceMatcher($0) }
    } else {
      matchers += (route["match"]?.texts ?? []).map { RouteMatcher($0.key, .equal, $0.value) }
      matchers += (route["match_re"]?.texts ?? []).map { RouteMatcher($0.key, .matches, $0.value) }
      let texts = route["matchers"]?.text.map { [$0] } ?? route.list("matchers").compactMap(\.text)
      for text in texts { matchers += parse(text) }
    }
    let found = matchers.compactMap(\.self)
    return found.count == matchers.count ? found : nil
  }

  private static func resourceMatcher(_ value: Value) -> RouteMatcher? {
    guard let name = value.text("name") else { return nil }
    let isPattern = value["regex"]?.bool == true
    let comparison = value.text("matchType").map { Matcher.Comparison(rawValue: $0) }
    return RouteMatcher(
      name, comparison.flatMap(\.self) ?? (isPattern ? .matches : .equal), value.text("value") ?? ""
    )
  }

  /// The conditions in `text`: `a="b"`, `a=~b`, `{a="b", c!="d"}`; nil stands for what is none.
  static func parse(_ text: String) -> [RouteMatcher?] {
    var rest = trimmed(text[...])
    if rest.first == "{", rest.last == "}" { rest = rest.dropFirst().dropLast() }
    return split(rest).map { matcher($0) }
  }

  /// The parts between commas that stand in no quotation marks.
  private static func split(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var previous: Character = " "
    for index in text.indices {
      if text[index] == "\"", previous != "\\" { isQuoted.toggle() }
      if text[index] == ",", !isQuoted {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
      previous = text[index]
    }
    parts.append(text[start...])
    return parts.map(trimmed).filter { !$0.isEmpty }
  }

  private static func matcher(_ text: Substring) -> RouteMatcher? {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "!" }) else { return nil }
    let two = text[sign...].prefix(2)
    let comparison =
      Matcher.Comparison(rawValue: String(two))
      ?? Matcher.Comparison(rawValue: String(two.prefix(1)))
    guard let comparison else { return nil }
    let value = text[sign...].dropFirst(comparison.rawValue.count)
    return RouteMatcher(unquoted(text[..<sign]), comparison, unquoted(value))
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = trimmed(text)
    guard text.first == "\"", text.last == "\"", text.count > 1 else { return String(text) }
    if case .string(let meant)? = Query(parsing: String(text)).expression?.kind { return meant }
    return String(text.dropFirst().dropLast())
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) }
    return start[..<(end ?? start.startIndex)]
  }
}
