import ArchitectureGraph
import Diagnostics
import Documents
@testable import Policies

/// Policies made by hand, for the pages and for SARIF's rules.
enum SamplePolicy {
  /// The file that the values of the policies stand in.
  private static let source = SourceFile(
    path: "builtin:aws/database-in-private-subnet.yaml",
    text: """
      params: {warning: 70.0, kinds: [database, cache]}
      examples:
        - terraform:
            resource:
              aws_vpc: {main: {cidr_block: 10.0.0.0/16}}
              aws_db_instance:
                main: {engine: postgres} # <- finding
        - kubernetes: |
            kind: Deployment

      """)

  /// The value whose text is `text` in the file, as a string.
  private static func value(_ text: String) -> Value {
    var builder = TreeBuilder(source: source)
    builder.string(text, range: Sample.range(of: text, in: source))
    return builder.finish().value(at: 0)
  }

  private static var params: Value {
    var builder = TreeBuilder(source: source)
    builder.beginMapping()
    builder.key("warning")
    builder.double(70)
    builder.key("kinds")
    builder.beginSequence()
    builder.string("database")
    builder.string("cache")
    builder.endContainer()
    builder.endContainer()
    return builder.finish().value(at: 0)
  }

  private static func expression(_ text: String) -> Policy.Expression {
    Policy.Expression(text: text, value: params)
  }

  private static func match(_ fill: (inout Policy.Match) -> Void) -> Policy.Match {
    var match = Policy.Match()
    fill(&match)
    return match
  }

  /// One that has a word in every field.
  static var full: Policy {
    let terraform = """
      resource:
              aws_vpc: {main: {cidr_block: 10.0.0.0/16}}
              aws_db_instance:
                main: {engine: postgres}
      """
    return Policy(
      id: "aws/database-in-private-subnet", title: "Databases live in private subnets",
      why: "A subnet is public when its route table leads to an internet gateway, whatever it is "
        + "called. What sits\nthere is one rule away from <everyone>.",
      severity: .critical, aliases: ["aws/rds-private-subnets", "CKV_AWS_17"],
      frameworks: [
        Policy.Framework(name: "aws-fsbp", controls: ["RDS.2"]),
        Policy.Framework(name: "cis-aws", controls: ["2.3.3", "2.3.4"]),
      ],
      scope: .resource,
      match: match {
        $0.kinds = [.database, .cache, .kubernetesCluster]
        $0.types = ["apps/*/Deployment"]
      },
      requires: [], params: params,
      matchConditions: [
        Policy.Condition(name: nil, expression: expression("node.exposure != 'none'"))
      ],
      forEach: Policy.ForEach(name: "subnet", list: expression("node.subnets")),
      variables: [
        Policy.Variable(name: "isPublic", expression: expression("subnet.tier == 'public'"))
      ],
      validations: [
        Policy.Validation(expression: expression("!variables.isPublic")),
        Policy.Validation(
          id: "aws/database-port", severity: .high, aliases: ["aws/rds-port"],
          expression: expression("size(node.exposedPorts) == 0"), message: "opens a port"),
      ],
      remediation: "Place it in subnets whose route table has no internet gateway:\n\n"
        + "  db_subnet_group_name = aws_db_subnet_group.private.name\n",
      examples: [
        Policy.Example(
          name: "a subnet that a separate route opens", expect: .fail,
          inputs: [.terraform(value(terraform))], isShown: true, value: params),
        Policy.Example(
          name: "no database at all", expect: .pass,
          inputs: [.kubernetes(value("kind: Deployment\n"))], isShown: true, value: params),
        Policy.Example(
          name: "ugly", expect: .unknown, inputs: [.kubernetes(value("kind: Deployment\n"))],
          isShown: false, value: params),
      ],
      disabledBecause: nil, place: place)
  }

  /// One that says no more than it must, and is off.
  static var plain: Policy {
    Policy(
      id: "monitoring/node-cpu-warning", title: "An alert warns of busy nodes", why: "",
      severity: .low, aliases: [], frameworks: [], scope: .architecture, match: Policy.Match(),
      requires: [.alertRule], params: nil, matchConditions: [], forEach: nil, variables: [],
      validations: [
        Policy.Validation(expression: expression("graph.alertRules.exists(a, a.percent == 70.0)"))
      ],
      remediation: "", examples: [], disabledBecause: "most teams alert on symptoms",
      place: place)
  }

  private static var place: Policy.Place {
    Policy.Place(path: source.path, position: Position(line: 1, column: 1))
  }
}
