internal import ArchitectureGraph
internal import Diagnostics
package import Verdicts

/// What is lost with a zone, for a person: what is gone, what is cut off, what has one zone left, and
/// what is not decided.
package struct LossTextReporter: Sendable {
  private let paint: Paint
  private static let unknownLimit = 3

  /// A reporter; with `colour` the headings are coloured.
  package init(colour: ReachTextReporter.Colouring) {
    paint = Paint(isOn: colour == .on)
  }

  /// The whole text for `report`.
  package func text(of report: LossReport) -> String {
    let count = "\(report.subnets.count) of \(report.subnetCount) subnets"
    var lines = ["without \(paint(report.zone.printable, .strong)): \(count) lost"]
    let certain = report.items.filter(\.unknown.isEmpty)
    for effect in ZoneLoss.Effect.allCases {
      lines += block(effect.words, certain.filter { $0.effect == effect })
    }
    lines += block("perhaps", report.items.filter { !$0.unknown.isEmpty })
    if report.items.isEmpty { lines += ["", "  everything goes on in more than one zone"] }
    if !report.unknown.isEmpty {
      lines += ["", "  the zones of \(report.unknown.count) subnets are not known:"]
      lines += reasons(report.unknown)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func block(_ heading: String, _ items: [LossReport.Item]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["", "  \(paint(heading, .strong))"]
      + items.flatMap { item in
        let place = item.location.map { "  \($0.shortText)" } ?? ""
        return ["  · " + "\(item.address) \(item.reason)".printable + place]
          + reasons(item.unknown).map { "  " + $0 }
      }
  }

  private func reasons(_ unknowns: [Unknown]) -> [String] {
    unknowns.prefix(Self.unknownLimit).map { "  hangs on \($0.subject) (\($0.cause))".printable }
      + (unknowns.count > Self.unknownLimit
        ? ["  and \(unknowns.count - Self.unknownLimit) more"] : [])
  }
}

extension ZoneLoss.Effect {
  /// The heading over what happens so.
  fileprivate var words: String {
    switch self {
    case .gone: "gone"
    case .cutOff: "cut off"
    case .oneZoneLeft: "left in one zone"
    }
  }
}
