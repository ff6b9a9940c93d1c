/// Says which scope each object of a scan belongs to.
///
/// Objects that differ in kind, namespace or name are one architecture, however they are spread
/// over folders: one scope. Where an identity stands in two folders (overlays, environments), each
/// of the folders is a scope, named by its path; what lies beside them stays together. Two files of
/// one folder that have two or more identities in common (`dev.yaml`, `prod.yaml`) are scopes, too;
/// a single common identity there is taken for a mistake. Namespaces may be declared anywhere and as
/// often as one likes, so they split nothing.
struct ScopeAssignment {
  /// The scope of all that does not repeat.
  static let whole = "kubernetes"

  /// An object as far as scopes go.
  struct Item {
    /// The file it stands in.
    let path: String
    /// Its identity; nil where it has none or may repeat.
    let identity: ObjectKey?
  }

  private struct Group {
    /// Indices of items.
    let items: [Int]
    /// How many folders of their paths are behind.
    let depth: Int
    /// The scope they are in so far.
    let scope: String
    /// Whether `scope` is a folder's path, which may still grow.
    let isFolder: Bool
  }

  private let items: [Item]
  private let folders: [[Substring]]
  private var scopes: [String]

  /// The scopes of `items`, in their order.
  ///
  /// - Complexity: O(items × depth of their folders).
  static func scopes(of items: [Item]) -> [String] {
    var assignment = ScopeAssignment(items)
    assignment.assign()
    return assignment.scopes
  }

  private init(_ items: [Item]) {
    self.items = items
    var known: [String: [Substring]] = [:]
    folders = items.map { item in
      if let folders = known[item.path] { return folders }
      let folders = Array(item.path.split(separator: "/").dropLast()).filter { $0 != "." }
      known[item.path] = folders
      return folders
    }
    scopes = Array(repeating: ScopeAssignment.whole, count: items.count)
  }

  private mutating func assign() {
    var work = [
      Group(
        items: Array(items.indices), depth: 0, scope: ScopeAssignment.whole, isFolder: false)
    ]
    while let group = work.popLast() {
      var own: [Int] = []
      var children: [Substring: [Int]] = [:]
      for item in group.items {
        if folders[item].count > group.depth {
          children[folders[item][group.depth], default: []].append(item)
        } else {
          own.append(item)
        }
      }
      let repeating = repeatingChildren(children, own)
      let grows = group.isFolder && own.isEmpty && children.count == 1
      for (name, members) in children {
        let splits = repeating.contains(name) || grows
        let prefix = folders[members[0]].prefix(group.depth + 1).joined(separator: "/")
        work.append(
          Group(
            items: members, depth: group.depth + 1,
            scope: splits ? rooted(prefix, members[0]) : group.scope,
            isFolder: splits))
      }
      settle(own, in: group.scope)
    }
  }

  /// The path `prefix`, absolute if the item's is.
  private func rooted(_ prefix: String, _ item: Int) -> String {
    items[item].path.hasPrefix("/") ? "/" + prefix : prefix
  }

  /// The folders that have an identity in common with another folder, or with the files beside.
  private func repeatingChildren(_ children: [Substring: [Int]], _ own: [Int]) -> Set<Substring> {
    guard children.count + (own.isEmpty ? 0 : 1) > 1 else { return [] }
    var owners: [ObjectKey: Substring?] = [:]
    for item in own {
      if let identity = items[item].identity { owners.updateValue(nil, forKey: identity) }
    }
    var repeating: Set<Substring> = []
    for (name, members) in children {
      for item in members {
        guard let identity = items[item].identity else { continue }
        guard let owner = owners[identity] else {
          owners.updateValue(name, forKey: identity)
          continue
        }
        if owner != name {
          repeating.insert(name)
          if let owner { repeating.insert(owner) }
        }
      }
    }
    return repeating
  }

  /// Puts the files of one folder into `scope`, but for those that repeat each other.
  private mutating func settle(_ own: [Int], in scope: String) {
    var paths: [ObjectKey: Set<String>] = [:]
    for item in own {
      if let identity = items[item].identity {
        paths[identity, default: []].insert(items[item].path)
      }
    }
    var shared: [String: Int] = [:]
    for files in paths.values where files.count > 1 {
      for file in files { shared[file, default: 0] += 1 }
    }
    for item in own {
      scopes[item] = shared[items[item].path, default: 0] > 1 ? items[item].path : scope
    }
  }
}
