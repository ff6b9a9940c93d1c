internal import ArchitectureGraph
internal import Documents

/// One object that the inputs declare: a document, or an item of a `List`.
struct Manifest: Sendable {
  /// The namespace of objects that declare none.
  static let defaultNamespace = "default"
  /// What stands for the name of an object without one.
  static let unnamed = "(unnamed)"

  /// The document.
  let object: Value
  /// The file it stands in.
  let path: String
  /// `apps/v1`.
  let apiVersion: String
  /// `Deployment`.
  let kindName: String
  /// The API group: `apps`; empty for the core group.
  let group: String
  /// The kind's name, qualified with a group that is not Kubernetes' own.
  let qualifiedKind: String
  /// What it is to the graph.
  let kind: Kind
  /// `metadata.name`, else `metadata.generateName`, else ``unnamed``.
  let name: String
  /// Whether `metadata.name` is declared, so that the object has an identity.
  let hasIdentity: Bool
  /// `metadata.namespace` as declared.
  let namespace: String?

  /// The object `object` of the file at `path`; `apiVersion` and `kindName` may come from a list.
  init(_ object: Value, path: String, apiVersion: String, kindName: String) {
    self.object = object
    self.path = path
    self.apiVersion = apiVersion
    self.kindName = kindName
    group = Manifest.group(of: apiVersion)
    qualifiedKind = ObjectKind.qualified(kindName, group: group)
    kind = ObjectKind.kind(of: kindName, group: group)
    let declared = object.text("metadata", "name")
    hasIdentity = declared != nil
    name = declared ?? object.text("metadata", "generateName") ?? Manifest.unnamed
    namespace = object.text("metadata", "namespace")
  }

  /// The group of `apiVersion`; empty for the core group's `v1`.
  static func group(of apiVersion: String) -> String {
    apiVersion.firstIndex(of: "/").map { String(apiVersion[..<$0]) } ?? ""
  }

  /// `apps/v1/Deployment`.
  var type: String { "\(apiVersion)/\(kindName)" }

  /// `Deployment/shop/cart`, with the namespace as declared.
  var address: String {
    namespace.map { "\(qualifiedKind)/\($0)/\(name)" } ?? "\(qualifiedKind)/\(name)"
  }

  /// The namespace for joins: objects that declare none are together, in `default`.
  var home: String {
    ObjectKind.isClusterScoped(qualifiedKind)
      ? Manifest.defaultNamespace : namespace ?? Manifest.defaultNamespace
  }

  /// By what others call it.
  var key: ObjectKey { ObjectKey(qualifiedKind, namespace: home, name: name) }
}

/// What identifies an object within a scope: kind, namespace and name.
struct ObjectKey: Hashable, Sendable {
  /// `Secret/shop/database`, or `Secret/database` in the default namespace: an address.
  var text: String { graphName.value }
  /// The key as a name in the graph.
  let graphName: Name

  /// The key of the object of `kind` (qualified) that is called `name`.
  init(_ kind: String, namespace: String, name: String) {
    graphName = Name.ofKubernetes(kind, namespace: namespace, name: name)
  }
}
