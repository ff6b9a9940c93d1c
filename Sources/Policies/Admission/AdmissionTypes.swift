internal import CEL

/// What the expressions of admission policies may use besides CEL's own libraries: the request, and
/// questions to the cluster's authorizer.
package enum AdmissionTypes {
  /// The type of `request`.
  package static let request = "kubernetes.AdmissionRequest"
  /// The type of `request.kind` and `request.requestKind`.
  package static let kind = "kubernetes.GroupVersionKind"
  /// The type of `request.resource` and `request.requestResource`.
  package static let resource = "kubernetes.GroupVersionResource"
  /// The type of `request.userInfo`.
  package static let userInfo = "kubernetes.UserInfo"
  /// The type of `authorizer`.
  static let authorizer = "kubernetes.authorization.Authorizer"
  /// The type of `authorizer.requestResource`.
  static let resourceCheck = "kubernetes.authorization.ResourceCheck"

  /// The nominal types, for an environment.
  static let objectTypes = [
    ObjectType(
      request,
      fields: [
        "kind": ObjectField(.object(kind)), "requestKind": ObjectField(.object(kind)),
        "resource": ObjectField(.object(resource)),
        "requestResource": ObjectField(.object(resource)),
        "subResource": ObjectField(.string), "requestSubResource": ObjectField(.string),
        "name": ObjectField(.string), "namespace": ObjectField(.string),
        "operation": ObjectField(.string), "userInfo": ObjectField(.object(userInfo)),
        "dryRun": ObjectField(.bool), "options": ObjectField(.dyn),
      ]),
    ObjectType(
      kind,
      fields: [
        "group": ObjectField(.string), "version": ObjectField(.string),
        "kind": ObjectField(.string),
      ]),
    ObjectType(
      resource,
      fields: [
        "group": ObjectField(.string), "version": ObjectField(.string),
        "resource": ObjectField(.string),
      ]),
    ObjectType(
      userInfo,
      fields: [
        "username": ObjectField(.string), "uid": ObjectField(.string),
        "groups": ObjectField(.list(.string)),
        "extra": ObjectField(.map(.string, .list(.string))),
      ]),
  ]
}

extension Library {
  /// The functions of `authorizer`, for the checker: who asks is not in the inputs, so that every
  /// answer is unknown before a function is called.
  static let authorizer: Library = {
    let authorizer = CEL.`Type`.opaque(AdmissionTypes.authorizer, [])
    let path = CEL.`Type`.opaque("kubernetes.authorization.PathCheck", [])
    let group = CEL.`Type`.opaque("kubernetes.authorization.GroupCheck", [])
    let resource = CEL.`Type`.opaque(AdmissionTypes.resourceCheck, [])
    let decision = CEL.`Type`.opaque("kubernetes.authorization.Decision", [])
    let steps: [(name: String, of: CEL.`Type`, arguments: [CEL.`Type`], gives: CEL.`Type`)] = [
      ("path", authorizer, [.string], path), ("group", authorizer, [.string], group),
      ("serviceAccount", authorizer, [.string, .string], authorizer),
      ("resource", group, [.string], resource), ("subresource", resource, [.string], resource),
      ("namespace", resource, [.string], resource), ("name", resource, [.string], resource),
      ("fieldSelector", resource, [.string], resource),
      ("labelSelector", resource, [.string], resource), ("check", path, [.string], decision),
      ("check", resource, [.string], decision), ("allowed", decision, [], .bool),
      ("reason", decision, [], .string), ("errored", decision, [], .bool),
      ("error", decision, [], .string),
    ]
    return Library(
      name: "authorizer",
      functions: steps.map { step in
        let overload = Overload(
          "\(step.of.name)_\(step.name)", .member, [step.of] + step.arguments, step.gives, .none)
        return FunctionDeclaration(step.name, [overload])
      })
  }()
}
