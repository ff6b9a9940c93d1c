internal import ArchitectureGraph
internal import Documents

/// What a host name means in the mesh.
///
/// Istio completes a name without a dot by the namespace of whoever says it, and takes any other as
/// it stands: `cart` and `cart.shop.svc.cluster.local` are a Service, `cart.shop` is not.
struct MeshHost: Hashable {
  /// The Service, if it can be one.
  let service: ObjectKey?
  /// The namespace of that Service.
  let namespace: String?
  /// The name in full, so that two spellings are one.
  let text: String

  /// What `host` means in `namespace`.
  init(_ host: String, in namespace: String) {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isFull = parts.count > 3 && parts[2] == "svc" && !parts[0].isEmpty && parts[0] != "*"
    guard isFull || parts.count == 1 && !host.isEmpty && host != "*" else {
      (service, self.namespace, text) = (nil, nil, host)
      return
    }
    let home = isFull ? parts[1] : namespace
    service = ObjectKey("Service", namespace: home, name: parts[0])
    self.namespace = home
    text = "\(parts[0]).\(home).svc"
  }

  /// Whether `pattern`, a host name that may begin with `*.`, stands for `host`.
  static func matches(_ pattern: String, _ host: String) -> Bool {
    if pattern == "*" || pattern == host { return true }
    return pattern.hasPrefix("*.") && host.hasSuffix(pattern.dropFirst())
  }
}

extension Contribution {
  /// Whether the mesh knows `host`: a Service or a ServiceEntry has the name.
  ///
  /// Not known where it is of a namespace of which the inputs hold no Service.
  func resolves(_ host: String, for entry: Entry) -> Fact {
    if host.hasPrefix("*") || serviceEntryHosts.contains(where: { MeshHost.matches($0, host) }) {
      return .bool(true)
    }
    let meaning = MeshHost(host, in: entry.manifest.home)
    guard let key = meaning.service, let namespace = meaning.namespace else { return .bool(false) }
    return exists(key, "Service", namespace, entry).map { .bool($0) }
      ?? .unknown([outside(entry, "host")])
  }

  /// Whether the inputs hold the object that `key` means to `entry`; nil where they hold nothing of its
  /// kind in its namespace, unless that is the namespace of `entry`: what others own may be declared
  /// elsewhere.
  func exists(_ key: ObjectKey, _ kind: String, _ namespace: String, _ entry: Entry) -> Bool? {
    if find(key, from: entry.scope) != nil { return true }
    let isOwn = namespace == entry.manifest.home && !ObjectKind.isClusterScoped(kind)
    return isOwn || inhabited.contains(KindInNamespace(kind: kind, namespace: namespace))
      ? false : nil
  }

  /// A kind and a namespace in which there is one.
  struct KindInNamespace: Hashable {
    let kind: String
    let namespace: String
  }
}
