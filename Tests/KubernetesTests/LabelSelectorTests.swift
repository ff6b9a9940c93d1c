import Documents
import Testing

@testable import Kubernetes

@Suite("Label selectors")
struct LabelSelectorTests {
  private static let pods: [[Label]] = [
    [Label(key: "app", value: "cart"), Label(key: "tier", value: "web")],
    [Label(key: "app", value: "cart")],
    [Label(key: "app", value: "payments"), Label(key: "canary", value: "true")],
    [],
  ]

  struct Case: CustomTestStringConvertible {
    let selector: String
    let selected: [Int]?
    var testDescription: String { selector }
  }

  @Test(
    "select what every one of their conditions holds for",
    arguments: [
      Case(selector: "{}", selected: [0, 1, 2, 3]),
      Case(selector: "{matchLabels: {app: cart}}", selected: [0, 1]),
      Case(selector: "{matchLabels: {app: cart, tier: web}}", selected: [0]),
      Case(selector: "{matchLabels: {app: unknown}}", selected: []),
      Case(
        selector: "{matchExpressions: [{key: app, operator: In, values: [cart, payments]}]}",
        selected: [0, 1, 2]),
      Case(
        selector: "{matchExpressions: [{key: app, operator: In, values: [cart, cart]}]}",
        selected: [0, 1]),
      Case(
        selector: "{matchExpressions: [{key: app, operator: NotIn, values: [cart]}]}",
        selected: [2, 3]),
      Case(selector: "{matchExpressions: [{key: canary, operator: Exists}]}", selected: [2]),
      Case(
        selector: "{matchExpressions: [{key: canary, operator: DoesNotExist}]}",
        selected: [0, 1, 3]),
      Case(
        selector:
          "{matchLabels: {app: cart}, matchExpressions: [{key: tier, operator: DoesNotExist}]}",
        selected: [1]),
      Case(selector: "{matchExpressions: [{key: app, operator: Like}]}", selected: nil),
      Case(selector: "{matchLabels: [app]}", selected: nil),
      Case(selector: "[app]", selected: nil),
    ])
  func selection(_ expected: Case) throws {
    let source = ParsedSource(parsing: Array("s: \(expected.selector)".utf8), path: "x.yaml")
    let value = try #require(source.resolved(as: .kubernetes).documents.first?["s"])
    guard let selector = LabelSelector(value) else {
      #expect(expected.selected == nil)
      return
    }
    var index = LabelIndex()
    for (number, labels) in Self.pods.enumerated() { index.add(number, labels: labels) }
    var budget = 4
    #expect(index.matches(selector, budget: &budget) == expected.selected)
  }

  @Test("of Services are plain maps, in which numbers and Booleans are texts")
  func plainMap() throws {
    let source = ParsedSource(parsing: Array("{app: cart, version: 2, on: true}".utf8), path: "x")
    let value = try #require(source.resolved(as: .kubernetes).documents.first)
    let selector = try #require(LabelSelector(map: value))
    #expect(
      selector.requirements.contains(.isOneOf(key: "version", values: ["2"])))
    #expect(selector.requirements.count == 3)
  }
}
