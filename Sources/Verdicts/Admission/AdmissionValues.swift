internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Policies

/// The values of the variables that all admission policies have, for one request.
struct AdmissionValues {
  /// What is not known of any request: who sends it, and with which options.
  private enum Gap: UInt64, CaseIterable {
    case username, uid, groups, extra, dryRun, options, authorizer, namespace

    var token: CEL.Value { .unknown(UnknownSet(rawValue)) }
  }

  private let request: AdmissionRequest
  private let object: CEL.Value
  private let record: CEL.Value
  private let namespaceObject: CEL.Value
  /// What reports call the object.
  let address: String

  init(_ request: AdmissionRequest, address: String) {
    self.request = request
    self.address = address
    object = CEL.Value(document: request.object)
    record = Self.record(of: request.subject)
    namespaceObject =
      switch request.namespace {
      case .none: .null
      case .known(let namespace): CEL.Value(document: namespace)
      case .unknown: Self.unknownNamespace(request.subject.namespace)
      }
  }

  /// Gives the variables of an activation their values, the object and the parameter as `text` has
  /// them.
  func bind(
    _ activation: inout Activation, _ policy: CompiledAdmissionPolicy,
    _ parameter: AdmissionParameter?, _ text: SensitiveText?
  ) {
    let object = text?.value(of: request.object, declaredAs: request.declared) ?? self.object
    activation.bind(AdmissionCompiler.Slot.object, to: object)
    activation.bind(AdmissionCompiler.Slot.oldObject, to: .null)
    activation.bind(AdmissionCompiler.Slot.request, to: record)
    activation.bind(AdmissionCompiler.Slot.namespaceObject, to: namespaceObject)
    activation.bind(AdmissionCompiler.Slot.authorizer, to: Gap.authorizer.token)
    activation.bind(AdmissionCompiler.Slot.requestResource, to: Gap.authorizer.token)
    guard policy.policy.paramKind != nil else { return }
    let params = parameter.map { parameter in
      text?.value(of: parameter.object, declaredAs: parameter.declared)
        ?? CEL.Value(document: parameter.object)
    }
    activation.bind(AdmissionCompiler.Slot.params, to: params ?? .null)
  }

  /// What the numbers in `set` stand for.
  func unknowns(in set: UnknownSet) -> [Unknown] {
    set.tokens.compactMap { Gap(rawValue: $0).map(unknown) }
  }

  /// What is not known where a match hangs on labels of the namespace.
  var unknownNamespace: Unknown { unknown(.namespace) }

  private func unknown(_ gap: Gap) -> Unknown {
    let attribute =
      switch gap {
      case .username: "request.userInfo.username"
      case .uid: "request.userInfo.uid"
      case .groups: "request.userInfo.groups"
      case .extra: "request.userInfo.extra"
      case .dryRun: "request.dryRun"
      case .options: "request.options"
      case .authorizer: "authorizer"
      case .namespace: ""
      }
    let owner = gap == .namespace ? "Namespace/\(request.subject.namespace)" : address
    return Unknown(address: owner, attribute: attribute, reason: .notInInputs)
  }

  private static func record(of subject: AdmissionSubject) -> CEL.Value {
    let (group, version) = (subject.resource.group, subject.resource.version)
    let kind = AdmissionRecord(
      AdmissionTypes.kind,
      ["group": .string(group), "version": .string(version), "kind": .string(subject.kind)])
    let resource = AdmissionRecord(
      AdmissionTypes.resource,
      [
        "group": .string(group), "version": .string(version),
        "resource": .string(subject.resource.plural),
      ])
    let user = AdmissionRecord(
      AdmissionTypes.userInfo,
      [
        "username": Gap.username.token, "uid": Gap.uid.token, "groups": Gap.groups.token,
        "extra": Gap.extra.token,
      ])
    return AdmissionRecord(
      AdmissionTypes.request,
      [
        "kind": kind.value, "requestKind": kind.value, "resource": resource.value,
        "requestResource": resource.value, "subResource": .string(""),
        "requestSubResource": .string(""), "name": .string(subject.name),
        "namespace": .string(subject.namespace), "operation": .string("CREATE"),
        "userInfo": user.value, "dryRun": Gap.dryRun.token, "options": Gap.options.token,
      ]
    ).value
  }

  /// A Namespace of which nothing but the name is known, and the label that tells it.
  private static func unknownNamespace(_ name: String) -> CEL.Value {
    let gap = UnknownSet(Gap.namespace.rawValue)
    let map = { (entries: [(CEL.Value, CEL.Value)]) in
      Map(entries.map { (key: $0.0, value: $0.1) }, rest: gap).map { CEL.Value.map($0) } ?? .null
    }
    let labels = map([(.string("kubernetes.io/metadata.name"), .string(name))])
    return map([
      (.string("metadata"), map([(.string("name"), .string(name)), (.string("labels"), labels)]))
    ])
  }
}

/// A part of an admission request, with typed fields.
private final class AdmissionRecord: OpaqueValue {
  let type: CEL.`Type`
  private let fields: [String: CEL.Value]

  init(_ name: String, _ fields: [String: CEL.Value]) {
    type = .object(name)
    self.fields = fields
  }

  var value: CEL.Value { .object(Object(self)) }

  func isEqual(_ other: any OpaqueValue) -> Bool { other === self }

  func select(_ field: String) -> CEL.Value {
    fields[field] ?? .error(EvaluationError.noSuchKey(field))
  }
}
