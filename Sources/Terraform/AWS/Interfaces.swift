internal import ArchitectureGraph
internal import Documents

/// Network interfaces and elastic IPs.
enum Interfaces {
  static let families: [String: Family] = [
    "aws_network_interface": Family(.networkInterface, readInterface),
    "aws_network_interface_sg_attachment": Family(.resource, readGroupAttachment),
    "aws_network_interface_attachment": Family(.resource, readAttachment),
    "aws_eip": Family(.elasticIP, readElasticIP),
    "aws_eip_association": Family(.resource, readElasticIPAssociation),
  ]

  private static func readInterface(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["subnet_id"], .subnet)
    graph.connectGroups(part, "security_groups", withDefault: true)
    graph.set(part, "placement", .place(part["subnet_id"].place))
    graph.gathered.interfaces.append(part)
    Addresses.setFixed(part, from: "private_ips", &graph)
    Addresses.setIPv6(part, &graph)
    for attachment in part.parts("attachment") {
      graph.connect(part.node, .attachedTo, attachment["instance"], .instance)
    }
  }

  private static func readGroupAttachment(_ part: Part, _ graph: inout Contribution) {
    let slot = part["network_interface_id"]
    let target = Target(.networkInterface, "aws_network_interface", "aws_instance")
    graph.associate(slot, target, .attachedTo, part["security_group_id"], .securityGroup)
  }

  private static func readAttachment(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["network_interface_id"], .networkInterface, .attachedTo, part["instance_id"], .instance)
  }

  private static func readElasticIP(_ part: Part, _ graph: inout Contribution) {
    give(
      part, part["instance"], part["network_interface"], from: KnownEnd(.node(part.node)), &graph)
  }

  private static func readElasticIPAssociation(_ part: Part, _ graph: inout Contribution) {
    guard let address = graph.ties(part["allocation_id"], .elasticIP).first else {
      for target in graph.ties(part["instance_id"], .instance) {
        if let node = graph.node(at: target.end) { graph.gathered.publicAddresses.insert(node) }
      }
      return
    }
    give(part, part["instance_id"], part["network_interface_id"], from: address.known, &graph)
  }

  /// An elastic IP is fastened to an instance or an interface, which is thereby public.
  private static func give(
    _ part: Part, _ instance: Slot, _ interface: Slot, from address: KnownEnd,
    _ graph: inout Contribution
  ) {
    let owner = Target(.networkInterface, "aws_network_interface", "aws_instance")
    let ties = graph.ties(instance, .instance) + graph.ties(interface, owner)
    for tie in ties {
      graph.builder.connect(
        address.end, .attachedTo, tie.end, provenance: tie.provenance.through(address.provenance),
        place: tie.place)
      guard let node = graph.node(at: tie.end) else { continue }
      graph.gathered.publicAddresses.insert(node)
      graph.gathered.addressPlaces[node] = tie.place
    }
  }
}
