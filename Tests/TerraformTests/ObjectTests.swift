import ArchitectureGraph
import Documents
import TestSupport
import Testing

@testable import Terraform

@Suite("Documents of resources")
struct ObjectTests {
  private func object(_ address: String, in folder: String) throws -> Value {
    let bytes = try Fixture.bytes(of: Fixture.url("terraform/\(folder)/plan.json"))
    let graph = try graph(ofPlan: String(decoding: bytes, as: UTF8.self))
    return try #require(try graph.node(address).object)
  }

  @Test(
    "hold what only apply will know, with its reason",
    arguments: [
      ("aws_db_instance.plain", "db_subnet_group_name", UnknownReason.afterApply),
      ("aws_db_instance.conditional", "kms_key_id", .afterApplyOrNull),
      ("aws_sqs_queue.by_local", "kms_master_key_id", .local),
    ])
  func unknown(_ address: String, _ attribute: String, _ reason: UnknownReason) throws {
    let object = try object(address, in: "omitted-or-unknown")
    #expect(object[attribute]?.unknownReason == reason)
  }

  @Test(
    "leave out what nobody set",
    arguments: [
      ("aws_db_instance.plain", ["multi_az", "kms_key_id", "availability_zone", "arn", "tags"]),
      ("aws_subnet.main[0]", ["availability_zone", "tags_all", "timeouts"]),
      ("aws_eks_cluster.main", ["version", "enabled_cluster_log_types", "zonal_shift_config"]),
    ])
  func omitted(_ address: String, _ attributes: [String]) throws {
    let object = try object(address, in: "omitted-or-unknown")
    for attribute in attributes { #expect(object[attribute] == nil, "\(attribute)") }
  }

  @Test("hold the text of a boot script where the configuration has it, and say where it has not")
  func userData() throws {
    let scripted = try object("aws_instance.scripted", in: "literal-secrets")
    #expect(scripted["user_data"]?.string?.hasPrefix("#!/bin/sh\n") == true)
    let templated = try object("aws_instance.templated", in: "literal-secrets")
    #expect(templated["user_data"]?.unknownReason == .notInInputs)
  }

  @Test("leave out the empty texts that the provider puts beside a rule")
  func blocksAsAttributes() throws {
    let group = try object("aws_security_group.inline", in: "rules-and-routes")
    let rules = try #require(group["ingress"])
    #expect(rules.count == 3)
    #expect(rules.elements.allSatisfy { $0["security_groups"] == nil && $0["description"] == nil })
  }
}
