import Diagnostics
import Foundation
import Linting
import TestSupport
import Testing
import Verdicts

/// A policy about types of resources, as a user writes one.
private func policy(_ types: String, _ expression: String, id: String = "own/one") -> String {
  """
  apiVersion: archlint/v1
  kind: Policy
  metadata: {id: \(id), title: One}
  spec:
    severity: low
    why: Because.
    match: {types: [\(types)]}
    validations:
      - expression: "\(expression)"
        message: is wrong
    remediation: Mend it.
  """
}

/// Scans a fixture, or a folder's own files, by the policies in a folder.
private func scan(_ path: String, by folder: Folder) -> Report {
  var options = Linter.Options()
  options.paths = [path]
  options.policyFolders = [folder.url.path(percentEncoded: false)]
  options.select = [Glob("own")]
  return Linter(options).lint()
}

@Suite("A policy of a user's own that matches by types")
struct ResourceTypeTests {
  private static let plan = Fixture.url("shop/plan.json").path(percentEncoded: false)
  private static let manifests = Fixture.url("shop/manifests").path(percentEncoded: false)

  @Test(
    "judges resources by fields of every sort of type",
    arguments: [
      ("aws_db_instance", "object.engine != '' && object.allocated_storage > 1.5", plan),
      ("aws_db_instance", "!has(object.tags) || object.tags.all(k, k != '')", plan),
      ("aws_subnet", "object.cidr_block == null || object['cidr_block'] != ''", plan),
      (
        "aws_security_group", "!has(object.ingress) || object.ingress.all(r, r.from_port >= 0)",
        plan
      ),
      (
        "apps/*/Deployment", "object.spec.template.spec.containers.all(c, c.image != '')", manifests
      ),
      (
        "apps/v1/Deployment", "object.metadata.labels.all(k, k in object.metadata.labels)",
        manifests
      ),
      ("v1/Service", "object.spec.ports.all(p, p.port > 0 && p.targetPort != null)", manifests),
    ])
  func judges(_ type: String, _ expression: String, _ path: String) throws {
    let folder = try Folder(["p.yaml": policy(type, expression)])
    let report = scan(path, by: folder)
    #expect(report.errors == [])
    #expect(report.warnings.filter { $0.path.hasSuffix("p.yaml") } == [])
    #expect(report.findings.isEmpty)
    #expect(report.summary.pass > 0)
  }

  @Test("that is misspelt makes the scan untrustworthy, at its place")
  func misspelt() throws {
    let folder = try Folder(["p.yaml": policy("aws_db_instance", "object.enginee != ''")])
    let report = scan(Self.plan, by: folder)
    #expect(
      report.errors.map(\.message) == ["aws_db_instance has no attribute 'enginee' (in own/one)"])
    #expect(report.errors.first?.position == Position(line: 9, column: 27))
  }

  @Test("says once that a type is not checked, unless its definition lies beside it")
  func unchecked() throws {
    let widget = """
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: w}
      spec: {size: 3}
      """
    let inputs = try Folder(["widget.yaml": widget])
    let path = inputs.path("widget.yaml")
    let folder = try Folder([
      "a.yaml": policy("example.com/v1/Widget", "object.spec.size > 1"),
      "b.yaml": policy("example.com/v1/Widget", "object.spec.size > 2", id: "own/two"),
    ])
    let first = scan(path, by: folder)
    #expect(first.errors == [])
    #expect(first.summary.pass == 2)
    #expect(
      first.warnings.map(\.message) == [
        "the fields of example.com/v1/Widget are not checked: archlint has no schema of it"
      ])
    try folder.write(Data(definition.utf8), to: "widget-definition.yaml")
    let second = scan(path, by: folder)
    #expect(second.errors == [])
    #expect(second.warnings == [])
    try folder.write(
      Data(policy("example.com/v1/Widget", "object.spec.sise > 1").utf8), to: "a.yaml")
    let third = scan(path, by: folder)
    #expect(third.errors.map(\.message) == ["'object.spec' has no field 'sise' (in own/one)"])
  }

  private let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.com}
    spec:
      group: example.com
      names: {kind: Widget}
      versions:
        - name: v1
          schema:
            openAPIV3Schema:
              {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}
    """
}
