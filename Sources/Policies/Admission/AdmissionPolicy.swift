internal import Documents

/// A Kubernetes ValidatingAdmissionPolicy with its bindings, as their files declare them.
///
/// It stands in a ``Policy`` (``Policy/admission``), so that it is listed, selected and suppressed
/// like every other; what it says is judged as the API server would judge it.
package struct AdmissionPolicy: Sendable {
  /// What goes before its name in its id.
  package static let pack = "vap"

  /// `metadata.name`.
  package var name: String
  /// What becomes of a request that can't be judged.
  package var failurePolicy: FailurePolicy
  /// The kind of its parameters; nil where it takes none.
  package var paramKind: ParamKind?
  /// What it is for.
  package var constraints: MatchResources
  /// When it judges at all: each must be true.
  package var matchConditions: [Policy.Condition]
  /// Named subexpressions.
  package var variables: [Policy.Variable]
  /// What must hold.
  package var validations: [Validation]
  /// What it would write to the audit log: compiled, never evaluated.
  package var auditAnnotations: [Policy.Condition]
  /// The bindings that put it to work, in the order of their files.
  package var bindings: [AdmissionBinding] = []

  /// What becomes of a request that can't be judged.
  package enum FailurePolicy: String, CaseIterable, Sendable, Hashable {
    /// The API server refuses it.
    case fail = "Fail"
    /// The API server lets it through.
    case ignore = "Ignore"
  }

  /// The kind of a policy's parameters.
  package struct ParamKind: Sendable {
    /// As in `v1`, `rules.example.com/v1`.
    package let apiVersion: String
    /// As in `ConfigMap`.
    package let kind: String

    /// The kind as declared types are written: `v1/ConfigMap`.
    package var type: String { "\(apiVersion)/\(kind)" }
  }

  /// One thing that must hold.
  package struct Validation: Sendable {
    /// The condition.
    package let expression: Policy.Expression
    /// What is wrong where it does not hold.
    package var message: String?
    /// The same, worked out.
    package var messageExpression: Policy.Expression?
    /// The reason that the API server gives.
    package var reason: Reason
  }

  /// A reason for which the API server refuses a request.
  package enum Reason: String, CaseIterable, Sendable, Hashable {
    case unauthorized = "Unauthorized"
    case forbidden = "Forbidden"
    case invalid = "Invalid"
    case requestEntityTooLarge = "RequestEntityTooLarge"
  }
}

/// A ValidatingAdmissionPolicyBinding: where a policy holds, with which parameters, and what becomes
/// of what breaks it.
package struct AdmissionBinding: Sendable {
  /// `metadata.name`.
  package let name: String
  /// The name of the policy that it binds.
  package let policyName: String
  /// Which parameters it binds it with.
  package let paramRef: ParamRef?
  /// What narrows the policy's own match.
  package let resources: MatchResources?
  /// What becomes of what breaks the policy.
  package let actions: [Action]
  /// Where it is declared.
  package let place: Policy.Place

  /// What becomes of a request that breaks a policy.
  package enum Action: String, CaseIterable, Sendable, Hashable {
    /// It is refused.
    case deny = "Deny"
    /// It is let through, with a warning.
    case warn = "Warn"
    /// It is let through, and noted in the audit log.
    case audit = "Audit"
  }

  /// Which objects are a policy's parameters.
  package struct ParamRef: Sendable {
    /// Which objects are meant.
    package let objects: Objects
    /// Their namespace; nil for that of the judged object.
    package let namespace: String?
    /// What becomes of a request where there is none.
    package let ifNotFound: NotFoundAction

    /// How parameters are named.
    package enum Objects: Sendable {
      /// The one of this name.
      case named(String)
      /// All with these labels.
      case selected(AdmissionSelector)
    }

    /// What becomes of a request whose parameters are not there.
    package enum NotFoundAction: String, CaseIterable, Sendable, Hashable {
      case allow = "Allow"
      case deny = "Deny"
    }
  }

  /// How much harm it is to break the policy here (design.md: Deny is high, Warn and Audit low).
  package var severity: Severity { actions.contains(.deny) ? .high : .low }
}
