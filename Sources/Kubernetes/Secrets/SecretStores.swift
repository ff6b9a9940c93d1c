internal import ArchitectureGraph
internal import Documents

/// The service of AWS that a store reads from.
enum AWSService {
  case secretsManager, parameterStore
  /// Not known, since the store is not among the inputs.
  case unknown
  /// None: the store is another's.
  case none

  /// The service of all of `stores`; one that is nil is not among the inputs.
  init(of stores: [Value?]) {
    let services = Set(stores.map { $0.map(Self.init(ofStore:)) ?? .unknown })
    self = services.count == 1 ? services.first ?? .unknown : .unknown
  }

  private init(ofStore store: Value) {
    guard let aws = store.declared("spec", "provider", "aws") else {
      self = .none
      return
    }
    self = aws.text("service") == "ParameterStore" ? .parameterStore : .secretsManager
  }

  /// What the secret `key` is called in the graph.
  func name(of key: String) -> Name {
    self == .parameterStore ? AWSName.parameter(key) : AWSName.secret(key)
  }
}

extension Contribution {
  /// Adds the edge to the secret of AWS that `key` means; where the store is not known it must be one
  /// that a plan declares.
  mutating func connect(_ entry: Entry, to key: String, of service: AWSService, at value: Value) {
    let place = Place(entry.node, value)
    switch service {
    case .none: return
    case .unknown: builder.connectIfPresent(entry.node, .reads, service.name(of: key), place: place)
    case .secretsManager, .parameterStore:
      builder.connect(entry.node, .reads, .named(service.name(of: key), .secret), place: place)
    }
  }

  /// The secrets of AWS that a SecretProviderClass brings, which it lists in a text of YAML.
  mutating func contributeProviderObjects(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    guard spec?.text("provider") == "aws", let value = spec?.declared("parameters", "objects"),
      let text = value.string
    else { return }
    let list = ParsedSource(parsing: Array(text.utf8), path: entry.manifest.path).resolved(
      as: .core)
    guard let objects = list.documents.first?.elements else { return }
    for object in objects {
      guard let key = object["objectName"]?.string else { continue }
      let isParameter =
        object["objectType"]?.equals("ssmparameter") ?? key.hasPrefix("arn:aws:ssm")
      connect(entry, to: key, of: isParameter ? .parameterStore : .secretsManager, at: value)
    }
  }

  /// What a store reads from, and as whom.
  mutating func contributeStore(_ entry: Entry) {
    guard
      let provider = entry.manifest.object.declared("spec", "provider")?.members.first(
        where: { !$0.isNull })
    else {
      builder.set(entry.node, "provider", .unknown([malformed(entry, "spec.provider")]))
      return
    }
    builder.set(entry.node, "provider", .string(provider.key ?? ""))
    if let role = provider.declared("role"), let arn = role.text, provider.key == "aws" {
      builder.connect(
        entry.node, .assumes, .named(AWSName.role(arn), .role), place: Place(entry.node, role))
    }
    for method in ["jwt", "kubernetes"] {
      guard let account = provider.declared("auth", method, "serviceAccountRef"),
        let name = account.text("name")
      else { continue }
      refer(
        entry, .uses, to: "ServiceAccount", named: name, namespace: account.text("namespace"),
        as: .serviceAccount, at: account)
    }
  }
}
