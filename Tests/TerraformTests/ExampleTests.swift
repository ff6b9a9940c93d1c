import ArchitectureGraph
import Diagnostics
import Documents
import TestSupport
import Testing

@testable import Terraform

@Suite("TerraformExample")
struct ExampleTests {
  private static let network = """
    resource:
      aws_vpc: {main: {cidr_block: 10.0.0.0/16}}
      aws_subnet:
        a: {vpc_id: "${aws_vpc.main.id}", cidr_block: 10.0.1.0/24, availability_zone: eu-west-1a}
      aws_db_subnet_group: {db: {name: db, subnet_ids: ["${aws_subnet.a.id}"]}}
      aws_db_instance:
        main: {engine: postgres, db_subnet_group_name: "${aws_db_subnet_group.db.name}"}
      aws_eks_cluster: {main: {name: main, vpc_config: {subnet_ids: ["${aws_subnet.a.id}"]}}}
      aws_security_group:
        web:
          vpc_id: "${aws_vpc.main.id}"
          ingress:
            - {from_port: 22, to_port: 22, protocol: tcp, cidr_blocks: [0.0.0.0/0]}
          tags: {Name: web}
    """

  @Test("follows references as a plan's")
  func references() throws {
    let graph = try graph(ofExample: Self.network)
    #expect(try graph.ends(.placedIn, from: "aws_subnet.a") == ["aws_vpc.main exact"])
    #expect(try graph.ends(.placedIn, from: "aws_db_instance.main") == ["aws_subnet.a exact"])
    #expect(try graph.ends(.placedIn, from: "aws_eks_cluster.main") == ["aws_subnet.a exact"])
  }

  @Test("has blocks as lists and maps as maps, and leaves out what nobody set")
  func shapes() throws {
    let graph = try graph(ofExample: Self.network)
    let cluster = try #require(try graph.node("aws_eks_cluster.main").object)
    #expect(cluster.descendant("vpc_config")?.isSequence == true)
    #expect(cluster["vpc_config"]?[0]?["public_access_cidrs"] == nil)
    #expect(cluster["arn"] == nil)
    let group = try #require(try graph.node("aws_security_group.web").object)
    #expect(group.descendant("tags", "Name")?.string == "web")
    let rule = try #require(group["ingress"]?[0])
    #expect(rule["from_port"]?.int == 22)
  }

  @Test("has what the provider fills in, as a real plan does")
  func defaults() throws {
    let graph = try graph(ofExample: Self.network)
    let cluster = try #require(try graph.node("aws_eks_cluster.main").object)
    #expect(cluster["vpc_config"]?[0]?["endpoint_public_access"]?.bool == true)
    #expect(try graph.node("aws_db_instance.main").object?["publicly_accessible"]?.bool == false)
    #expect(
      try graph.node("aws_security_group.web").object?["description"]?.string
        == "Managed by Terraform")
  }

  @Test("says of an unknown attribute where it stands")
  func positions() throws {
    let marked = MarkedText(
      """
      resource:
        aws_vpc: {main: {}}
        aws_subnet: {a: {vpc_id: ①"${aws_vpc.main.id}"}}
      """)
    let graph = try graph(ofExample: marked.text)
    let value = try #require(try graph.node("aws_subnet.a").object?["vpc_id"])
    #expect(value.kind == .unknown)
    #expect(value.range.lowerBound == marked.offset("①"))
  }

  @Test(
    "refuses what would have to be evaluated",
    arguments: [
      "resource: {aws_vpc: {a: {cidr_block: '${cidrsubnet(var.x, 1, 2)}'}}}",
      "resource: {aws_vpc: {a: {count: 2}}}",
      "resource: {aws_vpc: {a: {cidr_block: '${local.x}'}}}",
      "resource: {aws_vpc: {a: {cidr_block: '${aws_vpc.b.id}'}}}",
      "resource: {aws_vpc: {a: {cidr_block: 'a ${aws_vpc.a.id}'}}}",
      "resource: {aws_vpc: {a: {cidr_block: '${var.none}'}}}", "locals: {a: 1}",
    ])
  func refused(_ yaml: String) throws {
    let source = ParsedSource(parsing: Array(yaml.utf8), path: "policy.yaml").resolved(as: .core)
    let example = TerraformExample(resourceBlocks: try #require(source.documents.first))
    #expect(example.diagnostics.count == 1)
    #expect(example.diagnostics.allSatisfy { $0.severity == .error && $0.position != nil })
  }

  @Test("takes a variable for what is given when planning")
  func variables() throws {
    let graph = try graph(
      ofExample: """
        variable: {password: {sensitive: true}, name: {default: shop}}
        resource:
          aws_db_instance: {a: {identifier: "${var.name}", password: "${var.password}"}}
          aws_db_instance_x: {b: {password: s3cr3tPw}}
        """)
    let object = try #require(try graph.node("aws_db_instance.a").object)
    #expect(object["identifier"]?.string == "shop")
    #expect(graph.fact(try graph.node("aws_db_instance.a").id, "literalSecrets") == nil)
    #expect(graph.fact(try graph.node("aws_db_instance_x.b").id, "literalSecrets") != nil)
  }
}
