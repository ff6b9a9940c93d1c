import CEL
import Testing

/// Expressions as admission policies are written, on an object that nothing is known of beforehand.
@Suite("Policy expressions")
struct PolicyExpressionTests {
  private static let object = """
    {'apiVersion': 'apps/v1', 'kind': 'Deployment',
     'metadata': {'name': 'cart', 'labels': {'app': 'cart', 'app.kubernetes.io/name': 'cart'}},
     'spec': {'replicas': 3, 'template': {'spec': {
       'securityContext': {'runAsNonRoot': true},
       'containers': [
         {'name': 'main', 'image': 'registry/cart:1.2', 'ports': [{'containerPort': 80}],
          'resources': {'limits': {'memory': '512Mi', 'cpu': '1500m'}}},
         {'name': 'side', 'image': 'registry/side:latest', 'resources': {}}]}}}}
    """

  @Test(
    "an expression gives what it should",
    arguments: [
      Case("object.spec.replicas > 1 && object.spec.replicas <= 5", "true"),
      Case("object.spec.template.spec.containers.all(c, c.image.startsWith('registry/'))", "true"),
      Case("object.spec.template.spec.containers.all(c, !c.image.endsWith(':latest'))", "false"),
      Case("object.spec.template.spec.containers.exists(c, has(c.ports))", "true"),
      Case(
        "object.spec.template.spec.containers.all(c, has(c.resources.limits.memory))",
        "error: no such key: 'limits'"),
      Case(
        "object.spec.template.spec.containers.filter(c, has(c.resources.limits)).map(c, c.name)",
        "['main']"),
      Case(
        "object.spec.template.spec.containers.all(c, c.resources.?limits.?memory.hasValue())",
        "false"),
      Case("object.spec.template.spec.?securityContext.?runAsNonRoot.orValue(false)", "true"),
      Case("object.spec.template.spec.?hostNetwork.orValue(false)", "false"),
      Case("object.metadata.?labels['app'].orValue('') == 'cart'", "true"),
      Case("object.metadata.?annotations['a'].orValue('none')", "'none'"),
      Case("object.metadata.labels['app.kubernetes.io/name']", "'cart'"),
      Case("'app' in object.metadata.labels", "true"),
      Case(
        "has(object.metadata.labels) && object.metadata.labels.exists(k, k.startsWith('app.'))",
        "true"),
      Case("object.metadata.labels.all(k, v, v == 'cart')", "true"),
      Case("object.kind in ['Deployment', 'StatefulSet']", "true"),
      Case("object.spec.template.spec.containers[0].ports.map(p, p.containerPort).sum()", "80"),
      Case("object.spec.template.spec.containers.map(c, c.name).join(', ')", "'main, side'"),
      Case(
        "'image ' + object.spec.template.spec.containers[1].image", "'image registry/side:latest'"),
      Case("'%d of %s'.format([object.spec.replicas, object.metadata.name])", "'3 of cart'"),
      Case("object.metadata.name.matches('^[a-z]+$')", "true"),
      Case(
        "quantity(object.spec.template.spec.containers[0].resources.limits.memory).isLessThan(quantity('1Gi'))",
        "true"),
      Case("type(object.spec.replicas) == int && type(object) == map", "true"),
      Case(
        "object.spec.replicas * 2 == 6 && object.spec.replicas + 0.0 == 3.0",
        "error: no such overload: '+' of (int, double)"),
      Case("object.nothing.at.all == 1", "error: no such key: 'nothing'"),
    ])
  func expressions(_ item: Case) throws {
    let object = try evaluate(PolicyExpressionTests.object)
    let value = try evaluate(
      item.expression, [(name: "object", type: .dyn, value: object)])
    #expect(value.shown == item.result)
  }
}
