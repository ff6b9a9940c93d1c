internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
internal import Verdicts

extension Marks {
  /// The first finding in two words, and how many more there are; empty where there is none.
  var note: String {
    guard let first = findings.first else { return "" }
    let name = first.policy.split(separator: "/").last.map(String.init) ?? first.policy
    let more = findings.count > 1 ? " +\(findings.count - 1)" : ""
    return name.drawable + (first.verdict == .fail ? "" : "?") + more
  }

  /// A line for each finding, for who points at the thing.
  var lines: [String] {
    findings.map { finding in
      let word = finding.verdict == .fail ? finding.severity.rawValue : "undecided"
      return "\(word) \(finding.policy): \(finding.message)".drawable
    }
  }

  /// The word for it that formats use as a class.
  package var state: String { isBroken ? "broken" : isUndecided ? "undecided" : "known" }
}

extension Box {
  /// What is written on the box: its label, and what was found about it.
  var heading: String { marks.note.isEmpty ? label : "\(label) — \(marks.note)" }

  /// What is said of the box to who points at it.
  var details: [String] { [subject?.address.drawable ?? label] + marks.lines }
}

extension Item {
  /// What is written in the item, line by line.
  var words: [String] {
    subjects.count > 1 ? ["\(caption) \(label)", marks.note] : [caption, label, marks.note]
  }

  private static let addressLimit = 20

  /// What is said of the item to who points at it: whole addresses, and what was found.
  var details: [String] {
    let addresses = subjects.prefix(Self.addressLimit).map { "\($0.address)".drawable }
    let rest = subjects.count - addresses.count
    return [caption + (subjects.count > 1 ? " " + label : "")] + addresses
      + (rest > 0 ? ["… and \(rest) more"] : []) + marks.lines
  }
}

extension Drawing {
  /// Pairs of which the second is drawn below the first: things without arrows, which a layout by
  /// ranks would put side by side, and the tiers of a network.
  var stacks: [(above: ElementID, below: ElementID)] {
    let linked = Set(arrows.flatMap { [$0.from, $0.to] })
    return root.all.dropFirst().flatMap { box -> [(above: ElementID, below: ElementID)] in
      let loose = box.items.map(\.id).filter { !linked.contains($0) }
      let width = box.role == .group ? 1 : 3
      let tiers = box.boxes.filter { $0.role == .tier }.map(\.id)
      return Array(zip(loose, loose.dropFirst(width))) + Array(zip(tiers, tiers.dropFirst()))
    }
  }

  /// What the picture is called.
  var title: String { "Architecture, drawn by archlint" }

  /// The picture in a sentence, for who can't see it.
  var summary: String {
    let items = root.allItems
    let things = items.reduce(0) { $0 + $1.subjects.count }
    let marks = items.map(\.marks) + root.all.map(\.marks)
    let findings = marks.flatMap(\.findings)
    let broken = findings.filter { $0.verdict == .fail }.count
    let ways = arrows.filter { $0.meaning == .traffic }.count
    return "\(things) things in \(root.all.count - 1) boxes and \(ways) ways of traffic; "
      + "\(broken) findings, \(findings.count - broken) undecided."
  }
}
