import ArchitectureGraph
import Documents
import Testing

@testable import Terraform

/// Blocks whose every instance names all instances of another: small plans that stand for much.
@Suite("References that multiply")
struct MultiplicationTests {
  @Test("may lead to a few ends each, and to so many more together")
  func budget() {
    var resolver = Resolver(Plan(configuration: Configuration()))
    let limit = Resolver.endLimit
    #expect(resolver.affordable(limit) == limit)
    #expect(resolver.affordable(limit + 10) == limit + 10)
    #expect(
      resolver.affordable(2 * Resolver.furtherEndLimit) == limit + Resolver.furtherEndLimit - 10)
    #expect(resolver.affordable(limit + 1) == limit)
    #expect(resolver.affordable(3) == 3)
  }

  @Test("leave a list open that would have more")
  func open() throws {
    let instances = 400
    let graph = try graph(ofPlan: Self.plan(instances))
    let ends = graph.nodes(of: .instance).map {
      graph.targets(.attachedTo, .securityGroup, of: $0)
    }
    #expect(ends.count == instances)
    #expect(ends[0].members.count == instances)
    #expect(ends[0].rest.isEmpty)
    let last = try #require(ends.last)
    #expect(last.members.count == Resolver.endLimit)
    #expect(last.rest.map(\.reason).contains(.error))
  }

  /// A plan of so many instances, each in as many security groups.
  private static func plan(_ count: Int) -> String {
    let changes = (0..<count).flatMap { index in
      [
        change("aws_security_group", index, "{\"id\": true}"),
        change("aws_instance", index, "{\"vpc_security_group_ids\": true}"),
      ]
    }
    return """
      {"format_version": "1.2", "planned_values": {},
       "resource_changes": [\(changes.joined(separator: ", "))],
       "configuration": {"root_module": {"resources": [
         {"address": "aws_security_group.x"},
         {"address": "aws_instance.x",
          "expressions": {"vpc_security_group_ids": {"references": ["aws_security_group.x"]}}}]}}}
      """
  }

  private static func change(_ type: String, _ index: Int, _ unknown: String) -> String {
    """
    {"address": "\(type).x[\(index)]", "mode": "managed", "type": "\(type)", "name": "x",
     "index": \(index), "change": {"actions": ["create"], "after": {}, "after_unknown": \(unknown)}}
    """
  }
}
