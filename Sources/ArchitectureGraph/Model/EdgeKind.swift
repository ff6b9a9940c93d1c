/// How one node bears on another, from actor to object and from child to parent.
package enum EdgeKind: String, CaseIterable, Sendable, Hashable {
  case placedIn = "placed-in"
  case attachedTo = "attached-to"
  case routesTo = "routes-to"
  case allowsFrom = "allows-from"
  case protects, targets, selects, scales, limits, uses, reads
  case encryptsWith = "encrypts-with"
  case assumes, deploys, notifies

  /// What the edge says, in a sentence with its two ends.
  package var meaning: EdgeMeaning { EdgeMeaning.table[self] ?? EdgeMeaning("", from: [], to: []) }
}

/// A row of the table of edges: which kinds stand at its two ends, and what it says.
package struct EdgeMeaning: Sendable {
  /// The sentence, for `docs/graph.md`.
  package let sentence: String
  /// The kinds that may stand at the start; empty means any.
  package let domain: [Kind]
  /// The kinds that may stand at the end; empty means any.
  package let range: [Kind]

  init(_ sentence: String, from domain: [Kind], to range: [Kind]) {
    self.sentence = sentence
    self.domain = domain
    self.range = range
  }

  static let table: [EdgeKind: EdgeMeaning] = [
    .placedIn: EdgeMeaning(
      "the thing lives inside the other: a subnet in its VPC, a database in its subnets, a node "
        + "group in its subnets and its cluster, a Kubernetes object in its namespace, an alert in the "
        + "file or object that holds it, a job in its workflow, an application in its project",
      from: [],
      to: [
        .vpc, .subnet, .kubernetesCluster, .namespace, .containerService, .database, .cache,
        .ruleSet, .alertRouting, .workflow, .applicationProject,
      ]),
    .attachedTo: EdgeMeaning(
      "the thing is fastened to the other: a security group's member to the group, a subnet to its "
        + "route table or network ACL, a gateway to its VPC, a listener to its load balancer",
      from: [],
      to: [
        .securityGroup, .routeTable, .networkACL, .vpc, .loadBalancer, .instance, .elasticIP,
        .networkInterface, .parameterGroup, .launchTemplate, .autoscalingGroup, .targetGroup,
        .transitGateway, .subnet,
      ]),
    .routesTo: EdgeMeaning(
      "traffic for a prefix is sent there: a route of a route table (prefix, the place that "
        + "declares it), an ingress to its service, a listener to its target group",
      from: [.routeTable, .ingress, .listener, .loadBalancer, .virtualService, .gateway],
      to: [
        .internetGateway, .egressOnlyGateway, .natGateway, .transitGateway, .peering, .vpcEndpoint,
        .networkInterface,
        .instance, .service, .targetGroup, .vpc, .resource,
      ]),
    .allowsFrom: EdgeMeaning(
      "a rule lets traffic in from the other (prefixes, ports, protocol, priority, the place that "
        + "declares it)",
      from: [.securityGroup, .networkACL, .networkPolicy],
      to: [.securityGroup, .internet, .workload, .namespace]),
    .protects: EdgeMeaning(
      "the thing stands guard before the other: a web ACL before a load balancer, a disruption "
        + "budget before a workload, a block of public access before a VPC",
      from: [.webACL, .disruptionBudget, .networkPolicy, .resource],
      to: [.loadBalancer, .cdn, .api, .workload, .ingress, .vpc]),
    .targets: EdgeMeaning(
      "the thing is aimed at the other: a target group at an instance, an alarm at what it watches",
      from: [], to: []),
    .selects: EdgeMeaning(
      "a label selector of the thing matches the other's pods",
      from: [
        .service, .disruptionBudget, .networkPolicy, .scrape, .destinationRule, .peerAuthentication,
        .authorizationPolicy,
      ],
      to: [.workload]),
    .scales: EdgeMeaning(
      "the thing sets the other's number of replicas",
      from: [.autoscaler, .nodePool], to: [.workload, .nodeGroup, .autoscalingGroup]),
    .limits: EdgeMeaning(
      "the thing bounds what the other may take", from: [], to: []),
    .uses: EdgeMeaning(
      "the thing needs the other to work: a workload its database, a node group its launch template",
      from: [], to: []),
    .reads: EdgeMeaning(
      "the thing reads the other's content: a workload a secret or a config map",
      from: [], to: [.secret, .configMap, .bucket, .secretStore]),
    .encryptsWith: EdgeMeaning("the thing is encrypted with the key", from: [], to: [.key]),
    .assumes: EdgeMeaning("the thing acts as the role", from: [], to: [.role, .serviceAccount]),
    .deploys: EdgeMeaning(
      "the thing brings the other to run: an application the objects at its path in this repository",
      from: [.application, .workflow, .job], to: []),
    .notifies: EdgeMeaning(
      "the thing sends word to the other", from: [], to: [.topic, .alertReceiver, .queue]),
  ]
}

/// How an edge is known.
package enum Provenance: String, Sendable, Hashable {
  /// Ids or names match, or a reference in the configuration was resolved to the very instance.
  case exact
  /// Exactly one candidate can be meant.
  case inferred
  /// It exists, but its end is known only after apply, and no reference says what it will be.
  case unknown
  /// The id is known, and the thing is not in the inputs.
  case external

  /// How something known so is known where the way to it is known as `way` says.
  package func through(_ way: Provenance) -> Provenance { way == .exact ? self : way }
}
