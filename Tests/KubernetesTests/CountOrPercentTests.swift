import Documents
import Testing

@testable import Kubernetes

@Suite("Counts and percentages of pods")
struct CountOrPercentTests {
  @Test(
    "round down for what may be away and up for what may be added",
    arguments: [
      ("25%", 1, 0, 1), ("25%", 4, 1, 1), ("25%", 5, 1, 2), ("0%", 5, 0, 0), ("100%", 3, 3, 3),
      ("33%", 3, 0, 1), ("2", 5, 2, 2), ("0", 5, 0, 0),
    ])
  func rounding(_ text: String, total: Int64, down: Int64, up: Int64) throws {
    let bound = try #require(CountOrPercent(try value(text)))
    #expect(bound.pods(of: total, rounding: .down) == down)
    #expect(bound.pods(of: total, rounding: .up) == up)
  }

  @Test(
    "are nothing else",
    arguments: ["half", "-1", "'-5%'", "'2'", "'%'", "[1]", "{}", "1.5", "true"])
  func malformed(_ text: String) throws {
    #expect(CountOrPercent(try value(text)) == nil)
  }

  @Test("give up where the product is beyond reason")
  func overflow() {
    #expect(CountOrPercent.percent(100).pods(of: .max, rounding: .up) == nil)
  }

  private func value(_ text: String) throws -> Value {
    let source = ParsedSource(parsing: Array("v: \(text)".utf8), path: "x.yaml")
    return try #require(source.resolved(as: .kubernetes).documents.first?["v"])
  }
}
