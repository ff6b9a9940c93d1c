import ArchitectureGraph
import Documents
import Foundation
import TestSupport
import Testing

@testable import Terraform

@Suite("Plans of OpenTofu")
struct OpenTofuTests {
  static let plans = Fixture.names(in: "terraform").filter {
    Fixture.names(in: "terraform/\($0)").contains("plan.json")
  }

  /// `tofu show -json` writes what `terraform show -json` does, in the names of its own registry and
  /// version; a plan that Terraform made is altered so.
  @Test("come to the same graph as Terraform's", arguments: plans)
  func same(_ folder: String) throws {
    let url = Fixture.url("terraform").appending(path: "\(folder)/plan.json")
    let text = String(decoding: try Fixture.bytes(of: url), as: UTF8.self)
    let altered = text.replacing("registry.terraform.io", with: "registry.opentofu.org")
      .replacing(#""terraform_version":"1.11.4""#, with: #""terraform_version":"1.10.6""#)
    #expect(altered != text)
    #expect(try graph(altered) == graph(text))
  }

  private func graph(_ text: String) throws -> String {
    let source = ParsedSource(parsing: Array(text.utf8), path: "plan.json")
    let input = try #require(source.documents.first.flatMap { TerraformInput(recognising: $0) })
    var builder = GraphBuilder(schema: Schema())
    _ = input.contribute(to: &builder, scope: "")
    return builder.finish().text
  }
}
