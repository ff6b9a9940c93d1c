import ArchitectureGraph
import Foundation
import TestSupport
import Testing

@testable import Terraform

@Suite("What lies outside of a plan")
struct DriftTests {
  private func read(_ path: String) throws -> TerraformInput {
    try TerraformInput.read(Fixture.url("terraform").appending(path: path))
  }

  private func graph(_ input: TerraformInput) -> Graph {
    var builder = GraphBuilder(schema: Schema())
    #expect(input.contribute(to: &builder, scope: "") == [])
    return builder.finish()
  }

  @Test("drift is what somebody changed, not what a provider reads otherwise")
  func drift() throws {
    let drift = try read("drift/plan.json").drift
    #expect(
      drift.map(\.address) == [
        "aws_security_group.open", "aws_security_group.shut", "aws_subnet.gone",
      ])
    #expect(drift.map(\.attributes) == [["ingress"], ["ingress"], []])
    #expect(drift.map(\.isGone) == [false, false, true])
    #expect(try read("update/plan.json").drift == [])
  }

  @Test("the state before has the drift, and the plan takes back what it is to take back")
  func states() throws {
    let plan = try read("drift/plan.json")
    let before = try graph(#require(plan.stateBefore))
    let after = graph(plan)
    let isOpen = { (graph: Graph, name: String) in
      try graph.ends(.allowsFrom, from: "aws_security_group.\(name)").contains("internet exact")
    }
    #expect(try isOpen(before, "open") && isOpen(before, "shut"))
    #expect(try isOpen(after, "open") && !isOpen(after, "shut"))
    #expect(!before.nodes.contains { $0.address == "aws_subnet.gone" })
    #expect(after.nodes.contains { $0.address == "aws_subnet.gone" })
  }

  @Test("a deposed object is there until it is destroyed, and is no instance")
  func deposed() throws {
    let plan = try read("replacements/plan.json")
    let deposed = "aws_security_group.replaced (deposed object a1b2c3d4)"
    for graph in try [graph(read("replacements/state.json")), graph(#require(plan.stateBefore))] {
      #expect(
        graph.nodes(of: .securityGroup).map { graph[$0].address }.filter { $0.contains("replaced") }
          .sorted() == ["aws_security_group.replaced", deposed])
      let ends = try graph.ends(.attachedTo, from: "aws_network_interface.stays")
      #expect(ends.filter { $0.contains("group") } == ["aws_security_group.replaced exact"])
    }
    let after = graph(plan)
    #expect(!after.nodes.contains { $0.address.contains("deposed") })
  }
}
