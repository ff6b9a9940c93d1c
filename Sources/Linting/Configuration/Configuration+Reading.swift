package import Diagnostics
package import Documents
internal import Policies
internal import Verdicts

extension Configuration {
  /// Reads the configuration from the bytes of the file at `path`.
  ///
  /// - Returns: what could be read, and what is wrong: any of it makes the exit status 2.
  package static func read(_ bytes: [UInt8], path: String, limits: Limits = .standard) -> (
    configuration: Configuration, diagnostics: [Diagnostic]
  ) {
    let parsed = ParsedSource(parsing: bytes, path: path, limits: limits).resolved(as: .core)
    var configuration = Configuration()
    configuration.path = path
    guard let document = parsed.documents.first else { return (configuration, parsed.diagnostics) }
    var reader = ConfigurationReader(configuration, StrictReader(parsed.source, path: path))
    reader.read(document)
    var diagnostics = parsed.diagnostics + reader.strict.diagnostics
    for duplicate in parsed.duplicateKeys {
      let position = reader.strict.position(at: duplicate.last.lowerBound)
      diagnostics.append(
        Diagnostic(
          path: path, position: position, message: "the key '\(duplicate.key)' stands twice"))
    }
    return (reader.configuration, diagnostics)
  }
}

/// Fills a ``Configuration`` from its document.
private struct ConfigurationReader {
  private(set) var configuration: Configuration
  var strict: StrictReader

  init(_ configuration: Configuration, _ strict: StrictReader) {
    self.configuration = configuration
    self.strict = strict
  }

  mutating func read(_ document: Value) {
    let keys = [
      "exclude", "select", "ignore", "severity", "fail-on", "fail-on-unknown", "policies",
      "suppressions", "policy-folders", "sources", "profile",
    ]
    guard let root = strict.mapping(document, called: "the configuration", keys: keys) else {
      return
    }
    configuration.exclude = strict.texts(root, "exclude").map { Glob($0) }
    configuration.select = strict.texts(root, "select").map { Glob($0) }
    configuration.ignore = strict.texts(root, "ignore").map { Glob($0) }
    configuration.severity = strict.word(root, "severity", Severity.self)
    configuration.failOn = strict.word(root, "fail-on", Severity.self)
    configuration.failOnUnknown = strict.bool(root, "fail-on-unknown")
    configuration.policyFolders = strict.texts(root, "policy-folders")
    configuration.sources = strict.texts(root, "sources")
    configuration.profile = strict.optionalText(root, "profile")
    readPolicies(root)
    let suppressions = strict.elements(root["suppressions"], called: "suppressions")
    configuration.suppressions = suppressions.compactMap { suppression($0) }
  }

  private mutating func readPolicies(_ root: Value) {
    guard let policies = root["policies"], !policies.isNull else { return }
    guard policies.isMapping else {
      strict.fail(
        "'policies' must be a mapping", at: policies,
        help: "one key for each policy, as in 'aws/nat-gateway-per-az: off'")
      return
    }
    for member in policies.members {
      guard let key = member.key, let setting = setting(member, of: key) else { continue }
      configuration.policies.append(setting)
    }
  }

  private mutating func setting(_ value: Value, of policy: String) -> Configuration.PolicySetting? {
    var setting = Configuration.PolicySetting(policy: Glob(policy), value: value)
    if let isOn = value.bool {
      setting.isEnabled = isOn
      return setting
    }
    switch value.string {
    case "on"?: setting.isEnabled = true
    case "off"?: setting.isEnabled = false
    case .some:
      strict.fail("'\(policy)' is either on or off, or a mapping", at: value)
      return nil
    case nil:
      let keys = ["enabled", "severity", "params"]
      guard let mapping = strict.mapping(value, called: policy, keys: keys) else { return nil }
      setting.isEnabled = strict.bool(mapping, "enabled")
      setting.severity = strict.word(mapping, "severity", Severity.self)
      setting.params = strict.mapping(
        mapping["params"], called: "params",
        keys: mapping["params"]?.members.compactMap(\.key) ?? [])
    }
    return setting
  }

  private mutating func suppression(_ value: Value) -> Configuration.SuppressionSetting? {
    let keys = ["policy", "resource", "reason", "until", "owner"]
    guard let mapping = strict.mapping(value, called: "a suppression", keys: keys) else {
      return nil
    }
    let policy = strict.text(mapping, "policy")
    let reason = strict.text(mapping, "reason")
    let until = strict.optionalText(mapping, "until")
    if let until, !Day.isValid(until) {
      strict.fail("'\(until)' is no day", at: mapping["until"], help: "write it as 2026-12-31")
    }
    return Configuration.SuppressionSetting(
      policy: Glob(policy), resource: strict.optionalText(mapping, "resource").map { Glob($0) },
      reason: reason, until: until, owner: strict.optionalText(mapping, "owner"),
      line: strict.position(at: mapping.range.lowerBound).line)
  }
}

/// Days as people write them: `YYYY-MM-DD`, which compare as text.
enum Day {
  /// Whether `text` is a day of the calendar.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
