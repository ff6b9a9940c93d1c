internal import ArchitectureGraph
internal import Policies
internal import Verdicts

/// How changes are said in sentences, the same in every format; all of it is printable.
extension ExposureChange {
  /// The change as a sentence whose subject is the thing.
  ///
  /// `aws_db_instance.main becomes reachable from the internet, by aws_route.out`
  var sentence: String {
    let by = causes.isEmpty ? ", by its own settings" : ", by \(listed(causes, limit: 3))"
    let gone =
      causes.isEmpty ? "" : ": \(listed(causes, limit: 3)) \(causes.count == 1 ? "is" : "are") gone"
    let name = subject.address
    let words =
      switch (before, after) {
      case (.absent, _) where after.isPublic: "\(name) comes, and is reachable from the internet"
      case (_, .absent): "\(name), which the internet reached, goes"
      case (.unknown, _) where after.isPublic:
        "\(name) is reachable from the internet, which could not be told before" + by
      case (_, .known) where after.isPublic: "\(name) becomes reachable from the internet" + by
      case (_, .unknown(let unknowns)):
        "whether the internet reaches \(name) can't be told any more: it hangs on "
          + listed(unknowns.map(\.subject), limit: 3)
      default: "\(name) is no longer reachable from the internet" + gone
      }
    return words.printable
  }
}

extension EdgeChange {
  /// The edge as a clause: `aws_route_table.db routes-to aws_internet_gateway.main (0.0.0.0/0)`.
  var clause: String {
    var remarks: [String] = []
    if !traffic.isEmpty { remarks.append(traffic) }
    if let declaredBy { remarks.append("by \(declaredBy)") }
    if let caveat = provenance.caveat { remarks.append(caveat) }
    let end = remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
    return "\(from.address) \(edge.rawValue) \(to.address)\(end)".printable
  }
}

extension DriftedResource {
  /// What somebody changed of it: `aws_security_group.web (ingress, tags)`.
  var clause: String {
    let what = isGone ? "gone" : attributes.joined(separator: ", ")
    return "\(address) (\(what))".printable
  }
}

extension ChangeReport {
  /// What the change does, in one line.
  var summary: String {
    var parts = [Self.count(new, "new finding")]
    if !mended.isEmpty { parts.append("\(mended.count) mended") }
    if !unchanged.isEmpty { parts.append("\(unchanged.count) unchanged") }
    if !undecided.isEmpty { parts.append("\(undecided.count) newly undecided") }
    let gained = exposures.count { $0.after.isPublic }
    let lost = exposures.count { $0.before.isPublic }
    if gained > 0 { parts.append("\(gained) more within reach of the internet") }
    if lost > 0 { parts.append("\(lost) out of its reach") }
    let come = resources.count { $0.direction == .gained }
    let go = resources.count { $0.direction == .lost }
    if come + go > 0 { parts.append("\(counted(come, "resource")) more, \(go) gone") }
    return "\(before) → \(after): ".printable + parts.joined(separator: "; ")
  }

  private static func count(_ findings: [Finding], _ word: String) -> String {
    guard !findings.isEmpty else { return "no \(word)" }
    let bySeverity = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.rawValue)" : nil
    }
    return "\(counted(findings.count, word)) (\(bySeverity.joined(separator: ", ")))"
  }
}

extension ChangeDirection {
  /// The sign before a line.
  var sign: String {
    switch self {
    case .gained: "+"
    case .lost: "-"
    }
  }
}
