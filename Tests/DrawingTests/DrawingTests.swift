import ArchitectureGraph
import Drawing
import Foundation
import Linting
import Reporting
import TestSupport
import Testing
import Verdicts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A picture that is recorded, in every format.
private struct Picture: Sendable, CustomTestStringConvertible {
  let name: String
  let input: String
  let format: String
  var testDescription: String { "\(name).\(format)" }

  /// Where it is recorded; those that the README shows stand in `docs/`.
  var file: URL {
    let isShown = name.hasPrefix("shop") && format == "svg"
    return isShown
      ? Fixture.root.appending(path: "docs/pictures/\(name).svg")
      : Fixture.url("drawing/\(name).\(format)")
  }
}

private let pictures: [Picture] = [
  ("shop", "shop"), ("shop-broken", "shop-broken"),
  ("load-balancer", "networks/load-balancer/plan.json"),
  ("opened-database", "terraform/opened-database/plan.json"),
  ("unknown-rule", "networks/unknown-rule/plan.json"),
].flatMap { name, input in
  ["svg", "mmd", "dot", "json"].map { Picture(name: name, input: input, format: $0) }
}

@Suite("Pictures")
struct DrawingTests {
  private func text(_ drawing: Drawing, _ format: String) -> String {
    switch format {
    case "svg": SVGWriter(drawing).text
    case "mmd": MermaidWriter(drawing).text
    case "dot": DOTWriter(drawing).text
    default: DrawingJSONReporter(tool: Tool(version: "0.0.0")).text(of: drawing)
    }
  }

  /// The text as it is wherever the repository lies: scopes are paths here, and fingerprints tell them
  /// apart.
  private func withoutPlace(_ text: String) -> String {
    var known: [Substring: String] = [:]
    return text.replacing(Fixture.url("").path(percentEncoded: false), with: "")
      .replacing(/[0-9a-f]{32}/) { match in
        let number = known[match.output] ?? "fingerprint-\(known.count + 1)"
        known[match.output] = number
        return number
      }
  }

  @Test("are as recorded", arguments: pictures)
  fileprivate func recorded(_ picture: Picture) throws {
    let text = withoutPlace(text(survey(picture.input).drawing(), picture.format))
    if picture.format == "json" { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    if picture.format == "svg" { #expect(XMLParser(data: Data(text.utf8)).parse()) }
    let mismatch = Snapshot.mismatch(text, file: picture.file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("show every thing once, and every finding")
  func complete() {
    let survey = survey("shop-broken")
    let drawing = survey.drawing()
    let shown =
      drawing.root.allItems.flatMap(\.subjects) + drawing.root.all.compactMap(\.subject)
    #expect(Set(shown).count == shown.count)
    let declared = survey.graph.nodes.filter {
      !$0.isExternal && $0.kind != .architecture && $0.kind != .internet
    }
    #expect(Set(declared.map(\.address)).subtracting(shown.map(\.address)) == [])
    let marks = drawing.root.allItems.map(\.marks) + drawing.root.all.map(\.marks)
    let failing = survey.report.findings.filter { $0.verdict == .fail }
    #expect(marks.flatMap(\.findings).count == failing.count)
  }

  @Test("show where things stand, and how traffic comes to them")
  func shop() {
    let drawing = survey("shop").drawing()
    #expect(drawing.box(holding: "aws_lb.shop")?.label == "public")
    #expect(drawing.box(holding: "aws_db_instance.shop")?.label == "isolated, data")
    #expect(drawing.item("aws_db_instance.shop")?.columns == [0, 1, 2])
    #expect(drawing.box(holding: "aws_instance.bastion")?.role == .subnet)
    #expect(drawing.box(holding: "Deployment/shop/cart")?.role == .namespace)
    let words = drawing.arrows.map { drawing.words($0) }
    #expect(words.contains("internet → aws_wafv2_web_acl.shop (tcp 80, 443) known"))
    #expect(words.contains("aws_wafv2_web_acl.shop → aws_lb.shop known"))
    #expect(words.contains("aws_eks_cluster.shop → aws_db_instance.shop (tcp 5432) known"))
    #expect(words.contains("Ingress/shop/shop → Service/shop/cart known"))
    #expect(words.contains("Service/shop/cart → Deployment/shop/cart known"))
    #expect(!words.contains { $0.hasSuffix("broken") })
  }

  @Test("show the way that a finding is about in red")
  func brokenWay() {
    let drawing = survey("shop-broken").drawing()
    let broken = drawing.arrows.filter { $0.state == .broken }.map { drawing.words($0) }
    #expect(broken.contains { $0.contains("→ module.network.aws_subnet.data[2]") })
    #expect(drawing.item("aws_db_instance.shop")?.marks.isBroken == true)
  }

  @Test("show what is near the focus, and no more")
  func focus() throws {
    let survey = survey("shop")
    let node = try survey.node(at: "aws_db_instance.shop")
    let near = survey.drawing(focus: Focus(node, depth: 1))
    #expect(near.item("aws_db_instance.shop") != nil)
    #expect(near.item("Deployment/shop/cart") == nil)
    let further = survey.drawing(focus: Focus(node, depth: 3))
    #expect(further.root.allItems.count > near.root.allItems.count)
    #expect(throws: AddressError.self) { try survey.node(at: "aws_db_instance.shpo") }
  }

  @Test("show no secret, in whatever format", arguments: ["svg", "mmd", "dot", "json"])
  func secrets(_ format: String) throws {
    let text = text(survey("shop-broken").drawing(), format)
    let source = try String(
      contentsOf: Fixture.url("shop-broken/manifests/worker/config.yaml"), encoding: .utf8)
    let url = try #require(source.firstMatch(of: /[a-z]+:\/\/[a-z_]+:([^@\s]+)@/))
    #expect(!text.contains(url.1))
  }
}
