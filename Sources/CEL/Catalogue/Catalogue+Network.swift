extension Catalogue {
  static let network = Catalogue(
    "IP addresses and CIDR blocks", "Kubernetes' functions of IPv4 and IPv6 addresses.",
    of: .network,
    [
      Entry(
        "ip", "The address that a text means, or that of a block.",
        ("ip('10.0.0.1') == ip('10.0.0.1')", "true"),
        ("cidr('10.0.0.7/24').ip()", "ip('10.0.0.7')")),
      Entry("isIP", "Whether a text is an address.", ("isIP('10.0.0.256')", "false")),
      Entry(
        "ip.isCanonical", "Whether an address is written as it should be.",
        ("ip.isCanonical('2001:db8::1')", "true"), ("ip.isCanonical('2001:DB8::1')", "false")),
      Entry("cidr", "The block that a text means.", ("cidr('10.0.0.0/8').prefixLength()", "8")),
      Entry("isCIDR", "Whether a text is a block.", ("isCIDR('10.0.0.0')", "false")),
      Entry("family", "4 or 6.", ("ip('::1').family()", "6")),
      Entry(
        "isUnspecified", "Whether it is 0.0.0.0 or ::.", ("ip('0.0.0.0').isUnspecified()", "true")),
      Entry(
        "isLoopback", "Whether it is of 127.0.0.0/8, or ::1.",
        ("ip('127.0.0.1').isLoopback()", "true")),
      Entry(
        "isLinkLocalMulticast", "Whether it is of 224.0.0.0/24 or ff02::/16.",
        ("ip('224.0.0.1').isLinkLocalMulticast()", "true")),
      Entry(
        "isLinkLocalUnicast", "Whether it is of 169.254.0.0/16 or fe80::/10.",
        ("ip('169.254.169.254').isLinkLocalUnicast()", "true")),
      Entry(
        "isGlobalUnicast", "Whether it is an address of one host that is not link-local.",
        ("ip('10.0.0.1').isGlobalUnicast()", "true")),
      Entry(
        "containsIP", "Whether an address lies in a block.",
        ("cidr('10.0.0.0/8').containsIP('10.1.2.3')", "true"),
        ("cidr('10.0.0.0/8').containsIP(ip('11.0.0.1'))", "false")),
      Entry(
        "containsCIDR", "Whether a block lies in another.",
        ("cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", "true"),
        ("cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))", "false")),
      Entry(
        "masked", "The block with the bits of its hosts cleared.",
        ("cidr('10.0.0.7/24').masked()", "cidr('10.0.0.0/24')")),
      Entry(
        "isMask", "Whether the bits of its hosts are clear.",
        ("cidr('10.0.0.7/24').isMask()", "false")),
      Entry(
        "prefixLength", "How many bits all its addresses share.",
        ("cidr('10.0.0.0/16').prefixLength()", "16")),
      Entry(
        "string", "The address or block as text.",
        ("string(ip('2001:DB8::1'))", "'2001:db8::1'"),
        ("string(cidr('10.0.0.0/8'))", "'10.0.0.0/8'")),
    ])
}
