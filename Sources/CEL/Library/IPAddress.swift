/// An IPv4 or IPv6 address without a zone.
struct IPAddress: Sendable, Hashable {
  /// Which of the two kinds of addresses.
  enum Family: Int64, Sendable {
    case v4 = 4
    case v6 = 6

    /// The number of bits of an address.
    var bitCount: Int { self == .v4 ? 32 : 128 }
  }

  let family: Family
  /// 4 or 16 bytes, the most significant first.
  let bytes: [UInt8]

  /// An address of 4 or 16 bytes; one that maps IPv4 into IPv6 becomes plain IPv4.
  init(bytes: [UInt8]) {
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    self.bytes = bytes.count == 16 && bytes.starts(with: mapped) ? Array(bytes[12...]) : bytes
    family = self.bytes.count == 4 ? .v4 : .v6
  }

  /// Reads dotted decimal without leading zeros, or the forms of RFC 4291.
  ///
  /// - Throws: `invalidArgument` for other text, for a zone, and for a mapped IPv4 address in
  ///   dotted form, all of which Kubernetes refuses.
  init(parsing text: String) throws(EvaluationError) {
    if text.utf8.contains(UInt8(ascii: "%")), text.utf8.contains(UInt8(ascii: ":")) {
      throw EvaluationError(
        .invalidArgument, "IP address '\(text)' with a zone value is not allowed")
    }
    let isV6 = text.utf8.contains(UInt8(ascii: ":"))
    guard let bytes = isV6 ? IPAddress.v6(text) : IPAddress.v4(text) else {
      throw EvaluationError(
        .invalidArgument, "'\(text)' is not an IP address such as 10.0.0.1 or 2001:db8::1")
    }
    self.init(bytes: bytes)
    guard !isV6 || family == .v6 || !text.utf8.contains(UInt8(ascii: ".")) else {
      throw EvaluationError(
        .invalidArgument, "the IPv4-mapped IPv6 address '\(text)' is not allowed")
    }
  }

  // MARK: Reading

  private static func v4(_ text: some StringProtocol) -> [UInt8]? {
    var scanner = TextScanner(text)
    var bytes: [UInt8] = []
    while bytes.count < 4 {
      if !bytes.isEmpty, !scanner.skip(".") { return nil }
      let digits = scanner.take { $0.isDigit }
      guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0"),
        let byte = UInt8(String(decoding: digits, as: UTF8.self))
      else { return nil }
      bytes.append(byte)
    }
    return scanner.isAtEnd ? bytes : nil
  }

  private static func v6(_ text: String) -> [UInt8]? {
    let halves = text.halves(around: "::")
    guard let head = groups(halves.head, mayEndInV4: halves.tail == nil) else { return nil }
    guard let tailText = halves.tail else { return head.count == 16 ? head : nil }
    guard let tail = groups(tailText, mayEndInV4: true), head.count + tail.count < 16 else {
      return nil
    }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// Groups of up to four hexadecimal digits between colons, an IPv4 address perhaps as the last.
  private static func groups(_ text: Substring, mayEndInV4: Bool) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 8 else { return nil }
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if mayEndInV4, index == parts.count - 1, part.utf8.contains(UInt8(ascii: ".")) {
        guard let address = v4(part) else { return nil }
        bytes += address
        continue
      }
      guard (1...4).contains(part.utf8.count) else { return nil }
      var group: UInt16 = 0
      for character in part.utf8 {
        guard let digit = character.hexDigit else { return nil }
        group = group << 4 | UInt16(digit)
      }
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    }
    return bytes
  }
}

extension IPAddress: OpaqueContent {
  static var typeName: String { "net.IP" }
}

extension IPAddress {
  /// The canonical text (RFC 5952 for IPv6).
  var text: String {
    guard family == .v6 else { return bytes.map { String($0) }.joined(separator: ".") }
    let groups = (0..<8).map { UInt16(bytes[$0 * 2]) << 8 | UInt16(bytes[$0 * 2 + 1]) }
    let zeros = IPAddress.longestZeros(groups)
    let texts = groups.map { String($0, radix: 16) }
    guard zeros.count > 1 else { return texts.joined(separator: ":") }
    return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
      + texts[zeros.upperBound...].joined(separator: ":")
  }

  private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0...groups.count {
      if index < groups.count, groups[index] == 0 { continue }
      if index - start > longest.count { longest = start..<index }
      start = index + 1
    }
    return longest
  }

  var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

  var isLoopback: Bool {
    family == .v4 ? bytes[0] == 127 : bytes.last == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
  }

  var isMulticast: Bool { family == .v4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }

  var isLinkLocalMulticast: Bool {
    family == .v4
      ? bytes.starts(with: [224, 0, 0]) : bytes[0] == 0xFF && bytes[1] & 0x0F == 0x02
  }

  var isLinkLocalUnicast: Bool {
    family == .v4
      ? bytes.starts(with: [169, 254]) : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }

  /// All that is none of the others; private addresses are global in this sense.
  var isGlobalUnicast: Bool {
    let isBroadcast = family == .v4 && bytes.allSatisfy { $0 == 0xFF }
    return !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && !isBroadcast
  }
}

extension String {
  /// What stands before and after the first occurrence of a text; all of it and nil without one.
  fileprivate func halves(around separator: String) -> (head: Substring, tail: Substring?) {
    let offset = withBytes { text in
      separator.withBytes { SystemText.firstOffset(of: $0, in: text) }
    }
    guard let offset else { return (self[...], nil) }
    let start = utf8.index(startIndex, offsetBy: offset)
    return (self[..<start], self[utf8.index(start, offsetBy: separator.utf8.count)...])
  }
}
