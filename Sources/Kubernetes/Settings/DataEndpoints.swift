internal import ArchitectureGraph
internal import Documents

extension Contribution {
  /// Says which databases and caches the workloads talk to, and how many connections each of their pods
  /// may open: by what their containers are told.
  mutating func contributeDataEndpoints() {
    var settingsLeft = Self.maximumSettings
    for workload in workloads {
      let entry = entries[workload.entry]
      guard settingsLeft > 0 else {
        leaveOpen(entry)
        continue
      }
      var told = Told()
      for key in ["containers", "initContainers"] {
        for container in workload.podSpec?.list(key) ?? [] {
          let stays = key == "containers" || container.text("restartPolicy") == "Always"
          guard stays, !isServer(container) else { continue }
          let settings = settings(of: container, entry)
          settingsLeft -= settings.count
          read(settings, entry, into: &told)
        }
      }
      contribute(told, of: entry)
    }
  }

  /// How many settings of one scan are read: ten thousand workloads that share one great config map must
  /// not hang the tool.
  private static let maximumSettings = 5_000_000

  /// Says of a workload whose settings are one too many that nothing is known of its data.
  private mutating func leaveOpen(_ entry: Entry) {
    let unknown = outside(entry, "env (more settings than are read)")
    builder.set(entry.node, "dataEndpoints", .list([], rest: [unknown]))
    builder.set(entry.node, "connectionPool", .unknown([unknown]))
    builder.connect(
      entry.node, .uses, .unknown(unknown, [.database, .cache]), place: Place(entry.node),
      acrossScopes: true)
  }

  /// What the containers of a workload are told of its data.
  private struct Told {
    var endpoints: [Fact] = []
    /// Settings that name a database or cache and are not known.
    var unknown: [(Unknown, Kind, Place)] = []
    var pools: [Known<Int64>] = []
    var poolPlace: Place?
    var hasDatabase = false
  }

  /// Whether the container is a database itself, whose settings are about what it serves.
  private func isServer(_ container: Value) -> Bool {
    let image = ImageReference(container.text("image") ?? "").repository
    return ["postgres", "postgresql", "mysql", "mariadb", "percona"].contains {
      image.split(separator: "/").last.map(String.init) == $0
    }
  }

  private mutating func read(_ settings: [Setting], _ entry: Entry, into told: inout Told) {
    var pool: Known<Int64>?
    var overflow: Int64 = 0
    for setting in settings {
      let name = SettingName(setting.name)
      let own: Known<Int64>? =
        name.isOfPoolSize
        ? size(setting, entry)
        : setting.text.value.flatMap { HostText.poolSize(in: $0) }.map { .known(Self.bounded($0)) }
      if name.isOfOverflow, let extra = setting.text.value.flatMap({ Int64($0) }) {
        overflow = Self.bounded(extra)
      }
      if let own {
        pool = greater(pool, own)
        told.poolPlace = told.poolPlace ?? setting.place
      }
      if !name.isOfPoolSize { readHosts(setting, name, entry, into: &told) }
      if name.words.contains("queue") { connectQueue(setting, entry) }
    }
    guard let pool else { return }
    told.pools.append(pool.value.map { .known($0 + overflow) } ?? pool)
  }

  private func size(_ setting: Setting, _ entry: Entry) -> Known<Int64> {
    switch setting.text {
    case .unknown(let unknown): .unknown(unknown)
    case .known(let text):
      Int64(text.trimmingBlanks()).map { .known(Self.bounded($0)) }
        ?? .unknown(malformed(entry, "env.\(setting.name)"))
    }
  }

  /// `size`, as far as there are databases that let in so many: sums of such numbers stay numbers.
  private static func bounded(_ size: Int64) -> Int64 { min(max(size, 0), 1_000_000) }

  /// The greater of two sizes; where one is not known, that.
  private func greater(_ left: Known<Int64>?, _ right: Known<Int64>) -> Known<Int64> {
    guard let left else { return right }
    guard let one = left.value else { return left }
    return right.value.map { .known(max(one, $0)) } ?? right
  }

  private mutating func readHosts(
    _ setting: Setting, _ name: SettingName, _ entry: Entry, into told: inout Told
  ) {
    let isNamed = name.isOfHost && (name.isOfDatabase || name.isOfCache)
    guard let text = setting.text.value else {
      guard isNamed, case .unknown(let unknown) = setting.text else { return }
      told.unknown.append((unknown, name.isOfCache ? .cache : .database, setting.place))
      return
    }
    guard isNamed || text.contains(".amazonaws.com") else { return }
    let hosts = HostText.hosts(in: text)
    if hosts.isEmpty, ["$(", "${", "{{"].contains(where: { text.contains($0) }) {
      let unknown = outside(entry, "env.\(setting.name)")
      told.unknown.append((unknown, name.isOfCache ? .cache : .database, setting.place))
    }
    for host in hosts where host.contains(".") || isNamed {
      let resolved = externalName(of: host, entry) ?? host
      let endpoint = AWSEndpoint(resolved)
      guard endpoint != nil || isNamed else { continue }
      let kind = endpoint?.kind ?? (name.isOfCache ? .cache : .database)
      if kind == .database { told.hasDatabase = true }
      told.endpoints.append(record(endpoint, resolved, kind, setting, entry))
    }
  }

  /// Connects `entry` to the SQS queue that `setting` names, by its name or URL; a name alone may be that of
  /// anything, so that it counts where the inputs have such a queue, or for Karpenter's own setting.
  private mutating func connectQueue(_ setting: Setting, _ entry: Entry) {
    guard let text = setting.text.value, !text.isEmpty else { return }
    let isURL = text.contains("://sqs.")
    let name = Name(
      "aws_sqs_queue.name", isURL ? text.split(separator: "/").last.map(String.init) ?? "" : text)
    let isKarpenters = ["INTERRUPTION_QUEUE", "--interruption-queue"].contains(setting.name)
    guard isURL || isKarpenters || !builder.nodes(named: name).isEmpty else { return }
    builder.connect(entry.node, .uses, .named(name, .queue), place: setting.place)
  }

  /// The host that a Service called `host` is another name for.
  private func externalName(of host: String, _ entry: Entry) -> String? {
    service(host, entry).flatMap {
      entries[$0.entry].manifest.object.text("spec", "externalName")?.lowercased()
    }
  }

  /// The Service that pods of `entry` reach as `host`: `db`, `db.shop`, `db.shop.svc.cluster.local`.
  private func service(_ host: String, _ entry: Entry) -> Found? {
    let parts = host.split(separator: ".").map(String.init)
    guard parts.count <= 2 || parts[2] == "svc", let name = parts.first else { return nil }
    let namespace = parts.count > 1 ? parts[1] : entry.manifest.home
    return find(ObjectKey("Service", namespace: namespace, name: name), from: entry.scope)
  }

  private mutating func record(
    _ endpoint: AWSEndpoint?, _ host: String, _ kind: Kind, _ setting: Setting, _ entry: Entry
  ) -> Fact {
    var fields: [String: Fact] = [
      "host": .string(host), "store": .string(kind.rawValue), "setting": .string(setting.name),
    ]
    let isService = service(host, entry) != nil || host.hasSuffix(".svc.cluster.local")
    fields["role"] = .string(
      endpoint?.role
        ?? (HostText.isAddress(host) ? "address" : isService ? "service" : "other"))
    if let endpoint, endpoint.role != "proxy" {
      builder.connect(entry.node, .uses, .named(endpoint.name, kind), place: setting.place)
      if let node = builder.nodes(named: endpoint.name).first {
        fields[kind.rawValue] = .node(node)
      }
    }
    return builder.record(.dataEndpoint, fields, at: setting.place)
  }

  private mutating func contribute(_ told: Told, of entry: Entry) {
    var told = told
    readPoolAnnotation(entry, into: &told)
    if !told.pools.isEmpty, !told.hasDatabase, !told.unknown.contains(where: { $0.1 == .database })
    {
      let place = told.poolPlace ?? Place(entry.node)
      told.unknown.append((outside(entry, "env (the database's host)"), .database, place))
    }
    for (unknown, kind, place) in told.unknown {
      builder.connect(
        entry.node, .uses, .unknown(unknown, [kind]), place: place, acrossScopes: true)
    }
    builder.set(
      entry.node, "dataEndpoints", .list(told.endpoints, rest: told.unknown.map { $0.0 }))
    builder.set(entry.node, "connectionPool", pool(told, entry))
    if let place = told.poolPlace { builder.set(entry.node, "connectionPoolPlace", .place(place)) }
  }

  /// How many connections a pod may open: what its containers may, together.
  private func pool(_ told: Told, _ entry: Entry) -> Fact {
    guard !told.pools.isEmpty else {
      let mayUse = told.hasDatabase || told.unknown.contains { $0.1 == .database }
      return mayUse ? .unknown([outside(entry, "env (the size of its connection pool)")]) : .int(0)
    }
    let unknown = told.pools.compactMap { pool -> Unknown? in
      if case .unknown(let unknown) = pool { unknown } else { nil }
    }
    return unknown.isEmpty
      ? .int(told.pools.compactMap(\.value).reduce(0, +)) : .unknown(unknown)
  }

  /// What the workload, or its pod template, says by an annotation goes before what was found.
  private func readPoolAnnotation(_ entry: Entry, into told: inout Told) {
    let key = "archlint.io/db-pool-size"
    let object = entry.manifest.object
    let annotation =
      object.annotation(key)
      ?? object.declared("spec", "template", "metadata", "annotations")?[key]
    guard let annotation, let text = annotation.text else { return }
    told.pools = [
      Int64(text).map { .known(Self.bounded($0)) }
        ?? .unknown(malformed(entry, "metadata.annotations.\(key)"))
    ]
    told.poolPlace = Place(entry.node, annotation)
  }
}
