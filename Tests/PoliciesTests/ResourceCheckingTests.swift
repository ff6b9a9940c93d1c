import ArchitectureGraph
import CEL
import Policies
import Testing

/// A check of an expression about a resource: what is wrong with it, or nothing.
struct ResourceCheck: Sendable, CustomTestStringConvertible {
  let type: String
  let expression: String
  let message: String?

  var testDescription: String { "\(type): \(expression)" }

  init(_ type: String, _ expression: String, _ message: String? = nil) {
    self.type = type
    self.expression = expression
    self.message = message
  }
}

@Suite("An expression about a resource")
struct ResourceCheckingTests {
  private static let compiler = PolicyCompiler(schema: Schema())

  @Test(
    "is checked against the AWS provider's schema",
    arguments: [
      ResourceCheck("aws_db_instance", "object.publicly_accessible"),
      ResourceCheck("aws_db_instance", "!object.publicly_accessible && object.multi_az == true"),
      ResourceCheck("aws_db_instance", "has(object.port) && object.port == 5432"),
      ResourceCheck("aws_db_instance", "object.allocated_storage > 1.5 && object.iops >= 3000"),
      ResourceCheck("aws_db_instance", "object.port + 1 == 5433 && object.port in [1, 2]"),
      ResourceCheck("aws_db_instance", "object.engine == null || object.engine.startsWith('a')"),
      ResourceCheck("aws_db_instance", "object.tags == null || object.port == null"),
      ResourceCheck("aws_db_instance", "object.tags.Name == 'x' && object.tags['Name'] == 'x'"),
      ResourceCheck("aws_db_instance", "'Name' in object.tags && object.tags.size() > 1"),
      ResourceCheck("aws_db_instance", "object.vpc_security_group_ids.exists(g, g == 'sg-1')"),
      ResourceCheck("aws_db_instance", "object.blue_green_update[0].enabled"),
      ResourceCheck("aws_db_instance", "object.timeouts.create == '40m'"),
      ResourceCheck("aws_db_instance", "object.?timeouts.?create.orValue('') == ''"),
      ResourceCheck("aws_db_instance", "object['engine'] == 'mysql' && 'engine' in object"),
      ResourceCheck("aws_security_group", "object.ingress.all(r, r.from_port > 0)"),
      ResourceCheck("aws_security_group", "(object.ingress + object.egress).all(r, r.to_port > 0)"),
      ResourceCheck("aws_vpc", "object.all(key, key != 'tags') && object.size() > 2"),
      ResourceCheck(
        "aws_db_instance", "object.publicly_accesible",
        "aws_db_instance has no attribute 'publicly_accesible'; "
          + "did you mean 'publicly_accessible'?"),
      ResourceCheck(
        "aws_db_instance", "has(object.enginee)",
        "aws_db_instance has no attribute 'enginee'; did you mean 'engine'?"),
      ResourceCheck(
        "aws_db_instance", "object.?enginee.orValue('') == ''",
        "aws_db_instance has no attribute 'enginee'; did you mean 'engine'?"),
      ResourceCheck(
        "aws_db_instance", "'enginee' in object",
        "aws_db_instance has no attribute 'enginee'; did you mean 'engine'?"),
      ResourceCheck(
        "aws_db_instance", "object['enginee'] == 'mysql'",
        "aws_db_instance has no attribute 'enginee'; did you mean 'engine'?"),
      ResourceCheck(
        "aws_db_instance", "object.blue_green_update[0].enabld",
        "'object.blue_green_update[0]' has no attribute 'enabld'; did you mean 'enabled'?"),
      ResourceCheck(
        "aws_db_instance", "object.qwertyuiop == 1",
        "aws_db_instance has no attribute 'qwertyuiop'; 'archlint eval --schema aws_db_instance' "
          + "lists its attributes, of the AWS provider 5.100.0"),
      ResourceCheck(
        "aws_db_instance", "object.timeouts.qwertyuiop == ''",
        "'object.timeouts' has no attribute 'qwertyuiop'; its attributes are create, delete, update"
      ),
      ResourceCheck(
        "aws_db_instance", "object.port == '5432'", "'==' can't be applied to number and string"),
      ResourceCheck(
        "aws_db_instance", "object.engine == 5", "'==' can't be applied to string and int"),
      ResourceCheck(
        "aws_db_instance", "object.multi_az == 'true'", "'==' can't be applied to bool and string"),
      ResourceCheck(
        "aws_db_instance", "object.engine > 5", "'>' can't be applied to string and int"),
      ResourceCheck(
        "aws_security_group", "object.ingress.all(r, r.from_prt > 0)",
        "'r' has no attribute 'from_prt'; did you mean 'from_port'?"),
    ])
  func terraform(_ check: ResourceCheck) { hold(check) }

  @Test(
    "is checked against Kubernetes' schema",
    arguments: [
      ResourceCheck("apps/v1/Deployment", "object.spec.replicas > 1"),
      ResourceCheck("apps/v1/Deployment", "object.metadata.labels.app == 'a'"),
      ResourceCheck("apps/v1/Deployment", "object.metadata.labels['app.kubernetes.io/name'] == ''"),
      ResourceCheck("apps/v1/Deployment", "object.metadata.?labels[?'app'].orValue('') == ''"),
      ResourceCheck("apps/v1/Deployment", "object.spec.strategy.rollingUpdate.maxSurge == '25%'"),
      ResourceCheck("apps/v1/Deployment", "object.spec.strategy.rollingUpdate.maxSurge == 1"),
      ResourceCheck(
        "apps/v1/Deployment",
        "object.spec.template.spec.containers.all(c, quantity(c.resources.limits.memory) "
          + "== quantity('1Gi') && c.resources.limits['cpu'] == 1)"),
      ResourceCheck(
        "v1/Pod",
        "(object.spec.containers + object.spec.initContainers).all(c, c.image != '')"),
      ResourceCheck(
        "v1/Pod",
        "(object.spec.containers + object.spec.ephemeralContainers).all(c, c.image != '')"),
      ResourceCheck("v1/ConfigMap", "object.data.all(k, object.data[k] != '')"),
      ResourceCheck("v1/Secret", "object.data['a'].size() > 1 && object.type == 'Opaque'"),
      ResourceCheck(
        "apiextensions.k8s.io/v1/CustomResourceDefinition",
        "object.spec.versions[0].schema.openAPIV3Schema.x__dash__kubernetes__dash__list__dash__type"
          + " == 'map'"),
      ResourceCheck(
        "apps/v1/StatefulSet", "object.spec.volumeClaimTemplates[0].spec.volumeMode=='a'"),
      ResourceCheck(
        "apps/v1/Deployment", "object.spce.replicas > 1",
        "apps/v1/Deployment has no field 'spce'; did you mean 'spec'?"),
      ResourceCheck(
        "apps/v1/Deployment", "object.spec.replica > 1",
        "'object.spec' (DeploymentSpec) has no field 'replica'; did you mean 'replicas'?"),
      ResourceCheck(
        "v1/Pod",
        "(object.spec.containers + object.spec.initContainers).all(c, c.imagee != '')",
        "'c' (Container) has no field 'imagee'; did you mean 'image'?"),
      ResourceCheck(
        "apps/v1/Deployment", "object.spec.replicas == '3'",
        "'==' can't be applied to int and string"),
      ResourceCheck(
        "apps/v1/Deployment", "object.spec.replicas == null",
        "'==' can't be applied to int and null_type; what is not set is not there: ask has(…)"),
      ResourceCheck(
        "apps/v1/Deployment", "object.metadata.labels.app == 1",
        "'==' can't be applied to string and int"),
      ResourceCheck(
        "apps/v1/Deployment", "object.spec.template.spec.containers.all(c, c.ports > 1)",
        "'>' can't be applied to list(ContainerPort) and int"),
    ])
  func kubernetes(_ check: ResourceCheck) { hold(check) }

  @Test(
    "is checked against the schemas of custom resources",
    arguments: [
      ResourceCheck("argoproj.io/v1alpha1/Rollout", "object.spec.replicas > 1"),
      ResourceCheck("keda.sh/v1alpha1/ScaledObject", "object.spec.minReplicaCount >= 2"),
      ResourceCheck(
        "networking.istio.io/v1/DestinationRule",
        "object.spec.subsets.all(s, s.labels.version == 'v1')"),
      ResourceCheck(
        "monitoring.coreos.com/v1/PrometheusRule",
        "object.spec.groups.all(g, g.rules.all(r, r.labels.severity == 'a'))"),
      ResourceCheck(
        "monitoring.coreos.com/v1/ServiceMonitor", "object.metadata.name == 'a'"),
      ResourceCheck(
        "keda.sh/v1alpha1/ScaledObject", "object.spec.minReplicasCount >= 2",
        "'object.spec' has no field 'minReplicasCount'; did you mean 'minReplicaCount'?"),
      ResourceCheck(
        "external-secrets.io/v1beta1/ExternalSecret", "object.spec.refreshIntervall == '1h'",
        "'object.spec' has no field 'refreshIntervall'; did you mean 'refreshInterval'?"),
      ResourceCheck(
        "karpenter.sh/v1/NodePool", "object.metadata.nam == 'a'",
        "'object.metadata' (ObjectMeta) has no field 'nam'; did you mean 'name'?"),
      ResourceCheck(
        "rds.services.k8s.aws/v1alpha1/DBInstance", "object.spec.multiAZ == 'yes'",
        "'==' can't be applied to bool and string"),
    ])
  func customResources(_ check: ResourceCheck) { hold(check) }

  @Test("is not checked where nothing is known of the type")
  func unknownType() {
    hold(ResourceCheck("example.com/v1/Widget", "object.spec.anything == 1"))
  }

  private func hold(_ check: ResourceCheck) {
    let environment = Self.compiler.evaluationEnvironment(for: nil, type: check.type)
    do {
      let type = try CheckedExpression(checking: check.expression, in: environment).type
      #expect(check.message == nil, "nothing is found wrong; it is a \(type)")
      #expect(type.withoutNull == .bool)
    } catch {
      let mistake = error.mistakes[0]
      let shown = [mistake.message, mistake.help].compactMap(\.self).joined(separator: "; ")
      let expected = check.message ?? "nothing"
      #expect(expected.contains("; ") ? shown == expected : mistake.message == expected, "\(shown)")
    }
  }
}
