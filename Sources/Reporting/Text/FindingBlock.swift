internal import ArchitectureGraph
internal import Diagnostics
internal import Policies
internal import Verdicts

/// One finding, or one group of equal ones, as a block of lines.
struct FindingBlock {
  private let group: FindingGroup
  private let context: TextContext
  private var lines: [String] = []
  /// The blanks up to the sign that opens a line below the header.
  private var gutter = " "

  /// The most instances, and the most further places, that are listed.
  private static let listLimit = 12
  /// The widest address that the evidence is aligned to.
  private static let addressLimit = 56
  private static let detailLimit = 40

  /// A block for each group of `findings`.
  static func blocks(for findings: [Finding], context: TextContext) -> [[String]] {
    FindingGroup.runs(of: findings).flatMap { run in
      run.groups.enumerated().map { index, group in
        // The help is the policy's: said once, below the last of its findings.
        let isLast = index == run.groups.count - 1
        return lines(for: group, help: isLast ? group.first.remediation : nil, context: context)
      }
    }
  }

  /// The lines for `group`; `help` is left out where the next block repeats it.
  static func lines(
    for group: FindingGroup, help: String?, context: TextContext
  ) -> [String] {
    var block = FindingBlock(group: group, context: context)
    block.header()
    block.place()
    block.instances()
    block.evidence()
    block.edgeToCut()
    block.notes()
    block.help(help)
    return block.lines
  }

  private init(group: FindingGroup, context: TextContext) {
    self.group = group
    self.context = context
  }

  private var paint: Paint { context.paint }
  private var finding: Finding { group.first }

  private mutating func header() {
    let summary = group.summary
    let badge = paint(finding.severity.rawValue, Paint.Ink(finding.severity))
    let id = paint("[\(finding.policy.printable)]", .faint)
    let clause = summary.clause(with: context.naming)
    let name = summary.isAboutArchitecture ? "" : summary.resource.address.printable
    let lead = context.naming.prefix(of: summary.resource).printable
    let isLed = !name.isEmpty && clause.hasPrefix(lead + name)
    let rest = isLed ? String(clause.dropFirst(lead.count + name.count)) : clause
    let text = isLed ? paint(lead, .faint) + paint(name, .strong) + rest : paint(rest, .strong)
    lines.append("\(badge)\(id): \(text)")
  }

  private mutating func place() {
    guard let location = finding.locations.first else {
      var place = finding.inputPath
      guard !place.isEmpty else { return }
      if !finding.attribute.isEmpty {
        let owner = finding.isAboutArchitecture ? "" : "\(group.summary.resource.address)."
        place += ": \(owner)\(finding.attribute)"
      }
      lines.append(" \(paint("-->", .faint)) \(place.printable)")
      return
    }
    let excerpt = excerpt(at: location)
    gutter = String(repeating: " ", count: excerpt.map { "\($0.line)".count + 1 } ?? 1)
    lines.append("\(gutter.dropLast())\(paint("-->", .faint)) \(location.text)")
    if let excerpt { show(excerpt) }
    for place in finding.locations.dropFirst().prefix(Self.listLimit) {
      lines.append("\(gutter)\(paint(":::", .faint)) \(place.text)")
    }
  }

  private func excerpt(at location: Location) -> SourceExcerpt? {
    guard let source = context.sources[location.path], let range = finding.range,
      let table = context.tables[location.path]
    else { return nil }
    return SourceExcerpt(
      source, lines: table, range: range, redactions: context.redactions[location.path] ?? [],
      width: max(40, context.width - 8))
  }

  private mutating func show(_ excerpt: SourceExcerpt) {
    let bar = paint("|", .faint)
    let carets = paint(excerpt.carets, Paint.Ink(finding.severity))
    lines.append("\(gutter)\(bar)")
    lines.append("\(paint("\(excerpt.line)", .faint)) \(bar) \(excerpt.text)")
    lines.append("\(gutter)\(bar) \(excerpt.indentation)\(carets)")
  }

  private mutating func instances() {
    let addresses = group.addresses
    guard addresses.count > 1 else { return }
    note("\(addresses.count) instances", listed(addresses.map(\.printable), limit: Self.listLimit))
  }

  private mutating func evidence() {
    guard !finding.evidence.isEmpty else { return }
    let owner = group.addresses.count > 1 ? " for \(finding.resource.address.printable)" : ""
    lines.append("\(gutter)\(paint("=", .faint)) \(paint("evidence\(owner):", .strong))")
    let hops = finding.evidence
    let addressWidth = column(hops.map { "  \($0.address.printable)" }, limit: Self.addressLimit)
    let detailWidth = column(hops.map(\.detail), limit: Self.detailLimit)
    for way in Evidence.ways(in: hops) {
      for (index, hop) in way.enumerated() {
        let sign = index > 0 ? "→ " : way.count > 1 ? "  " : "· "
        let address = (sign + hop.address.printable).padded(to: addressWidth)
        let detail = hop.detail.padded(to: detailWidth)
        let place = paint(hop.location?.shortText ?? "", .faint)
        let gap = detailWidth > 0 ? "  " : ""
        lines.append(
          "\(gutter)    \(address)\(gap)\(detail)  \(place)".trimmingTrailingBlanks)
      }
    }
  }

  /// The one edge without which there is no way, where the evidence has one.
  private mutating func edgeToCut() {
    let edges = finding.evidence.filter(\.isOnlyWay)
    guard edges.count == 1, let edge = edges.first else { return }
    note("cut", "the one edge \(edge.edgeWords)")
  }

  private func column(_ texts: [String], limit: Int) -> Int {
    texts.map(\.count).filter { $0 <= limit }.max() ?? 0
  }

  private mutating func notes() {
    if finding.certainty == .inferred {
      note("note", "rests on an inferred edge: nothing else in the inputs can be meant")
    }
    if !finding.decisions.isEmpty {
      note("decisions", finding.decisions.map(\.printable).joined(separator: ", "))
    }
  }

  private mutating func help(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    note("help", text, ink: .help)
  }

  private mutating func note(_ label: String, _ text: String, ink: Paint.Ink = .strong) {
    let lead = "\(gutter)= \(label): "
    let printable = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).printable }.joined(separator: "\n")
    let rows = wrapped(printable, width: max(40, context.width - lead.count))
    for (index, row) in rows.enumerated() {
      lines.append(
        index == 0
          ? "\(gutter)\(paint("=", .faint)) \(paint("\(label):", ink)) \(row)"
          : (String(repeating: " ", count: lead.count) + row).trimmingTrailingBlanks)
    }
  }
}

extension Location {
  /// The place as `path:line:column`.
  var text: String { "\(path):\(line):\(column)".printable }

  /// The place as `path:line`.
  var shortText: String { "\(path):\(line)".printable }
}
