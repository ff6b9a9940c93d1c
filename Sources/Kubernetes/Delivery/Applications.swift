internal import ArchitectureGraph
internal import Documents

/// An Argo CD Application, or the template of an ApplicationSet, while it is being read.
private struct Application {
  let spec: Value?
  /// The keys that lead to it.
  let keys: [String]

  init(_ manifest: Manifest) {
    keys = manifest.kindName == "ApplicationSet" ? ["spec", "template", "spec"] : ["spec"]
    spec = keys.reduce(Optional(manifest.object)) { $0?.declared($1) }
  }

  var sources: [Value] {
    [spec?.declared("source")].compactMap { $0 } + (spec?.list("sources") ?? [])
  }
}

extension Contribution {
  /// Objects by the folder of their file, folder by folder: what an Application's path may mean.
  var objectsByFolder: [(folder: [Substring], entries: [Int])] {
    var folders: [[Substring]: [Int]] = [:]
    for (offset, entry) in entries.enumerated() {
      guard entry.manifest.kind != .application, entry.manifest.kind != .applicationProject else {
        continue
      }
      folders[entry.manifest.path.split(separator: "/").dropLast(), default: []].append(offset)
    }
    return folders.map { (folder: $0.key, entries: $0.value) }
      .sorted { $0.folder.lexicographicallyPrecedes($1.folder) { $0 < $1 } }
  }

  /// Says how an Application is synchronized, whence and whither.
  mutating func contributeApplication(
    _ entry: Entry, _ folders: [(folder: [Substring], entries: [Int])]
  ) {
    let application = Application(entry.manifest)
    contributeSync(of: application, entry)
    contributeProject(of: application, entry)
    let sources = application.sources
    builder.set(
      entry.node, "targetRevisions", .strings(sources.map { $0.text("targetRevision") ?? "HEAD" }))
    builder.set(entry.node, "sources", .list(sources.map { source($0, entry) }))
    if let destination = application.spec?.declared("destination") {
      builder.set(entry.node, "destination", self.destination(destination, entry))
    }
    let ignored = application.spec?.list("ignoreDifferences") ?? []
    builder.set(
      entry.node, "ignoredDifferences", .list(ignored.map { ignoredDifference($0, entry) }))
    for source in sources { deploy(source, entry, folders) }
  }

  private mutating func contributeSync(of application: Application, _ entry: Entry) {
    let policy = application.spec?.declared("syncPolicy")
    let automated = policy?.declared("automated")
    let isOn = automated != nil && automated?["enabled"]?.bool != false
    builder.set(entry.node, "automatedSync", .bool(isOn))
    for field in ["selfHeal", "prune"] {
      builder.set(entry.node, field, .bool(isOn && automated?[field]?.bool == true))
    }
    builder.set(entry.node, "allowsEmpty", .bool(isOn && automated?["allowEmpty"]?.bool == true))
    let retry = policy?.declared("retry")
    let limit = retry.map { $0["limit"]?.int ?? 0 } ?? (isOn ? 5 : 0)
    builder.set(entry.node, "retryLimit", .int(limit))
    let options = policy?.list("syncOptions").compactMap(\.text) ?? []
    builder.set(entry.node, "syncOptions", .strings(options))
    builder.set(
      entry.node, "syncPolicyPlace", .place(place(entry, (application.keys + ["syncPolicy"])[...])))
    let history = application.spec?.declared("revisionHistoryLimit")
    builder.set(entry.node, "revisionHistoryLimit", .int(history?.int ?? 10))
    let historyKeys = application.keys + ["revisionHistoryLimit"]
    builder.set(entry.node, "historyPlace", .place(place(entry, historyKeys[...])))
  }

  private mutating func contributeProject(of application: Application, _ entry: Entry) {
    let name = application.spec?.text("project") ?? "default"
    let place = place(entry, (application.keys + ["project"])[...])
    builder.set(entry.node, "project", .string(name))
    builder.set(entry.node, "projectPlace", .place(place))
    let kind = "AppProject.argoproj.io"
    let key = ObjectKey(kind, namespace: entry.manifest.home, name: name)
    if let found = find(key, from: entry.scope) {
      builder.connect(
        entry.node, .placedIn, .node(found.node), provenance: found.provenance, place: place)
      return
    }
    // Applications may live in other namespaces than their project.
    let alike = entries.filter {
      $0.manifest.kind == .applicationProject && $0.manifest.name == name && $0.scope == entry.scope
    }
    if alike.count == 1 {
      builder.connect(
        entry.node, .placedIn, .node(alike[0].node), provenance: .inferred, place: place)
    } else if name != "default", !name.contains("{{") {
      refer(entry, .placedIn, to: kind, named: name, as: .applicationProject, at: place.value)
    }
  }

  /// Says what an AppProject allows.
  mutating func contributeProject(_ entry: Entry) {
    let spec = entry.manifest.object.declared("spec")
    builder.set(
      entry.node, "sourceRepositories", .strings(spec?.list("sourceRepos").compactMap(\.text) ?? [])
    )
    builder.set(
      entry.node, "destinations",
      .list((spec?.list("destinations") ?? []).map { destination($0, entry) }))
    let kinds = spec?.list("clusterResourceWhitelist") ?? []
    builder.set(
      entry.node, "allowsAllClusterObjects",
      .bool(kinds.contains { $0.text("group") == "*" && $0.text("kind") == "*" }))
  }

  private mutating func source(_ source: Value, _ entry: Entry) -> Fact {
    let revision = source.text("targetRevision") ?? ""
    let isChart = source.text("chart") != nil
    return builder.record(
      .applicationSource,
      [
        "repository": .string(source.text("repoURL") ?? ""),
        "path": .string(source.text("path") ?? ""), "chart": .string(source.text("chart") ?? ""),
        "revision": .string(revision),
        "isFixed": .bool(isChart ? Self.isWholeVersion(revision) : Self.isCommit(revision)),
      ], at: Place(entry.node, source))
  }

  private mutating func destination(_ destination: Value, _ entry: Entry) -> Fact {
    builder.record(
      .applicationDestination,
      [
        "server": .string(destination.text("server") ?? ""),
        "name": .string(destination.text("name") ?? ""),
        "namespace": .string(destination.text("namespace") ?? ""),
      ], at: Place(entry.node, destination))
  }

  private mutating func ignoredDifference(_ difference: Value, _ entry: Entry) -> Fact {
    let paths = difference.list("jsonPointers") + difference.list("jqPathExpressions")
    return builder.record(
      .ignoredDifference,
      [
        "group": .string(difference.text("group") ?? ""),
        "kind": .string(difference.text("kind") ?? ""),
        "name": .string(difference.text("name") ?? ""),
        "paths": .strings(paths.compactMap(\.text)),
      ], at: Place(entry.node, difference))
  }

  /// Connects an Application with the objects below its path, which are its own if this is its
  /// repository: nothing says so, so the edges are inferred.
  private mutating func deploy(
    _ source: Value, _ entry: Entry, _ folders: [(folder: [Substring], entries: [Int])]
  ) {
    guard let path = source.declared("path"), let text = path.text, !text.contains("{{") else {
      return
    }
    let steps = text.split(separator: "/").filter { $0 != "." }
    guard !steps.isEmpty else { return }
    for (folder, objects) in folders where comparisonsLeft > 0 && selectionsLeft > 0 {
      comparisonsLeft -= 1
      let starts = 0..<max(folder.count - steps.count + 1, 0)
      guard starts.contains(where: { folder[$0...].starts(with: steps) }) else { continue }
      for offset in objects {
        selectionsLeft -= 1
        builder.connect(
          entry.node, .deploys, .node(entries[offset].node), provenance: .inferred,
          place: Place(entry.node, path))
      }
    }
  }

  private static func isCommit(_ revision: String) -> Bool {
    revision.utf8.count == 40 && revision.allSatisfy(\.isHexDigit)
  }

  /// Whether `text` is one version, and no range of them.
  private static func isWholeVersion(_ text: String) -> Bool {
    let body = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let numbers = body.prefix { $0 != "-" && $0 != "+" }.split(
      separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 3 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }
}
