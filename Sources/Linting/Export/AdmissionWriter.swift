internal import Kubernetes
internal import Policies

/// Writes a ValidatingAdmissionPolicy and its binding as YAML.
struct AdmissionWriter {
  private let policy: Policy
  private let types: [ResourceType]
  private let body: AdmissionBody

  init(_ policy: Policy, types: [ResourceType], body: AdmissionBody) {
    self.policy = policy
    self.types = types
    self.body = body
  }

  /// The two documents.
  var text: String {
    (head + constraints + conditions + variables + validations + binding)
      .joined(separator: "\n") + "\n"
  }

  /// A name as Kubernetes takes it: `archlint-kubernetes-replicas-minimum`.
  private var name: String { "archlint-" + policy.id.replacing("/", with: "-") }

  private var head: [String] {
    [
      "apiVersion: admissionregistration.k8s.io/v1",
      "kind: ValidatingAdmissionPolicy",
      "metadata:",
      "  name: \(name)",
      "  labels:",
      "    app.kubernetes.io/managed-by: archlint",
      "  annotations:",
      "    archlint/policy: \(policy.id)",
      "    \(Policy.AdmissionAnnotation.title): \(quoted(policy.title))",
      "    \(Policy.AdmissionAnnotation.description): \(quoted(oneLine(policy.why)))",
      "    \(Policy.AdmissionAnnotation.remediation): \(quoted(oneLine(policy.remediation)))",
      "spec:",
      "  failurePolicy: Fail",
    ]
  }

  private var constraints: [String] {
    var lines = ["  matchConstraints:", "    resourceRules:"]
    for type in types {
      lines += [
        "      - apiGroups: [\(quoted(type.group))]",
        "        apiVersions: [\(quoted(type.version))]",
        "        operations: [CREATE, UPDATE]",
        "        resources: [\(type.plural)]",
      ]
    }
    return lines
  }

  private var conditions: [String] {
    guard !body.matchConditions.isEmpty else { return [] }
    return ["  matchConditions:"]
      + body.matchConditions.flatMap { condition in
        ["    - name: \(condition.name)"] + block("      expression", condition.expression)
      }
  }

  private var variables: [String] {
    guard !body.variables.isEmpty else { return [] }
    return ["  variables:"]
      + body.variables.flatMap { variable in
        ["    - name: \(variable.name)"] + block("      expression", variable.expression)
      }
  }

  private var validations: [String] {
    ["  validations:"]
      + body.validations.flatMap { validation in
        var lines = block("    - expression", validation.expression)
        lines.append("      message: \(quoted(validation.message ?? policy.title))")
        if let message = validation.messageExpression {
          lines += block("      messageExpression", message)
        }
        return lines
      }
  }

  private var binding: [String] {
    [
      "---",
      "apiVersion: admissionregistration.k8s.io/v1",
      "kind: ValidatingAdmissionPolicyBinding",
      "metadata:",
      "  name: \(name)",
      "  labels:",
      "    app.kubernetes.io/managed-by: archlint",
      "spec:",
      "  policyName: \(name)",
      "  validationActions: [\(policy.severity >= .high ? "Deny" : "Warn, Audit")]",
    ]
  }

  /// A key whose value is a folded text: line ends are spaces, which CEL takes for the same.
  private func block(_ key: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: key.prefix { $0 == " " || $0 == "-" }.count + 2)
    let words = oneLine(text)
    return ["\(key): >-", indent + words]
  }

  /// The text on one line; what stands in CEL's quotes has no line ends.
  private func oneLine(_ text: String) -> String {
    text.split { $0.isNewline }.map { line in
      var line = line
      while line.first == " " { line.removeFirst() }
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: " ")
  }

  /// The text in YAML's double quotes.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
