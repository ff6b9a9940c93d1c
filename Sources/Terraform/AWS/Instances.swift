internal import ArchitectureGraph
internal import Documents

/// Instances, launch templates and autoscaling groups.
enum Instances {
  static let families: [String: Family] = [
    "aws_instance": Family(.instance, readInstance),
    "aws_spot_instance_request": Family(.instance, readInstance),
    "aws_launch_template": Family(.launchTemplate, readTemplate),
    "aws_launch_configuration": Family(.launchTemplate, readConfiguration),
    "aws_autoscaling_group": Family(.autoscalingGroup, readGroup),
    "aws_autoscaling_attachment": Family(.resource, readAttachment),
    "aws_volume_attachment": Family(.resource, readVolumeAttachment),
  ]

  private static func readInstance(_ part: Part, _ graph: inout Contribution) {
    graph.gathered.instances.append(part)
    let interfaces = part.parts("network_interface")
    for block in interfaces { connect(part, toInterfaceOf: block, &graph) }
    let isPlaced = graph.connect(part.node, .placedIn, part["subnet_id"], .subnet)
    if !isPlaced, interfaces.isEmpty, part.isOmitted("network_interface") {
      // Then AWS takes a subnet of the default VPC, which nobody declares.
      graph.builder.connect(
        part.node, .placedIn, .unknown(part["subnet_id"].unknown(.notInInputs), [.subnet]),
        provenance: .unknown, place: part["subnet_id"].place)
    }
    graph.set(part, "placement", .place(part["subnet_id"].place))
    graph.connect(part.node, .attachedTo, part["security_groups"], .securityGroup, .many)
    graph.connectGroups(
      part, "vpc_security_group_ids",
      withDefault: interfaces.isEmpty && part.isOmitted("security_groups"))
    graph.connect(part.node, .uses, part["iam_instance_profile"], .instanceProfile)
    connectTemplate(part, &graph)
    Addresses.setFixed(part, from: "private_ip", &graph)
    Addresses.setIPv6(part, &graph)
    graph.set(part, "isBastion", .bool(Bastion.isNamedSo(part)))
    graph.set(part, "requiresIMDSv2", requiresIMDSv2(part))
    graph.set(part, "encrypted", isEncrypted(part))
    for block in part.parts("root_block_device") + part.parts("ebs_block_device") {
      graph.connect(part.node, .encryptsWith, block["kms_key_id"], .key)
    }
  }

  /// An instance stands where its interfaces do.
  private static func connect(
    _ part: Part, toInterfaceOf block: Part, _ graph: inout Contribution
  ) {
    let slot = block["network_interface_id"]
    for tie in graph.ties(slot, .networkInterface) {
      graph.builder.connect(
        part.node, .attachedTo, tie.end, provenance: tie.provenance, place: tie.place)
      guard let interface = graph.part(at: tie.end) else {
        graph.connectUnknown(part.node, .placedIn, .subnet, beyond: tie, of: slot)
        graph.connectUnknown(part.node, .attachedTo, .securityGroup, beyond: tie, of: slot)
        continue
      }
      graph.connect(
        part.node, .placedIn, interface["subnet_id"], .subnet, through: tie.provenance)
      graph.connect(
        part.node, .attachedTo, interface["security_groups"], .securityGroup, .many,
        through: tie.provenance)
    }
  }

  private static func isEncrypted(_ part: Part) -> Fact {
    var known = Known<Bool>.known(true)
    let root = part.part("root_block_device")
    known = root.map { $0["encrypted"].knownBool } ?? .known(false)
    for block in part.parts("ebs_block_device") {
      known = .both(known, block["encrypted"].knownBool)
    }
    return known.fact
  }

  /// Whether the metadata service wants a token, or is off.
  static func requiresIMDSv2(_ part: Part) -> Fact {
    guard let options = part.part("metadata_options") else { return .bool(false) }
    let wants = options["http_tokens"].knownText.map { $0 == "required" }
    let isOff = options["http_endpoint"].knownText.map { $0 == "disabled" }
    return Known.either(wants, isOff).fact
  }

  private static func readTemplate(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "requiresIMDSv2", requiresIMDSv2(part))
    graph.connect(
      part.node, .attachedTo, part["vpc_security_group_ids"], .securityGroup, .many)
    for interface in part.parts("network_interfaces") {
      graph.connect(
        part.node, .attachedTo, interface["security_groups"], .securityGroup, .many)
    }
    for profile in part.parts("iam_instance_profile") {
      graph.connect(part.node, .uses, profile["name"], .instanceProfile)
      graph.connect(part.node, .uses, profile["arn"], .instanceProfile)
    }
  }

  private static func readConfiguration(_ part: Part, _ graph: inout Contribution) {
    graph.set(part, "requiresIMDSv2", requiresIMDSv2(part))
    graph.connect(part.node, .attachedTo, part["security_groups"], .securityGroup, .many)
    graph.connect(part.node, .uses, part["iam_instance_profile"], .instanceProfile)
  }

  private static func readGroup(_ part: Part, _ graph: inout Contribution) {
    graph.connect(part.node, .placedIn, part["vpc_zone_identifier"], .subnet, .many)
    graph.set(part, "placement", .place(part["vpc_zone_identifier"].place))
    graph.set(part, "minSize", part["min_size"].int)
    graph.set(part, "maxSize", part["max_size"].int)
    graph.connect(part.node, .uses, part["launch_configuration"], .launchConfiguration)
    connectTemplate(part, &graph)
    for policy in part.parts("mixed_instances_policy") {
      for template in policy.parts("launch_template") {
        for specification in template.parts("launch_template_specification") {
          connect(part, specification, "launch_template_id", "launch_template_name", &graph)
        }
      }
    }
    graph.connect(part.node, .attachedTo, part["target_group_arns"], .targetGroup, .many)
    graph.connect(part.node, .attachedTo, part["load_balancers"], .classicLoadBalancer, .many)
    if graph.builder.fact(part.node, "hasPublicIP") == nil {
      graph.set(part, "addressPlace", .place(part["vpc_zone_identifier"].place))
    }
  }

  /// Ties `part` to its launch template, and to the security groups that the template gives.
  static func connectTemplate(_ part: Part, _ graph: inout Contribution) {
    for block in part.parts("launch_template") { connect(part, block, "id", "name", &graph) }
  }

  private static func connect(
    _ part: Part, _ block: Part, _ id: String, _ name: String, _ graph: inout Contribution
  ) {
    let ties =
      graph.ties(block[id], .launchTemplate)
      + (block.isOmitted(id) ? graph.ties(block[name], .launchTemplateName) : [])
    for tie in ties {
      graph.builder.connect(
        part.node, .uses, tie.end, provenance: tie.provenance, place: tie.place)
      guard let template = graph.part(at: tie.end) else {
        graph.connectUnknown(part.node, .attachedTo, .securityGroup, beyond: tie, of: block[id])
        continue
      }
      graph.connect(
        part.node, .attachedTo, template["vpc_security_group_ids"], .securityGroup, .many,
        through: tie.provenance)
      for interface in template.parts("network_interfaces") {
        graph.connect(
          part.node, .attachedTo, interface["security_groups"], .securityGroup, .many,
          through: tie.provenance)
        let slot = interface["associate_public_ip_address"]
        guard slot.value != nil,
          part.type == "aws_autoscaling_group" || part.type == "aws_eks_node_group"
        else { continue }
        graph.set(part, "hasPublicIP", slot.bool)
        graph.set(part, "addressPlace", .place(slot.place))
      }
    }
  }

  private static func readAttachment(_ part: Part, _ graph: inout Contribution) {
    for argument in ["lb_target_group_arn", "alb_target_group_arn"] {
      graph.associate(
        part["autoscaling_group_name"], .autoscalingGroup, .attachedTo, part[argument],
        .targetGroup)
    }
    graph.associate(
      part["autoscaling_group_name"], .autoscalingGroup, .attachedTo, part["elb"],
      .classicLoadBalancer)
  }

  private static func readVolumeAttachment(_ part: Part, _ graph: inout Contribution) {
    graph.associate(
      part["volume_id"], Target(.volume, "aws_ebs_volume"), .attachedTo, part["instance_id"],
      .instance)
  }

  /// Sets what only the other resources tell: whether an instance has a public address.
  static func finish(_ graph: inout Contribution) {
    for part in graph.gathered.instances {
      graph.set(part, "hasPublicIP", hasPublicIP(part, &graph))
      graph.set(part, "addressPlace", .place(addressPlace(of: part, &graph)))
    }
    for part in graph.gathered.interfaces {
      // Without an elastic IP it has no public address, unless it is an instance's first and that
      // is given one.
      let isPublic = graph.gathered.publicAddresses.contains(part.node)
      graph.set(part, "hasPublicIP", .bool(isPublic))
      if let place = graph.gathered.addressPlaces[part.node] {
        graph.set(part, "addressPlace", .place(place))
      }
    }
  }

  /// Where it is said that an instance has a public address, or should be.
  private static func addressPlace(of part: Part, _ graph: inout Contribution) -> Place {
    if let place = graph.gathered.addressPlaces[part.node] { return place }
    let own = part["associate_public_ip_address"]
    guard own.value == nil, let subnet = graph.ties(part["subnet_id"], .subnet).first,
      let declared = graph.part(at: subnet.end)
    else { return own.place }
    return declared["map_public_ip_on_launch"].place
  }

  private static func hasPublicIP(_ part: Part, _ graph: inout Contribution) -> Fact {
    if graph.gathered.publicAddresses.contains(part.node) { return .bool(true) }
    let slot = part["associate_public_ip_address"]
    if slot.value != nil { return slot.bool }
    for block in part.parts("network_interface") {
      let interfaces = graph.ties(block["network_interface_id"], .networkInterface)
      let nodes = interfaces.map { graph.node(at: $0.end) }
      if nodes.contains(where: { $0.map(graph.gathered.publicAddresses.contains) ?? false }) {
        return .bool(true)
      }
      return nodes.contains(nil)
        ? .unknown([block["network_interface_id"].unknown()]) : .bool(false)
    }
    guard let subnet = graph.ties(part["subnet_id"], .subnet).first,
      let declared = graph.part(at: subnet.end)
    else { return .unknown([part["subnet_id"].unknown(.notInInputs)]) }
    return declared["map_public_ip_on_launch"].bool
  }
}

/// Hosts for administration, by their names.
enum Bastion {
  /// Whether the name or a `Name` tag of `part` says that it is one.
  static func isNamedSo(_ part: Part) -> Bool {
    let tags = part.value?["tags_all"] ?? part.value?["tags"]
    let names = [part.name, part.address, tags?["Name"]?.string ?? "", tags?["Role"]?.string ?? ""]
    return names.contains { name in
      let name = name.lowercased()
      return [
        "bastion", "jump-host", "jumphost", "jump_host", "jumpbox", "jump-box", "jump_box",
        "jump-server", "jump_server",
      ].contains { name.contains(word: $0) } || name == "jump"
    }
  }
}

extension String {
  /// Whether `word` is in it; both in lower case, as UTF-8.
  fileprivate func contains(word: String) -> Bool {
    let (text, word) = (Array(utf8), Array(word.utf8))
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { start in
      text[start..<start + word.count].elementsEqual(word)
    }
  }
}
