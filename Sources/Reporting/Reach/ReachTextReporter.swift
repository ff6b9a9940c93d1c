internal import ArchitectureGraph
internal import Diagnostics
package import Verdicts

/// The answer to a question of reach for a person: the way hop by hop, or what cuts it, or what it
/// hangs on.
package struct ReachTextReporter: Sendable {
  private let usesColour: Bool
  private static let wayLimit = 5
  private static let addressLimit = 56
  private static let detailLimit = 48

  /// A reporter; with `colour` the answer is coloured.
  package init(colour: Colouring) {
    usesColour = colour == .on
  }

  /// Whether colours are used.
  package enum Colouring: Sendable {
    case on, off
  }

  /// The whole text for `report`.
  package func text(of report: ReachReport) -> String {
    var lines = [headline(report)]
    for way in report.ways.prefix(Self.wayLimit) { lines += block(way, among: report.ways.count) }
    if report.ways.count > Self.wayLimit {
      lines.append(" = note: \(report.ways.count - Self.wayLimit) more ways")
    }
    lines += cut(report)
    if report.answer == .notReachable { lines += report.obstacles.map(line) }
    if report.answer == .undecidable {
      lines.append("  hangs on:")
      lines += report.unknown.map { "  · \($0.subject) (\($0.cause))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ report: ReachReport) -> String {
    let paint = Paint(isOn: usesColour)
    let answer =
      switch report.answer {
      case .reachable: paint("reachable", .strong)
      case .notReachable: paint("not reachable", .strong)
      case .undecidable: paint("undecidable", .strong)
      }
    return "\(report.source.printable) → \(report.target.printable)\(asked(report)): \(answer)"
  }

  private func asked(_ report: ReachReport) -> String {
    let words = [report.question.transport, report.question.port.map { "port \($0)" }]
    let text = words.compactMap { $0 }.joined(separator: " ")
    return text.isEmpty ? "" : ", \(text)"
  }

  private func block(_ way: ReachReport.Way, among count: Int) -> [String] {
    let addressWidth = width(way.hops.map(\.address.printable), limit: Self.addressLimit)
    let detailWidth = width(way.hops.map(\.detail), limit: Self.detailLimit)
    let head = ["", "  \(way.transport == "all" ? "all protocols" : way.transport) \(way.ports)"]
    return head
      + way.hops.enumerated().map { index, hop in
        let sign = index > 0 ? "→ " : "  "
        let address = hop.address.printable.padded(to: addressWidth)
        let place = hop.location?.shortText ?? ""
        return "  \(sign)\(address)  \(hop.detail.padded(to: detailWidth))  \(place)"
          .trimmingTrailingBlanks
      }
  }

  private func width(_ texts: [String], limit: Int) -> Int {
    texts.map(\.count).filter { $0 <= limit }.max() ?? 0
  }

  private func cut(_ report: ReachReport) -> [String] {
    guard report.answer == .reachable else { return [] }
    guard let edge = report.edgeToCut else {
      return ["", "  no single edge cuts it: the ways above have none in common"]
    }
    return ["", "  cut the one edge: \(edge.edgeWords)"]
  }

  private func line(_ obstacle: ReachReport.Obstacle) -> String {
    var text = "  cut by \(obstacle.address): \(obstacle.reason)".printable
    if let declarer = obstacle.declaredBy { text += ", by \(declarer)".printable }
    if let location = obstacle.location { text += "  \(location.shortText)" }
    return text
  }
}

extension Evidence {
  /// The edge that leads to the hop, as one that can be taken away: what declares it, and what of.
  var edgeWords: String {
    let owner = declaredBy ?? address
    let what = note.map { " (\($0))" } ?? ""
    let place = location.map { ", \($0.shortText)" } ?? ""
    return (owner + what).printable + place
  }
}
