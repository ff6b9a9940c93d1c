/// What a node is, whatever declared it: `aws_db_instance` and `aws_rds_cluster` are both a
/// `database`.
///
/// The raw value is the word that policies, reports and drawings use.
package enum Kind: String, CaseIterable, Sendable, Hashable {
  // The network.
  case vpc, subnet
  case routeTable = "route-table"
  case internetGateway = "internet-gateway"
  case natGateway = "nat-gateway"
  case securityGroup = "security-group"
  case networkACL = "network-acl"
  case networkInterface = "network-interface"
  case elasticIP = "elastic-ip"
  case vpcEndpoint = "vpc-endpoint"
  case peering
  case transitGateway = "transit-gateway"
  case egressOnlyGateway = "egress-only-gateway"
  case flowLog = "flow-log"
  case internet

  // The way in.
  case loadBalancer = "load-balancer"
  case listener
  case targetGroup = "target-group"
  case webACL = "web-acl"
  case certificate
  case dnsRecord = "dns-record"
  case dnsZone = "dns-zone"
  case cdn, api

  // What computes.
  case instance
  case autoscalingGroup = "autoscaling-group"
  case launchTemplate = "launch-template"
  case kubernetesCluster = "kubernetes-cluster"
  case nodeGroup = "node-group"
  case nodePool = "node-pool"
  case nodeClass = "node-class"
  case function
  case containerService = "container-service"

  // What keeps data.
  case database, cache, bucket, queue, topic, volume, registry
  case fileSystem = "file-system"
  case parameterGroup = "parameter-group"

  // Who may, and with which key.
  case key, secret, role, policy, variable

  // What watches.
  case logGroup = "log-group"
  case alarm
  case alertRule = "alert-rule"
  case alertReceiver = "alert-receiver"
  case alertRouting = "alert-routing"
  case recordingRule = "recording-rule"
  case ruleSet = "rule-set"
  case scrape

  // Kubernetes.
  case workload, container, service, ingress, autoscaler, namespace, application
  case ingressController = "ingress-controller"
  case disruptionBudget = "disruption-budget"
  case networkPolicy = "network-policy"
  case serviceAccount = "service-account"
  case roleBinding = "role-binding"
  case configMap = "config-map"
  case externalSecret = "external-secret"
  case secretStore = "secret-store"
  case persistentVolumeClaim = "persistent-volume-claim"
  case virtualService = "virtual-service"
  case destinationRule = "destination-rule"
  case gateway
  case peerAuthentication = "peer-authentication"
  case authorizationPolicy = "authorization-policy"

  // Delivery.
  case workflow, job, action, repository
  case applicationProject = "application-project"

  /// The whole of it: what a finding of a policy of `scope: architecture` is about.
  case architecture
  /// Everything else.
  case resource

  /// The kind's name as a CEL type: `route-table` is `RouteTable`.
  package var typeName: String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The name of all nodes of the kind on `graph`: `route-table` is `routeTables`.
  package var collectionName: String {
    let words = words
    let joined =
      words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    if joined.hasSuffix("y"), !["ay", "ey"].contains(joined.suffix(2)) {
      return joined.dropLast() + "ies"
    }
    return joined.hasSuffix("s") ? joined + "es" : joined + "s"
  }

  /// The kind in a sentence: `route-table` is `route table`.
  package var phrase: String { words.joined(separator: " ") }

  private var words: [String] { rawValue.split(separator: "-").map(String.init) }
}
