import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Testing

/// The policies of `text`, a file in which they have types, and what is said of them.
private func said(_ text: String) -> (errors: [String], notes: [String]) {
  let parsed = ParsedSource(parsing: Array(text.utf8), path: "p.yaml")
  let file = Policy.read(parsed, path: "p.yaml")
  let compiler = PolicyCompiler(
    schema: Schema(), resources: ResourceTypes(file.customResources))
  let errors = file.diagnostics + file.policies.flatMap { compiler.check($0) }
  return (errors.map(\.line), compiler.notes(on: file.policies).map(\.line))
}

private func policy(_ types: String, _ expression: String = "has(object.metadata)") -> String {
  """
  apiVersion: archlint/v1
  kind: Policy
  metadata: {id: test/one, title: One}
  spec:
    severity: high
    why: Because.
    match: {types: [\(types)]}
    validations:
      - expression: \(expression)
        message: is wrong
    remediation: Mend it.
  """
}

private let widget = """
  ---
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  metadata: {name: widgets.example.com}
  spec:
    group: example.com
    names: {kind: Widget, plural: widgets}
    scope: Namespaced
    versions:
      - name: v1
        schema:
          openAPIV3Schema:
            type: object
            properties:
              spec:
                type: object
                properties:
                  size: {type: integer}
                  limit: {x-kubernetes-int-or-string: true}
                  ratio: {type: number, nullable: true}
                  names: {type: object, additionalProperties: {type: string}}
                  free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  parts:
                    type: array
                    items: {type: object, properties: {name: {type: string}}}
  """

@Suite("A type in match.types")
struct DeclaredTypeTests {
  @Test(
    "that is known is all right, alone, in several versions and beside others",
    arguments: [
      "apps/v1/Deployment", "v1/Service", "apps/*/Deployment",
      "autoscaling/*/HorizontalPodAutoscaler",
      "apps/v1/Deployment, apps/v1/StatefulSet", "karpenter.sh/*/NodePool",
    ])
  func known(_ types: String) {
    let said = said(policy(types))
    #expect(said.errors == [])
    #expect(said.notes == [])
  }

  @Test(
    "that there is none of is an error at its place, with what was meant",
    arguments: [
      ("aws_db_instnace", "aws_db_instance"), ("apps/v1/Deploymnt", "apps/v1/Deployment"),
      ("apps/v3/Deployment", "apps/v1/Deployment"), ("v1/Deployment", "apps/v1/Deployment"),
      ("Deployment", "apps/v1/Deployment"), ("app/v1/Deployment", "apps/v1/Deployment"),
      ("apps/Deployment", "apps/v1/Deployment"), ("apps/*/Deploymnt", "apps/v1/Deployment"),
      ("v2/Service", "v1/Service"), ("batch/v1/CronJobs", "batch/v1/CronJob"),
      ("argoproj.io/v1/Rollout", "argoproj.io/v1alpha1/Rollout"),
      ("autoscaling/v2beta9/HorizontalPodAutoscaler", "autoscaling/v2/HorizontalPodAutoscaler"),
    ])
  func unknown(_ type: String, _ meant: String) {
    let message =
      "p.yaml:7:19: error: no type is called '\(type)' (in test/one); did you mean '\(meant)'?"
    #expect(said(policy(type)).errors == [message])
  }

  @Test("is not confused with another when nothing is similar")
  func nothingSimilar() {
    let message =
      "p.yaml:7:19: error: no type is called 'aws_qqqqqqqqqqq' (in test/one); "
      + "a type is 'aws_db_instance', 'apps/v1/Deployment' or 'v1/Service'"
    #expect(said(policy("aws_qqqqqqqqqqq")).errors == [message])
  }

  @Test(
    "that no schema is of is dynamic, and said to be, once",
    arguments: [
      (
        "example.com/v1/Widget",
        "archlint has no schema of it; put its CustomResourceDefinition beside the policies"
      ),
      ("google_sql_database", "archlint has no schema of it"),
      ("asw_db_instance", "archlint has no schema of it; did you mean 'aws_db_instance'?"),
      ("extensions/v1beta1/Ingress", "Kubernetes 1.21 was the last to have it"),
      (
        "'aws_*'",
        "'*' stands for more than a version; 'apps/*/Deployment' is checked in every version"
      ),
    ])
  func unchecked(_ type: String, _ reason: String) {
    let name = type.filter { $0 != "'" }
    let said = said(policy("\(type), \(type)", "object.anything.at.all == 1"))
    #expect(said.errors == [])
    #expect(
      said.notes == ["p.yaml:7:19: warning: the fields of \(name) are not checked: \(reason)"])
  }

  @Test("is checked by itself: a mistake for one of several says for which")
  func several() {
    let text = policy("apps/v1/Deployment, v1/Service", "object.spec.replicas > 1")
    #expect(
      said(text).errors == [
        "p.yaml:9:31: error: 'object.spec' (ServiceSpec) has no field 'replicas' (in test/one) "
          + "as it judges v1/Service"
      ])
    let common = policy("apps/v1/Deployment, v1/Service", "has(object.spce)")
    #expect(
      said(common).errors == [
        "p.yaml:9:30: error: apps/v1/Deployment has no field 'spce' (in test/one) "
          + "as it judges apps/v1/Deployment; did you mean 'spec'?",
        "p.yaml:9:30: error: v1/Service has no field 'spce' (in test/one) "
          + "as it judges v1/Service; did you mean 'spec'?",
      ])
  }

  @Test(
    "of a user's own is checked where its definition lies beside the policy",
    arguments: [
      ("object.spec.size > 3 && object.spec.limit == '3' && object.spec.limit == 3", ""),
      ("object.spec.ratio > 0.5 && object.spec.ratio == null", ""),
      ("object.spec.names.a == '' && object.spec.free.what.ever == 1", ""),
      ("object.spec.parts.all(p, p.name == object.metadata.name)", ""),
      ("object.spec.sise > 3", "'object.spec' has no field 'sise'"),
      ("object.spec.size == '3'", "'==' can't be applied to int and string"),
      ("object.spec.parts.all(p, p.nam == '')", "'p' has no field 'nam'"),
      ("object.specs.size == 3", "example.com/v1/Widget has no field 'specs'"),
    ])
  func custom(_ expression: String, _ error: String) {
    let said = said(policy("example.com/v1/Widget", expression) + "\n" + widget)
    #expect(said.notes == [])
    #expect(said.errors.count == (error.isEmpty ? 0 : 1), "\(said.errors)")
    #expect(said.errors.allSatisfy { $0.contains(": error: \(error) (in test/one)") })
  }

  @Test("leaves evidence, messages, forEach and at no less checked")
  func everywhere() {
    let text = """
      apiVersion: archlint/v1
      kind: Policy
      metadata: {id: test/one, title: One}
      spec:
        severity: high
        why: Because.
        match: {types: [apps/v1/Deployment]}
        matchConditions: [{expression: has(object.spe)}]
        forEach: {as: c, in: object.spec.template.spec.containrs}
        variables: [{name: a, expression: object.metadat.name}]
        validations:
          - expression: c.image != variables.a
            messageExpression: object.kin
            evidence: object.metadata.labls
            at: object.spec.replica
        remediation: Mend it.
      """
    let lines = said(text).errors.map { $0.prefix { $0 != " " } }
    #expect(
      lines == [
        "p.yaml:8:45:", "p.yaml:9:50:", "p.yaml:10:44:", "p.yaml:13:33:", "p.yaml:14:33:",
        "p.yaml:15:23:",
      ])
  }
}
