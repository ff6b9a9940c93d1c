/// An address range in CIDR notation, IPv4 or IPv6 (RFC 4632, RFC 4291).
package struct Prefix: Hashable, Sendable, CustomStringConvertible {
  /// The first address's bits; an IPv4 address stands in the low 32.
  package let address: UInt128
  /// How many of the leading bits are fixed: 0 to 32, or 0 to 128.
  package let length: Int
  /// Whether it is of IPv6.
  package let isIPv6: Bool

  private init(address: UInt128, length: Int, isIPv6: Bool) {
    let width = isIPv6 ? 128 : 32
    let host = width - length
    self.address = host >= 128 ? 0 : (address >> UInt128(host)) << UInt128(host)
    self.length = length
    self.isIPv6 = isIPv6
  }

  /// Every IPv4 address.
  package static let everyIPv4 = Prefix(address: 0, length: 0, isIPv6: false)
  /// Every IPv6 address.
  package static let everyIPv6 = Prefix(address: 0, length: 0, isIPv6: true)

  /// Reads `10.0.0.0/16`, `::/0`, or a lone address; nil where it is neither.
  ///
  /// Host bits are dropped.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let head = parts.first else { return nil }
    let isIPv6 = head.utf8.contains(UInt8(ascii: ":"))
    guard let address = isIPv6 ? Prefix.ipv6(head) : Prefix.ipv4(head) else { return nil }
    let width = isIPv6 ? 128 : 32
    var length = width
    if parts.count == 2 {
      guard let number = Int(parts[1]), (0...width).contains(number) else { return nil }
      length = number
    }
    self.init(address: address, length: length, isIPv6: isIPv6)
  }

  /// The last address's bits.
  package var last: UInt128 {
    let host = (isIPv6 ? 128 : 32) - length
    return host >= 128 ? UInt128.max : address | ((UInt128(1) << UInt128(host)) - 1)
  }

  /// Whether it is every address of its family.
  package var isEverything: Bool { length == 0 }

  /// Whether every address of `other` is in it.
  package func contains(_ other: Prefix) -> Bool {
    isIPv6 == other.isIPv6 && address <= other.address && other.last <= last
  }

  /// Whether the two have an address in common.
  package func overlaps(_ other: Prefix) -> Bool { contains(other) || other.contains(self) }

  /// Whether all of it is private or otherwise not routed on the internet (RFC 1918, 6598, 3927,
  /// 4193, loopback, link-local, multicast).
  package var isPrivate: Bool { Prefix.privateRanges.contains { $0.contains(self) } }

  static let privateRanges: [Prefix] = [
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
    "127.0.0.0/8", "224.0.0.0/4", "fc00::/7", "fe80::/10", "ff00::/8", "::1/128",
  ].compactMap { Prefix($0) }

  /// Whether `prefixes` together are every address of a family: `0.0.0.0/1` with `128.0.0.0/1`, say.
  ///
  /// - Complexity: O(n log n).
  package static func coverEverything(_ prefixes: [Prefix]) -> Bool {
    [false, true].contains { isIPv6 in
      let ranges = prefixes.filter { $0.isIPv6 == isIPv6 }.sorted { $0.address < $1.address }
      let end = isIPv6 ? UInt128.max : UInt128(UInt32.max)
      var covered: UInt128?
      for range in ranges {
        if let reached = covered {
          guard reached == end || range.address <= reached + 1 else { return false }
          covered = max(reached, range.last)
        } else {
          guard range.address == 0 else { return false }
          covered = range.last
        }
      }
      return covered == end
    }
  }

  package var description: String { "\(Prefix.text(of: address, isIPv6: isIPv6))/\(length)" }
}

extension Prefix {
  private static func ipv4(_ text: Substring) -> UInt128? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt128 = 0
    for part in parts {
      guard let byte = UInt8(part) else { return nil }
      address = address << 8 | UInt128(byte)
    }
    return address
  }

  private static func ipv6(_ text: Substring) -> UInt128? {
    var groups: [UInt16] = []
    var gap: Int?
    var rest = text
    if rest.hasPrefix("::") {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let group = rest.prefix { $0 != ":" }
      if group.utf8.contains(UInt8(ascii: ".")) {
        guard group.count == rest.count, let address = ipv4(group) else { return nil }
        groups += [UInt16(truncatingIfNeeded: address >> 16), UInt16(truncatingIfNeeded: address)]
        break
      }
      guard let value = UInt16(group, radix: 16), group.count <= 4 else { return nil }
      groups.append(value)
      rest = rest.dropFirst(group.count)
      guard !rest.isEmpty else { break }
      rest = rest.dropFirst()
      if rest.hasPrefix(":") {
        guard gap == nil else { return nil }
        gap = groups.count
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    guard groups.count <= 8, gap != nil || groups.count == 8 else { return nil }
    let missing = [UInt16](repeating: 0, count: 8 - groups.count)
    groups.insert(contentsOf: missing, at: gap ?? groups.count)
    return groups.reduce(UInt128(0)) { $0 << 16 | UInt128($1) }
  }

  private static func text(of address: UInt128, isIPv6: Bool) -> String {
    guard isIPv6 else {
      return (0..<4).map { String(UInt8(truncatingIfNeeded: address >> UInt128(24 - 8 * $0))) }
        .joined(separator: ".")
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(112 - 16 * $0)) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(best.count, 1) { best = start..<end }
      start = max(end, start + 1)
    }
    let text = { (range: Range<Int>) in
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
  }
}
