internal import ArchitectureGraph
internal import Diagnostics
internal import Documents

/// The work of turning all objects of a scan into nodes, facts and edges.
///
/// Each subject (workloads, selections, networking, scaling, access, secrets, delivery) is an
/// extension in its own folder; ``contributeAll()`` is the order in which they build on each other.
struct Contribution {
  /// An object, its scope, and its node.
  struct Entry {
    let manifest: Manifest
    let scope: String
    let node: NodeID

    /// Where its selectors look.
    var home: Home { Home(scope: scope, namespace: manifest.home) }
  }

  /// A namespace of a scope.
  struct Home: Hashable {
    let scope: String
    let namespace: String
  }

  var builder: GraphBuilder
  var problems: Problems
  let entries: [Entry]
  /// The entries by identity.
  let index: ObjectIndex
  /// The workloads among the entries, in their order.
  var workloads: [Workload] = []
  /// The defaults of the namespaces' LimitRanges.
  var limitDefaults: [Home: LimitDefaults] = [:]
  /// Tells secrets by their looks, as for all front ends.
  let detector = LiteralSecretDetector()
  /// The values in which a secret was found.
  var noted: Set<Value> = []
  /// The secrets found in the text of nodes.
  var literalSecrets: [NodeID: [Fact]] = [:]
  /// The kinds that there are in each namespace.
  let inhabited: Set<KindInNamespace>
  /// The hosts that ServiceEntries bring into the mesh.
  let serviceEntryHosts: [String]
  /// What workloads read Secrets by.
  var secretReadings: [NodeID: [SecretReading]] = [:]
  /// What makes Secrets that are in no manifest.
  var secretMakers: [SecretKey: [SecretMaker]] = [:]
  /// How many more edges selectors may make.
  var selectionsLeft = Contribution.maximumSelections
  /// How many more things may be held against selectors.
  var comparisonsLeft = Contribution.maximumComparisons

  /// How many edges the selectors of one scan may make: `{}` in ten thousand policies over ten
  /// thousand pods must not fill the memory.
  static let maximumSelections = 500_000
  /// How many things the selectors of one scan may be held against, so that no input hangs the tool.
  static let maximumComparisons = 50_000_000

  /// Adds the nodes of `manifests` to `builder`.
  init(_ manifests: [Manifest], problems: Problems, builder: consuming GraphBuilder) {
    let scopes = ScopeAssignment.scopes(
      of: manifests.map { manifest in
        let mayRepeat = !manifest.hasIdentity || manifest.kind == .namespace
        return ScopeAssignment.Item(
          path: manifest.path, identity: mayRepeat ? nil : manifest.key)
      })
    var builder = builder
    var entries: [Entry] = []
    var index = ObjectIndex()
    for (manifest, scope) in zip(manifests, scopes) {
      let node = builder.add(
        manifest.kind, address: manifest.address, type: manifest.type, name: manifest.name,
        namespace: manifest.namespace, scope: scope, object: manifest.object)
      if manifest.hasIdentity {
        index.add(entries.count, manifest.key, scope: scope)
        builder.name(node, manifest.key.graphName)
      }
      entries.append(Entry(manifest: manifest, scope: scope, node: node))
    }
    self.builder = builder
    self.problems = problems
    self.entries = entries
    self.index = index
    inhabited = Set(
      entries.map {
        KindInNamespace(kind: $0.manifest.qualifiedKind, namespace: $0.manifest.home)
      })
    serviceEntryHosts = entries.filter {
      $0.manifest.qualifiedKind == "ServiceEntry.networking.istio.io"
    }.flatMap { $0.manifest.object.declared("spec")?.list("hosts").compactMap(\.text) ?? [] }
  }

  /// Adds everything that the objects say, in the order in which it builds on itself.
  mutating func contributeAll() {
    warnOfRepetitions()
    contributeCommonFacts()
    findWorkloads()
    readLimitRanges()
    contributeAutoscalers()
    contributeWorkloads()
    let pods = podIndex()
    contributeSelections(pods)
    contributeIngresses()
    contributeMesh(pods)
    contributeAccess()
    contributeSecrets()
    contributeDelivery()
    contributeKarpenter()
    contributeDataEndpoints()
    contributeCluster()
  }

  /// The entries whose node has the kind `kind`, in order.
  func entries(of kind: Kind) -> [Entry] {
    entries.filter { $0.manifest.kind == kind }
  }

  private mutating func warnOfRepetitions() {
    for entry in entries where entry.manifest.hasIdentity && entry.manifest.kind != .namespace {
      guard let first = index.find(entry.manifest.key, from: entry.scope),
        entries[first.number].node != entry.node
      else { continue }
      problems.warn(
        at: entry.manifest.object,
        "\(entry.manifest.address) is also declared in \(entries[first.number].manifest.path)",
        help: "give one of them another name or namespace, or keep overlays in folders of their own"
      )
    }
  }

  private mutating func contributeCommonFacts() {
    for entry in entries {
      let manifest = entry.manifest
      if let labels = manifest.object.declared("metadata", "labels"), labels.isMapping {
        builder.set(entry.node, "labels", .labels(labels.texts))
      }
      guard manifest.home != Manifest.defaultNamespace || manifest.namespace != nil else {
        continue
      }
      let namespace = ObjectKey(
        "Namespace", namespace: Manifest.defaultNamespace, name: manifest.home)
      guard manifest.kind != .namespace, let found = find(namespace, from: entry.scope) else {
        continue
      }
      builder.connect(
        entry.node, .placedIn, .node(found.node), provenance: found.provenance,
        place: place(entry, "metadata", "namespace"))
    }
  }
}
