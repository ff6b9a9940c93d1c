package import Policies

/// The policies there are, for `archlint list`.
package struct PolicyList: Sendable {
  private let entries: [Entry]

  /// One policy, as the configuration leaves it.
  package struct Entry: Sendable {
    /// The policy.
    package let policy: Policy
    /// The decisions of the architecture document that it serves.
    package let decisions: [String]
    /// Whether a scan would judge by it.
    package let isEnabled: Bool

    /// A policy that serves `decisions`; on unless the policy itself or the configuration says no.
    package init(_ policy: Policy, decisions: [String] = [], isEnabled: Bool? = nil) {
      self.policy = policy
      self.decisions = decisions
      self.isEnabled = isEnabled ?? policy.isEnabled
    }
  }

  /// The list of `entries`, which is sorted by id.
  package init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.policy.id < $1.policy.id }
  }

  /// The list as a table.
  package func text(usesColour: Bool = false) -> String {
    guard !entries.isEmpty else { return "no policy is called so\n" }
    let paint = Paint(isOn: usesColour)
    let ids = entries.map(\.policy.id.printable)
    let width = ids.map(\.count).max() ?? 0
    var lines = [paint("\("id".padded(to: width))  severity  on   title", .faint)]
    for (entry, id) in zip(entries, ids) {
      let severity = entry.policy.severity
      let badge = paint(severity.rawValue.padded(to: 8), Paint.Ink(severity))
      let state = entry.isEnabled ? paint("on ", .upheld) : paint("off", .faint)
      lines.append(
        "\(id.padded(to: width))  \(badge)  \(state)  \(entry.policy.title.printable)")
    }
    let off = entries.count { !$0.isEnabled }
    let rest = off > 0 ? ", \(off) of them off" : ""
    lines.append("")
    lines.append("\(counted(entries.count, "policy", "policies"))\(rest)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The list as JSON (design.md, "The command line"): a contract.
  package func json(_ layout: JSONWriter.Layout = .pretty) -> String {
    var writer = JSONWriter(layout)
    writer.object { json in
      json.member("policies", entries) { json, entry in
        let policy = entry.policy
        json.object { json in
          json.member("id", policy.id)
          json.member("title", policy.title)
          json.member("pack", policy.pack)
          json.member("severity", policy.severity.rawValue)
          json.member("aliases", policy.allAliases)
          json.member("decisions", entry.decisions)
          json.member("enabled", entry.isEnabled)
        }
      }
    }
    return writer.text + "\n"
  }
}
