import ArchitectureGraph
import Diagnostics
import Foundation
import Linting
import Reporting
import TestSupport
import Testing
import Verdicts

@Suite("What is lost with a zone")
struct LossTests {
  /// A question whose whole answer is recorded.
  struct Asked: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let zone: String
    var testDescription: String { name }
  }

  static let recorded = [
    Asked(name: "shop", path: "shop/plan.json", zone: "ap-northeast-2a"),
    Asked(name: "shop-broken", path: "shop-broken/plan.json", zone: "ap-northeast-2a"),
    Asked(name: "one-zone", path: "networks/transit-gateway-zone/plan.json", zone: "eu-west-1a"),
    Asked(name: "one-gateway", path: "networks/nat/plan.json", zone: "eu-west-1a"),
    Asked(
      name: "zones-unknown", path: "terraform/omitted-or-unknown/plan.json", zone: "eu-west-1a"),
  ]

  private func outcome(_ asked: Asked) -> LossQuery.Outcome {
    var query = LossQuery()
    query.paths = [Fixture.url(asked.path).path(percentEncoded: false)]
    query.zone = asked.zone
    return query.answer()
  }

  @Test("is written for people and for programs", arguments: recorded)
  func reports(_ asked: Asked) throws {
    guard case .answer(let report, _) = outcome(asked) else {
      Issue.record("there is no answer")
      return
    }
    let folder = Fixture.url("").path(percentEncoded: false)
    let texts = [
      "txt": LossTextReporter(colour: .off).text(of: report),
      "json": LossJSONReporter(tool: Tool(version: "0.0.0")).text(of: report),
    ]
    for (format, text) in texts {
      let file = Fixture.url("reporting/loss/\(asked.name).\(format)")
      #expect(Snapshot.mismatch(text.replacing(folder, with: ""), file: file) == nil)
    }
  }

  @Test("is an error for a zone that no subnet is in")
  func noZone() {
    let asked = Asked(name: "", path: "shop/plan.json", zone: "ap-northeast-2z")
    guard case .failed(let diagnostics) = outcome(asked) else {
      Issue.record("there is an answer")
      return
    }
    #expect(diagnostics.map(\.message) == ["no subnet is in a zone 'ap-northeast-2z'"])
  }
}
