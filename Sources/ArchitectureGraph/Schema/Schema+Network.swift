extension Schema {
  /// What a thing on the network tells of its reach, set by the reachability analysis.
  static let exposureFields: [Field] = [
    .field(
      "exposure", .string,
      "who can reach it: `internet`, `vpc` or `none`, from routes, rules and addresses"),
    .field(
      "exposedPorts", .list(.record(.exposedPort)), "the ports that the internet reaches"),
    .optional(
      "pathFromInternet", .path, "the way from the internet to it, where there is one"),
    .optional("hasIPv6Address", .bool, "it has an IPv6 address; unsaid, its subnet decides"),
    .optional(
      "addressPlace", .place, "the attribute that gives it a public address, or withholds one"),
  ]

  /// For things that may be given a public address where they stand.
  static let publicIPField = Field.optional(
    "hasPublicIP", .bool, "it has a public address; unsaid, its subnet decides")

  /// For things whose own addresses may be fixed.
  static let privateIPsField = Field.optional(
    "privateIPs", .list(.string), "its private IPv4 addresses, where somebody fixed them")

  /// Where a thing stands, for everything that is placed in subnets.
  static let placementFields: [Field] = [
    .targets("subnets", .placedIn, .subnet, "the subnets it is placed in"),
    .field("zones", .list(.string), "the availability zones that its subnets lie in, sorted"),
    .optional("placement", .place, "the attribute that says which subnets"),
    .targets("securityGroups", .attachedTo, .securityGroup, "the security groups it belongs to"),
  ]

  static let networkKinds: [(Kind, [Field])] = [
    (
      .vpc,
      [
        .field("cidrs", .list(.string), "its address ranges"),
        .field("isDefault", .bool, "the account's default VPC"),
        .sources("subnets", .placedIn, .subnet, "its subnets"),
        .sources("internetGateways", .attachedTo, .internetGateway, "its internet gateways"),
        .sources("natGateways", .placedIn, .natGateway, "the NAT gateways in its subnets"),
        .sources("flowLogs", .targets, .flowLog, "the flow logs that record its traffic"),
        .field(
          "tiers", .list(.record(.tier)),
          "its subnets by tier: public, private, isolated and, of these, database"),
        .field("zones", .list(.string), "the availability zones of its subnets, sorted"),
      ]
    ),
    (
      .subnet,
      [
        .optional("cidr", .string, "its IPv4 address range"),
        .field("zone", .string, "its availability zone (name or id)"),
        .target("vpc", .placedIn, .vpc, "the VPC it is part of"),
        .field(
          "tier", .string,
          "`public` (its routes lead to an internet gateway), `private` (out through NAT or a "
            + "transit gateway) or `isolated`"),
        .field("mapPublicIP", .bool, "instances get a public address by default"),
        .field("assignsIPv6", .bool, "interfaces get an IPv6 address by default"),
        .optional(
          "publicAccessBlocked", .list(.string),
          "what a block of public access shuts: `in`, `out` (of things with an address of their "
            + "own), `nat` (of gateways that only lead out)"),
        .field("holdsDatabase", .bool, "a database or cache is placed in it"),
        .optional(
          "routeTable", .node(.routeTable), "the route table in force: its own, or the VPC's main"),
        .optional(
          "defaultRoute", .record(.route), "the route for everything else (0.0.0.0/0 or ::/0)"),
        .optional("pathFromInternet", .path, "the way in from the internet, for a public one"),
        .target("networkACL", .attachedTo, .networkACL, "the network ACL in force"),
      ]
    ),
    (
      .routeTable,
      [
        .target("vpc", .attachedTo, .vpc, "the VPC it belongs to"),
        .field("isMain", .bool, "in force for subnets without a table of their own"),
        .field("routes", .list(.record(.route)), "its routes, wherever they are declared"),
        .sources("subnets", .attachedTo, .subnet, "the subnets associated with it"),
      ]
    ),
    (.internetGateway, [.target("vpc", .attachedTo, .vpc, "the VPC it opens")]),
    (
      .egressOnlyGateway, [.target("vpc", .attachedTo, .vpc, "the VPC that it lets out, over IPv6")]
    ),
    (
      .peering,
      [
        .field("isActive", .bool, "both sides have agreed to it"),
        .field("sharesGroups", .bool, "rules of the one side may name groups of the other"),
      ]
    ),
    (
      .transitGateway,
      [.field("sharesGroups", .bool, "rules of one VPC may name groups of another")]
    ),
    (
      .natGateway,
      [
        .target("subnet", .placedIn, .subnet, "the subnet it stands in"),
        .field("isPublic", .bool, "it leads to the internet (not a private NAT gateway)"),
        .field("zones", .list(.string), "the zone of its subnet"),
        .sources("routeTables", .routesTo, .routeTable, "the route tables that send traffic to it"),
      ]
    ),
    (
      .securityGroup,
      [
        .target("vpc", .placedIn, .vpc, "the VPC it belongs to"),
        .field("isDefault", .bool, "the VPC's default group"),
        .field(
          "ingress", .list(.record(.rule)), "what it lets in, wherever the rules are declared"),
        .field("egress", .list(.record(.rule)), "what it lets out"),
        .field("guardsBastion", .bool, "a bastion is among its members"),
      ]
    ),
    (
      .networkACL,
      [
        .target("vpc", .placedIn, .vpc, "the VPC it belongs to"),
        .field("isDefault", .bool, "in force in the VPC's subnets without a list of their own"),
        .field("ingress", .list(.record(.rule)), "its rules for what comes in, in order"),
        .field("egress", .list(.record(.rule)), "its rules for what goes out, in order"),
      ]
    ),
    (.flowLog, [.field("trafficType", .string, "ALL, ACCEPT or REJECT")]),
    (.elasticIP, []),
    (.networkInterface, placementFields + exposureFields + [publicIPField, privateIPsField]),
    (
      .vpcEndpoint,
      placementFields + [
        .field("service", .string, "the service it leads to"),
        .target("vpc", .attachedTo, .vpc, "the VPC it belongs to"),
      ]
    ),
  ]

  static let networkRecords: [(RecordType, [Field])] = [
    (
      .route,
      [
        .field("prefix", .string, "where it leads, in CIDR notation"),
        .optional("target", .anyNode, "what it leads to"),
        .optional("targetKind", .string, "the kind of what it leads to"),
        .field("isDefault", .bool, "it is for everything that no other route is for"),
      ]
    ),
    (
      .rule,
      [
        .field("transport", .string, "`tcp`, `udp`, `icmp`, `icmpv6`, a number, or `all`"),
        .field("fromPort", .int, "the lowest port; 0 where all are meant"),
        .field("toPort", .int, "the highest port; 65535 where all are meant"),
        .field("action", .string, "`allow` or `deny`"),
        .field("prefixes", .list(.string), "the address ranges it speaks of, in CIDR notation"),
        .field("groups", .list(.node(.securityGroup)), "the security groups it speaks of"),
        .field(
          "world", .bool,
          "it speaks of the whole internet: alone, or with other rules for the same ports"),
        .field(
          "publicPrefixes", .list(.string), "those of its address ranges that are not private"),
        .field("address", .string, "what declares it: the group itself, or a rule resource"),
        .optional("description", .string, "what its author says of it"),
      ]
    ),
    (
      .exposedPort,
      [
        .field("transport", .string, "`tcp`, `udp` or `all`"),
        .field("fromPort", .int, "the lowest port"),
        .field("toPort", .int, "the highest port"),
        .field("path", .path, "the way from the internet to it"),
      ]
    ),
    (
      .tier,
      [
        .field("name", .string, "`public`, `private`, `isolated` or `database`"),
        .field("subnets", .list(.node(.subnet)), "its subnets"),
        .field("zones", .list(.string), "the availability zones of its subnets, sorted"),
      ]
    ),
    (
      .literalSecret,
      [
        .field("attribute", .string, "where it stands"),
        .field("detector", .string, "what kind of secret it is"),
        .field("source", .string, "`attribute`, `user-data`, `env`, `config-map` or `secret`"),
      ]
    ),
  ]
}
