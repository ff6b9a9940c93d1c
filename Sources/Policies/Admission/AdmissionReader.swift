internal import Diagnostics
internal import Documents

/// Reads a ValidatingAdmissionPolicy or its binding, and lets no key pass that the API server would
/// not know.
struct AdmissionReader {
  var strict: StrictReader
  let path: String

  init(_ source: ParsedSource, path: String) {
    strict = StrictReader(source.source, path: path)
    self.path = path
  }

  var diagnostics: [Diagnostic] { strict.diagnostics }

  private static let rootKeys = ["apiVersion", "kind", "metadata", "spec", "status"]
  private static let metadataKeys = [
    "name", "generateName", "namespace", "labels", "annotations", "finalizers", "ownerReferences",
    "uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink",
    "deletionTimestamp", "deletionGracePeriodSeconds",
  ]

  /// Says that an object of the group is none that is read here.
  mutating func refuse(_ document: Value) {
    let kind = document["kind"]?.string ?? ""
    let version = document["apiVersion"]?.string ?? ""
    strict.fail(
      "\(version)/\(kind) is no policy that can be judged by", at: document,
      help: "known are ValidatingAdmissionPolicy and ValidatingAdmissionPolicyBinding of "
        + "admissionregistration.k8s.io/v1")
  }

  /// The policy of `document`; nil where too much is wrong with it.
  mutating func policy(_ document: Value) -> Policy? {
    let keys = [
      "failurePolicy", "paramKind", "matchConstraints", "matchConditions", "variables",
      "validations", "auditAnnotations",
    ]
    guard let (name, metadata, spec) = head(document, keys) else { return nil }
    let admission = AdmissionPolicy(
      name: name,
      failurePolicy: strict.word(spec, "failurePolicy", AdmissionPolicy.FailurePolicy.self)
        ?? .fail,
      paramKind: paramKind(spec), constraints: constraints(spec),
      matchConditions: conditions(spec["matchConditions"]), variables: variables(spec["variables"]),
      validations: validations(spec["validations"]),
      auditAnnotations: annotations(spec["auditAnnotations"]))
    if admission.validations.isEmpty, admission.auditAnnotations.isEmpty {
      strict.fail("a policy has 'validations' or 'auditAnnotations'", at: spec)
    }
    guard strict.diagnostics.isEmpty else { return nil }
    let place = Policy.Place(path: path, position: strict.position(at: document.range.lowerBound))
    return Policy(admission: admission, metadata: metadata, place: place)
  }

  /// The binding of `document`; nil where too much is wrong with it.
  mutating func binding(_ document: Value) -> AdmissionBinding? {
    let keys = ["policyName", "paramRef", "matchResources", "validationActions"]
    guard let (name, _, spec) = head(document, keys) else { return nil }
    let actions = self.actions(spec)
    let reference = paramReference(spec)
    let resources = strict.mapping(
      spec["matchResources"], called: "matchResources", keys: Self.matchKeys
    ).map { matchResources($0) }
    let policyName = strict.text(spec, "policyName")
    guard strict.diagnostics.isEmpty else { return nil }
    return AdmissionBinding(
      name: name, policyName: policyName, paramRef: reference, resources: resources,
      actions: actions,
      place: Policy.Place(path: path, position: strict.position(at: document.range.lowerBound)))
  }

  /// Name, metadata and spec of an object.
  private mutating func head(_ document: Value, _ keys: [String]) -> (String, Value, Value)? {
    guard
      let root = strict.mapping(document, called: "the object", keys: Self.rootKeys),
      let metadata = strict.mapping(
        root["metadata"], called: "metadata", keys: Self.metadataKeys),
      let spec = strict.mapping(root["spec"], called: "spec", keys: keys)
    else {
      strict.fail("it has 'metadata' and 'spec'", at: document)
      return nil
    }
    return (strict.text(metadata, "name"), metadata, spec)
  }

  private mutating func paramKind(_ spec: Value) -> AdmissionPolicy.ParamKind? {
    guard
      let value = strict.mapping(
        spec["paramKind"], called: "paramKind", keys: ["apiVersion", "kind"])
    else { return nil }
    return AdmissionPolicy.ParamKind(
      apiVersion: strict.text(value, "apiVersion"), kind: strict.text(value, "kind"))
  }

  private mutating func actions(_ spec: Value) -> [AdmissionBinding.Action] {
    let texts = strict.texts(spec, "validationActions")
    if texts.isEmpty {
      strict.fail(
        "'validationActions' is missing or empty", at: spec["validationActions"] ?? spec,
        help: "it holds one or more of Deny, Warn, Audit")
    }
    let actions = texts.compactMap {
      strict.word(
        $0, called: "validation action", AdmissionBinding.Action.self, at: spec["validationActions"]
      )
    }
    if actions.contains(.deny), actions.contains(.warn) {
      strict.fail(
        "'Deny' and 'Warn' don't go together", at: spec["validationActions"],
        help: "what is refused needs no warning")
    }
    return actions
  }

  private mutating func paramReference(_ spec: Value) -> AdmissionBinding.ParamRef? {
    let keys = ["name", "namespace", "selector", "parameterNotFoundAction"]
    guard let value = strict.mapping(spec["paramRef"], called: "paramRef", keys: keys) else {
      return nil
    }
    let name = strict.optionalText(value, "name")
    let selector = value["selector"].flatMap { self.selector($0, called: "selector") }
    let objects: AdmissionBinding.ParamRef.Objects
    switch (name, selector) {
    case (let name?, nil): objects = .named(name)
    case (nil, let selector?): objects = .selected(selector)
    default:
      strict.fail("'paramRef' has either 'name' or 'selector'", at: value)
      return nil
    }
    let action = strict.word(
      value, "parameterNotFoundAction", AdmissionBinding.ParamRef.NotFoundAction.self)
    return AdmissionBinding.ParamRef(
      objects: objects, namespace: strict.optionalText(value, "namespace"),
      ifNotFound: action ?? .deny)
  }
}
