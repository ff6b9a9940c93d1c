internal import ArchitectureGraph
internal import Documents

/// Listeners, their rules, and the target groups they lead to.
enum Listeners {
  static let families: [String: Family] = [
    "aws_lb_listener": Family(.listener, readListener),
    "aws_alb_listener": Family(.listener, readListener),
    "aws_lb_listener_rule": Family(.resource, readRule),
    "aws_alb_listener_rule": Family(.resource, readRule),
    "aws_lb_listener_certificate": Family(.resource, readCertificate),
    "aws_lb_target_group": Family(.targetGroup, readTargetGroup),
    "aws_alb_target_group": Family(.targetGroup, readTargetGroup),
    "aws_lb_target_group_attachment": Family(.resource, readAttachment),
    "aws_alb_target_group_attachment": Family(.resource, readAttachment),
  ]

  private static func readListener(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .attachedTo, part["load_balancer_arn"], .loadBalancer)
    graph.set(part, "port", part["port"].int)
    let transport = part["protocol"].knownText
    graph.set(part, "transport", transport.textFact)
    if let transport = transport.value, ["HTTPS", "TLS"].contains(transport) {
      graph.set(part, "sslPolicy", part["ssl_policy"].text)
    } else if part.value?["ssl_policy"] != nil {
      graph.set(part, "sslPolicy", part["ssl_policy"].text)
    }
    graph.connect(part.node, .uses, part["certificate_arn"], .certificate)
    let actions = part.parts("default_action")
    graph.set(part, "redirectsToHTTPS", redirectsToHTTPS(actions))
    for action in actions { connect(part.node, to: action, &graph) }
  }

  private static func redirectsToHTTPS(_ actions: [Part]) -> Fact {
    guard !actions.isEmpty else { return .bool(false) }
    return actions.reduce(Known.known(true)) { all, action in
      let redirects = action["type"].knownText.map { $0 == "redirect" }
      let target = action.part("redirect")?["protocol"]
      let isHTTPS =
        target?.value == nil
        ? .known(false) : target?.knownText.map { $0.uppercased() == "HTTPS" } ?? .known(false)
      return .both(all, .both(redirects, isHTTPS))
    }.fact
  }

  private static func connect(_ listener: NodeID, to action: Part, _ graph: inout Contribution) {
    graph.connect(listener, .routesTo, action["target_group_arn"], .targetGroup)
    if action.isUnknown { return }
    for forward in action.parts("forward") {
      for group in forward.parts("target_group") {
        graph.connect(listener, .routesTo, group["arn"], .targetGroup)
      }
    }
  }

  private static func readRule(_ part: Part, _ graph: inout Contribution) {
    for listener in graph.ties(part["listener_arn"], .listener) {
      for action in part.parts("action") {
        var groups = graph.ties(action["target_group_arn"], .targetGroup)
        for forward in action.parts("forward") where !action.isUnknown {
          for group in forward.parts("target_group") {
            groups += graph.ties(group["arn"], .targetGroup)
          }
        }
        for group in groups {
          graph.builder.connect(
            listener.end, .routesTo, group.end,
            provenance: group.provenance.through(listener.provenance), place: group.place)
        }
      }
    }
  }

  private static func readCertificate(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["listener_arn"], .listener, .uses, part["certificate_arn"], .certificate)
  }

  private static func readTargetGroup(_ part: Part, _ graph: inout Contribution) {
    if part.value?["port"] != nil { graph.set(part, "port", part["port"].int) }
    graph.set(part, "keepsClientAddress", keepsClientAddress(part))
    graph.set(part, "deregistrationDelay", part["deregistration_delay"].int)
    graph.connect(part.node, .attachedTo, part["vpc_id"], .vpc)
  }

  /// Whether targets behind a network load balancer see the client's address: as is said, else for
  /// all but TCP and TLS to addresses.
  private static func keepsClientAddress(_ part: Part) -> Fact {
    if part.value?["preserve_client_ip"] != nil { return part["preserve_client_ip"].bool }
    let isByAddress = part["target_type"].knownText.map { $0 == "ip" }
    let isStream = part["protocol"].knownText.map { $0 == "TCP" || $0 == "TLS" }
    return Known.both(isByAddress, isStream).negated.fact
  }

  private static func readAttachment(_ part: Part, _ graph: inout Contribution) {
    guard let value = part.value?["target_id"], value.kind == .unknown || isID(value.string)
    else { return }
    let port = part.value?["port"]?.int.map { PortRange(Int($0), Int($0)) }
    let traffic = port.map { Traffic(.ingress, transport: .known("tcp"), ports: .known($0)) }
    graph.associate(
      part["target_group_arn"], .targetGroup, .targets, part["target_id"], .registered,
      traffic: traffic)
  }

  /// Whether a target is called by an id; those called by address are nothing that a plan holds.
  private static func isID(_ text: String?) -> Bool {
    text.map { $0.hasPrefix("i-") || $0.hasPrefix("arn:") } ?? false
  }
}
