internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Kubernetes
package import Policies

/// Writes archlint's Kubernetes policies as ValidatingAdmissionPolicies with bindings, so that the
/// cluster enforces at admission what archlint says at commit time: the use-case behind
/// `archlint export vap`.
package struct AdmissionExport: Sendable {
  /// What became of a policy.
  package enum Outcome: Sendable {
    /// The policy and its binding, as YAML.
    case manifest(String)
    /// Why it can't be written, as a clause whose subject is the policy.
    case notExportable(String)
  }

  private let compiler = PolicyCompiler(schema: Schema())

  /// An export of policies as they are selected, parameters and severities included.
  package init() {}

  /// Whether `policy` is about nothing but Kubernetes objects.
  package static func concerns(_ policy: Policy) -> Bool {
    let areKinds = policy.match.kinds.allSatisfy { AdmissionFields.types(of: $0) != nil }
    let areTypes = policy.match.types.allSatisfy { $0.contains("/") }
    let isEmpty = policy.match.kinds.isEmpty && policy.match.types.isEmpty
    return areKinds && areTypes && !isEmpty
  }

  /// Writes `entry`.
  ///
  /// - Complexity: O(size of the policy).
  package func export(_ entry: PolicySelection.Entry) -> Outcome {
    do throws(NotExportable) {
      return .manifest(try manifest(entry))
    } catch {
      return .notExportable(error.reason)
    }
  }

  private func manifest(_ entry: PolicySelection.Entry) throws(NotExportable) -> String {
    let policy = entry.policy
    if policy.admission != nil {
      throw NotExportable(reason: "is a ValidatingAdmissionPolicy already")
    }
    guard policy.scope == .resource else {
      throw NotExportable(reason: "judges the architecture as a whole")
    }
    guard !policy.validations.isEmpty else {
      throw NotExportable(reason: "is about inputs and suppressions, not about objects")
    }
    guard policy.match.kinds.count + (policy.match.types.isEmpty ? 0 : 1) == 1 else {
      throw NotExportable(reason: "is for several kinds, of which each would need its own")
    }
    let types = try types(of: policy)
    let kind = policy.match.kinds.first
    guard
      case .success(let compiled) = compiler.compile(
        policy, for: kind, type: kind == nil ? policy.match.types.first : nil,
        parameters: entry.parameters)
    else { throw NotExportable(reason: "has mistakes: 'archlint test' tells them") }
    let translation = AdmissionTranslation(parameters: try parameters(of: compiled))
    let body = try AdmissionBody(compiled, translation)
    return AdmissionWriter(policy, types: types, body: body).text
  }

  /// The resources that the policy is for.
  private func types(of policy: Policy) throws(NotExportable) -> [ResourceType] {
    var names: [String] = []
    for kind in policy.match.kinds {
      guard let types = AdmissionFields.types(of: kind) else {
        throw NotExportable(
          reason: "is for \(kind.rawValue), which is no kind of Kubernetes objects")
      }
      names += types
    }
    for type in policy.match.types {
      guard type.contains("/") else {
        throw NotExportable(reason: "is for \(type), which is no kind of Kubernetes objects")
      }
      names.append(type)
    }
    let catalogue = ResourceCatalogue([])
    return names.map { name in
      let parts = name.split(separator: "/").map(String.init)
      return catalogue.type(
        apiVersion: parts.dropLast().joined(separator: "/"), kind: parts.last ?? "")
    }
  }

  /// The parameters as literals.
  private func parameters(of policy: CompiledPolicy) throws(NotExportable) -> [String: String] {
    var texts: [String: String] = [:]
    for (slot, value) in policy.parameters {
      let name = policy.environment.variables[slot].name.dropFirst("params.".count)
      guard let text = value.literal else {
        throw NotExportable(
          reason: "has a parameter, '\(name)', that can't be written as a literal")
      }
      texts[String(name)] = text
    }
    return texts
  }
}

/// The expressions of an exported policy.
struct AdmissionBody {
  /// A validation.
  struct Validation {
    let expression: String
    let message: String?
    let messageExpression: String?
  }

  /// When it judges at all.
  private(set) var matchConditions: [(name: String, expression: String)] = []
  /// Named subexpressions.
  private(set) var variables: [(name: String, expression: String)] = []
  /// What must hold.
  private(set) var validations: [Validation] = []

  init(_ policy: CompiledPolicy, _ translation: AdmissionTranslation) throws(NotExportable) {
    var guards: [String] = []
    for (number, condition) in policy.matchConditions.enumerated() {
      let text = try translation.text(of: condition)
      // Match conditions come before variables, and can't read them.
      if text.contains("variables.") {
        guards.append("!(\(text))")
      } else {
        let name = policy.policy.matchConditions[number].name ?? "condition-\(number + 1)"
        matchConditions.append((name, text))
      }
    }
    for (number, variable) in policy.variables.enumerated() {
      let name = policy.policy.variables[number].name
      variables.append((name, try translation.text(of: variable.program)))
    }
    var part: (list: String, name: String)?
    if let forEach = policy.forEach, let name = policy.policy.forEach?.name {
      part = (try translation.text(of: forEach.list), name)
      if policy.variables.contains(where: { $0.program.references.variables.contains(name) }) {
        throw NotExportable(reason: "has variables that depend on '\(name)'")
      }
    }
    for validation in policy.validations {
      validations.append(try Self.validation(validation, part, guards, translation))
    }
    if policy.policy.match.kinds.contains(.workload) {
      matchConditions.insert(("not-made-by-a-controller", AdmissionFields.notControlled), at: 0)
      variables = AdmissionFields.podVariables + variables
    }
  }

  private static func validation(
    _ validation: CompiledValidation, _ part: (list: String, name: String)?, _ guards: [String],
    _ translation: AdmissionTranslation
  ) throws(NotExportable) -> Validation {
    let condition = try translation.text(of: validation.condition)
    var expression = condition
    // A message that needs more than the object gives way to the plain one.
    var worked = validation.message.flatMap { try? translation.text(of: $0) }
    if let (list, name) = part {
      expression = "(\(list)).all(\(name), \(condition))"
      worked = worked.map { "(\(list)).filter(\(name), !(\(condition))).map(\(name), \($0))[0]" }
    }
    if !guards.isEmpty { expression = (guards + ["(\(expression))"]).joined(separator: " || ") }
    return Validation(
      expression: expression, message: validation.validation.message,
      messageExpression: worked)
  }
}

extension CEL.Value {
  /// The value as CEL writes it; nil where it has no literal.
  fileprivate var literal: String? {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .uint(let value): return "\(value)u"
    case .double(let value): return value.isFinite ? String(value) : nil
    case .string(let text):
      let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        .replacing("\n", with: "\\n")
      return "'\(escaped)'"
    case .list(let list):
      let elements = list.elements.map(\.literal)
      guard list.rest == nil, !elements.contains(nil) else { return nil }
      return "[" + elements.compactMap { $0 }.joined(separator: ", ") + "]"
    default: return nil
    }
  }
}
