import Diagnostics
import Foundation
import Linting
import TestSupport
import Testing
import Verdicts

@Suite("Suppressions in Terraform's sources")
struct SourceSuppressionTests {
  /// A comment put into a file of the broken shop, and the finding that it covers.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let anchor: String
    let replacement: String
    let policy: String
    var testDescription: String { replacement.prefix { $0 != "\n" } + " in \(file)" }

    init(_ file: String, _ anchor: String, _ replacement: String, _ policy: String) {
      self.file = file
      self.anchor = anchor
      self.replacement = replacement
      self.policy = policy
    }
  }

  private static let database = #"resource "aws_db_instance" "shop" {"#
  private static let endpoint = "    endpoint_public_access  = true"

  static let cases = [
    Case(
      "database.tf", database, "# archlint:ignore aws/rds-multi-az one zone will do\n" + database,
      "aws/rds-multi-az"),
    Case(
      "database.tf", database, database + " // archlint:ignore aws/rds-multi-az one zone will do",
      "aws/rds-multi-az"),
    Case(
      "database.tf", database, database + "\n  # checkov:skip=CKV_AWS_157:one zone will do",
      "aws/rds-multi-az"),
    Case(
      "database.tf", database,
      "#trivy:ignore:CKV_AWS_157 one zone will do\n\n# and more\n" + database,
      "aws/rds-multi-az"),
    Case(
      "cluster.tf", endpoint,
      endpoint + " # archlint:ignore aws/eks-no-open-public-endpoint one zone will do",
      "aws/eks-no-open-public-endpoint"),
    Case(
      "cluster.tf", "  vpc_config {",
      "  /* archlint:ignore aws/eks-no-open-public-endpoint one zone will do */\n  vpc_config {",
      "aws/eks-no-open-public-endpoint"),
    Case(
      "bastion.tf", #"resource "aws_vpc_security_group_ingress_rule" "bastion_ssh_on_call" {"#,
      "# archlint:ignore aws/sg-no-public-ssh one zone will do\n"
        + #"resource "aws_vpc_security_group_ingress_rule" "bastion_ssh_on_call" {"#,
      "aws/sg-no-public-ssh"),
    Case(
      "main.tf", #"module "network" {"#,
      "# archlint:ignore aws/nat-gateway-per-az one zone will do\n" + #"module "network" {"#,
      "aws/nat-gateway-per-az"),
    Case(
      "modules/network/main.tf", #"resource "aws_vpc" "this" {"#,
      "# archlint:ignore aws/nat-gateway-per-az one zone will do\n"
        + #"resource "aws_vpc" "this" {"#,
      "aws/nat-gateway-per-az"),
  ]

  /// The broken shop's plan and sources, with one text replaced.
  private func folder(_ file: String, _ anchor: String, _ replacement: String) throws -> Folder {
    let folder = try Folder()
    let shop = Fixture.url("shop-broken")
    try FileManager.default.copyItem(
      at: shop.appending(path: "terraform"), to: folder.url.appending(path: "terraform"))
    try folder.write(try Data(contentsOf: shop.appending(path: "plan.json")), to: "plan.json")
    let path = folder.url.appending(path: "terraform/\(file)")
    let text = try String(contentsOf: path, encoding: .utf8)
    try #require(text.contains(anchor))
    try folder.write(Data(text.replacing(anchor, with: replacement).utf8), to: "terraform/\(file)")
    return folder
  }

  @Test(
    "cover the resource, the attribute, the nested block or the module's call", arguments: cases)
  func comments(_ example: Case) throws {
    let folder = try folder(example.file, example.anchor, example.replacement)
    let report = folder.scan("plan.json")
    #expect(report.errors.map(\.line) == [])
    let covered = report.findings.filter { $0.suppression != nil }
    #expect(covered.map(\.policy) == [example.policy])
    #expect(covered.first?.suppression?.reason == "one zone will do")
    #expect(covered.first?.suppression?.source == .comment)
    #expect(!report.findings.contains { $0.policy == "archlint/suppression-unused" })
  }

  @Test("that cover nothing are findings, at their line")
  func unused() throws {
    let folder = try folder(
      "keys.tf", "resource", "# archlint:ignore aws/rds-multi-az no longer\nresource")
    let report = folder.scan("plan.json")
    let unused = report.findings.filter { $0.policy == "archlint/suppression-unused" }
    #expect(!unused.isEmpty)
    #expect(unused.allSatisfy { $0.locations.first?.path.hasSuffix("keys.tf") ?? false })
  }
}

@Suite("Terraform's sources that are not as they should be")
struct BrokenSourceTests {
  @Test("a file that can't be parsed is one located error, and the rest counts")
  func broken() throws {
    let folder = try Folder()
    let shop = Fixture.url("shop-broken")
    try FileManager.default.copyItem(
      at: shop.appending(path: "terraform"), to: folder.url.appending(path: "terraform"))
    try folder.write(try Data(contentsOf: shop.appending(path: "plan.json")), to: "plan.json")
    let path = folder.url.appending(path: "terraform/database.tf")
    let text = try String(contentsOf: path, encoding: .utf8)
    try folder.write(Data(("locals {\n  x = = 1\n}\n" + text).utf8), to: "terraform/database.tf")
    let report = folder.scan("plan.json")
    #expect(report.errors.map(\.message) == ["expected an expression, found '='"])
    #expect(report.errors.first?.position == Position(line: 2, column: 7))
    #expect(report.errors.first?.path.hasSuffix("terraform/database.tf") == true)
    let database = report.findings.filter { $0.resource.address == "aws_db_instance.shop" }
    #expect(!database.isEmpty)
    #expect(database.allSatisfy { $0.locations.first?.path.hasSuffix("database.tf") ?? false })
  }

  @Test("sources without a plan are said to be judged by nobody, and how to make one")
  func withoutPlan() throws {
    let folder = try Folder([
      "infra/main.tf": "resource \"aws_vpc\" \"a\" {}\n", "web.yaml": deployment(),
    ])
    let report = folder.scan()
    let warning = try #require(report.warnings.first)
    #expect(warning.path == folder.path("infra"))
    #expect(warning.message == "Terraform sources, and no plan: nothing in them is judged")
    #expect(warning.help?.contains("terraform show -json plan > plan.json") == true)
    #expect(report.errors.isEmpty)
    #expect(report.findings.map(\.policy) == ["kubernetes/image-tag-fixed"])
    #expect(try Folder(["main.tf": ""]).scan().errors.count == 1)
  }
}
