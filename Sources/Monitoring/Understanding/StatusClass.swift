internal import PromQL

/// The classes of HTTP status, 1 to 5, as matchers on the usual labels choose among them.
enum StatusClass {
  /// Labels that hold the status or its class.
  static let labels = [
    "code", "status", "status_code", "response_code", "http_status", "http_status_code",
    "http_response_status_code", "response_status", "statusCode", "status_class", "code_class",
    "response_code_class", "envoy_response_code_class", "outcome",
  ]

  /// The classes that `matchers` let through.
  static func accepted(by matchers: [Matcher]) throws(NotUnderstood) -> Set<Int> {
    var accepted: Set<Int> = [1, 2, 3, 4, 5]
    for label in labels {
      let own = matchers.filter { $0.label == label }
      guard !own.isEmpty else { continue }
      accepted.formIntersection(try classes(own, label))
    }
    guard !accepted.isEmpty else { throw NotUnderstood("counts no status at all") }
    return accepted
  }

  private static func classes(
    _ matchers: [Matcher], _ label: String
  ) throws(NotUnderstood) -> Set<Int> {
    let accepts = { (text: String) in matchers.allSatisfy { $0.accepts(text) } }
    if label == "outcome" { return Set((1...5).filter { accepts(outcomes[$0 - 1]) }) }
    var whole: Set<Int> = []
    var some: Set<Int> = []
    for (index, codes) in usual.enumerated() {
      if codes.allSatisfy(accepts) { whole.insert(index + 1) }
      if codes.contains(where: accepts) { some.insert(index + 1) }
    }
    guard some == whole else { throw NotUnderstood("counts only some statuses of a class") }
    // Where codes are not told apart, the label may hold the class: `5xx`, `5`.
    guard whole.isEmpty || whole.count == 5 else { return whole }
    for suffix in ["xx", "XX", ""] {
      let classes = Set((1...5).filter { accepts("\($0)\(suffix)") })
      if !classes.isEmpty, classes.count < 5 { return classes }
    }
    return whole
  }

  private static let usual = [
    ["100", "101"], ["200", "201", "204"], ["301", "302", "304"],
    ["400", "401", "403", "404", "409", "422", "429"], ["500", "502", "503", "504"],
  ]

  private static let outcomes = [
    "INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR",
  ]
}
