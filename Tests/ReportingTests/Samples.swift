import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Verdicts

/// Reports made by hand, for all reporters.
enum Sample {
  static let database = Subject(
    address: "aws_db_instance.main", kind: "database", type: "aws_db_instance", name: "main",
    namespace: nil, scope: "plan.json")

  static let cart = Subject(
    address: "Deployment/shop/cart", kind: "workload", type: "apps/v1/Deployment", name: "cart",
    namespace: "shop", scope: "manifests")

  static let architecture = Subject(
    address: "architecture", kind: "architecture", type: "", name: "", namespace: nil, scope: "")

  static let manifest = SourceFile(
    path: "manifests/cart.yaml",
    text: """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart, namespace: shop}
      spec:
        template:
          spec:
            containers:
              - name: cart
                image: shop/cart:1.2
                securityContext: {privileged: true}
                env:
                  - {name: DB_PASSWORD, value: correct-horse-battery-staple}

      """)

  static let terraform = SourceFile(
    path: "main.tf",
    text: """
      resource "aws_db_instance" "main" {
        engine               = "postgres"
        db_subnet_group_name = aws_db_subnet_group.db.name
      }

      """)

  /// The bytes of `text` in `source`, where it stands first.
  static func range(of text: String, in source: SourceFile) -> SourceRange {
    let needle = Array(text.utf8)
    for start in source.bytes.indices.dropLast(needle.count - 1)
    where source.bytes[start...].starts(with: needle) {
      return SourceRange(start, start + needle.count)
    }
    preconditionFailure("the source holds '\(text)'")
  }

  static func bucket(_ key: String) -> Subject {
    Subject(
      address: "module.data.aws_s3_bucket.this[\"\(key)\"]", kind: "bucket", type: "aws_s3_bucket",
      name: "this", namespace: nil, scope: "plan.json")
  }

  static func line(_ path: String, _ line: Int, _ column: Int = 1) -> Location {
    Location(path: path, line: line, column: column, endLine: line, endColumn: column + 8)
  }

  static let wayIn: [Evidence] = [
    Evidence(address: "internet", edge: nil, provenance: .exact, location: nil, note: nil),
    Evidence(
      address: "aws_internet_gateway.main", edge: .attachedTo, provenance: .exact,
      location: line("network.tf", 14), note: nil),
    Evidence(
      address: "aws_route_table.db", edge: .routesTo, provenance: .exact,
      location: line("network.tf", 21), note: "0.0.0.0/0", declaredBy: "aws_route.out"),
    Evidence(
      address: "aws_subnet.private_a", edge: .attachedTo, provenance: .inferred,
      location: line("network.tf", 33), note: nil),
    Evidence(
      address: "aws_db_instance.main", edge: .placedIn, provenance: .exact, location: nil,
      note: nil),
  ]

  static func placement() -> Finding {
    var finding = Finding(
      policy: "aws/database-in-private-subnet", aliases: ["aws/rds-private-subnets"],
      title: "Databases live in private subnets", severity: .critical, verdict: .fail,
      resource: database,
      message: "is placed in aws_subnet.private_a, which has a route to aws_internet_gateway.main",
      validation: 0,
      remediation:
        "Place the DB subnet group in subnets whose route table has no internet gateway.",
      inputPath: "plan.json")
    finding.attribute = "db_subnet_group_name"
    finding.decisions = ["D04"]
    finding.evidence = wayIn
    finding.certainty = .inferred
    finding.fingerprint = "8d8f1c52a6f0c3b1e5a79d0d4c2b6e9f"
    return finding
  }

  /// The same, with the `.tf` sources beside the plan.
  static func locatedPlacement() -> Finding {
    var finding = placement()
    let range = range(of: "aws_db_subnet_group.db.name", in: terraform)
    finding.range = range
    finding.locations = [LineTable(terraform).location(of: range, path: terraform.path)]
    return finding
  }

  static func privileged() -> Finding {
    var finding = Finding(
      policy: "kubernetes/unprivileged", aliases: ["CKV_K8S_16"],
      title: "Containers are not privileged", severity: .high, verdict: .fail, resource: cart,
      message: "runs the container 'cart' privileged", validation: 0,
      remediation: """
        Drop `privileged`, and add what the container needs:

          securityContext:
            capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
        """,
      inputPath: manifest.path)
    let range = range(of: "privileged: true", in: manifest)
    finding.range = range
    finding.attribute = "spec.template.spec.containers[name=cart].securityContext.privileged"
    finding.locations = [LineTable(manifest).location(of: range, path: manifest.path)]
    finding.fingerprint = "1f0e9d8c7b6a59483726150f4e3d2c1b"
    return finding
  }

  static func literalSecret() -> Finding {
    var finding = Finding(
      policy: "kubernetes/no-literal-secrets", aliases: [],
      title: "Secrets are not written into manifests", severity: .high, verdict: .fail,
      resource: cart, message: "holds a password in the variable 'DB_PASSWORD'", validation: 0,
      remediation: "Read it from a Secret with `valueFrom.secretKeyRef`.",
      inputPath: manifest.path)
    let range = range(of: "correct-horse-battery-staple", in: manifest)
    finding.range = range
    finding.attribute = "spec.template.spec.containers[name=cart].env[name=DB_PASSWORD].value"
    finding.locations = [LineTable(manifest).location(of: range, path: manifest.path)]
    finding.fingerprint = "2a0e9d8c7b6a59483726150f4e3d2c1b"
    return finding
  }

  static func unencrypted(_ key: String) -> Finding {
    var finding = Finding(
      policy: "aws/bucket-own-key", aliases: [], title: "Buckets are encrypted with a key of ours",
      severity: .medium, verdict: .fail, resource: bucket(key),
      message: "is encrypted with a key that AWS manages", validation: 0,
      remediation: "Set `sse_algorithm` to `aws:kms` and name a key.", inputPath: "plan.json")
    finding.fingerprint = "c0ffee-\(key)"
    return finding
  }

  static func noAlert() -> Finding {
    var finding = Finding(
      policy: "monitoring/node-cpu-warning", aliases: [], title: "An alert warns of busy nodes",
      severity: .low, verdict: .fail, resource: architecture,
      message: "no alert says warning at 70 % of node CPU", validation: 0,
      remediation: "Add an alert rule on node CPU with `severity: warning`.", inputPath: "")
    finding.evidence = [
      Evidence(
        address: "PrometheusRule/monitoring/nodes", edge: nil, provenance: .exact,
        location: line("manifests/rules.yaml", 4), note: "says critical at 90 %")
    ]
    finding.fingerprint = "00aa"
    return finding
  }

  static func undecided(_ name: String, _ attribute: String, _ reason: UnknownReason) -> Finding {
    let subject = Subject(
      address: "aws_lb.\(name)", kind: "load-balancer", type: "aws_lb", name: name,
      namespace: nil, scope: "plan.json")
    var finding = Finding(
      policy: "aws/load-balancer-web-acl", aliases: [],
      title: "Load balancers that face the internet have a web ACL", severity: .high,
      verdict: .unknown, resource: subject, message: "may have no web ACL", validation: 0,
      remediation: "Associate a web ACL.", inputPath: "plan.json")
    finding.unknown = [
      Unknown(
        address: "aws_wafv2_web_acl_association.\(name)", attribute: attribute, reason: reason)
    ]
    finding.fingerprint = "ab-\(name)"
    return finding
  }

  static func suppressed() -> Finding {
    var finding = unencrypted("public")
    finding.suppression = Suppression(
      source: .comment, reason: "holds the website only", until: "2027-01-31",
      owner: "team-web", place: "s3.tf:7")
    return finding
  }

  static func passed(_ policy: String, _ subject: Subject) -> Finding {
    Finding(
      policy: policy, aliases: [], title: "It holds", severity: .low, verdict: .pass,
      resource: subject, message: "", validation: 0, remediation: "", inputPath: "plan.json")
  }
}
