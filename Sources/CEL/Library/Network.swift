extension Library {
  /// IP addresses and CIDR blocks.
  package static let network = Library(
    name: "network",
    functions: [
      FunctionDeclaration(
        "ip",
        [
          .reading("string_to_ip", by: address),
          .native("cidr_ip", .member) { (block: AddressBlock) in block.address },
        ]),
      .native("isIP", "is_ip") { (text: String) in (try? address(text)) != nil },
      .native("ip.isCanonical", "ip_is_canonical") { (text: String) throws(EvaluationError) in
        try address(text).text.isIdentical(to: text)
      },
      FunctionDeclaration("cidr", [.reading("string_to_cidr", by: block)]),
      .native("isCIDR", "is_cidr") { (text: String) in (try? block(text)) != nil },
      .native("family", "ip_family", .member) { (address: IPAddress) in
        address.family.rawValue
      },
      .ofAddress("isUnspecified", "ip_is_unspecified") { $0.isUnspecified },
      .ofAddress("isLoopback", "ip_is_loopback") { $0.isLoopback },
      .ofAddress("isLinkLocalMulticast", "ip_is_link_local_multicast") {
        $0.isLinkLocalMulticast
      },
      .ofAddress("isLinkLocalUnicast", "ip_is_link_local_unicast") { $0.isLinkLocalUnicast },
      .ofAddress("isGlobalUnicast", "ip_is_global_unicast") { $0.isGlobalUnicast },
      FunctionDeclaration(
        "containsIP",
        [
          .native("cidr_contains_ip_ip", .member) { (block: AddressBlock, other: IPAddress) in
            block.contains(other)
          },
          .native("cidr_contains_ip_string", .member) {
            (block: AddressBlock, text: String) throws(EvaluationError) in
            block.contains(try address(text))
          },
        ]),
      FunctionDeclaration(
        "containsCIDR",
        [
          .native("cidr_contains_cidr", .member) {
            (outer: AddressBlock, inner: AddressBlock) in outer.contains(inner)
          },
          .native("cidr_contains_cidr_string", .member) {
            (outer: AddressBlock, text: String) throws(EvaluationError) in
            outer.contains(try block(text))
          },
        ]),
      .native("masked", "cidr_masked", .member) { (block: AddressBlock) in block.masked },
      .native("isMask", "cidr_is_mask", .member) { (block: AddressBlock) in block.isMask },
      .native("prefixLength", "cidr_prefix_length", .member) { (block: AddressBlock) in
        Int64(block.prefixLength)
      },
      FunctionDeclaration(
        "string",
        [
          .native("ip_to_string") { (address: IPAddress) in address.text },
          .native("cidr_to_string") { (block: AddressBlock) in block.text },
        ]),
    ],
    constants: [Constant(naming: IPAddress.celType), Constant(naming: AddressBlock.celType)])

  @Sendable private static func address(_ text: String) throws(EvaluationError) -> IPAddress {
    try IPAddress(parsing: text)
  }

  @Sendable private static func block(_ text: String) throws(EvaluationError) -> AddressBlock {
    try AddressBlock(parsing: text)
  }
}

extension FunctionDeclaration {
  fileprivate static func ofAddress(
    _ name: String, _ id: String, _ test: @escaping @Sendable (IPAddress) -> Bool
  ) -> FunctionDeclaration {
    .native(name, id, .member, by: test)
  }
}
