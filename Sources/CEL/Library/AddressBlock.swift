/// An address with the length of its network's prefix, as in `10.0.0.0/8`.
struct AddressBlock: Sendable, Hashable {
  /// The address as written, bits of the host included.
  let address: IPAddress
  /// How many leading bits belong to the network.
  let prefixLength: Int

  init(_ address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  /// Reads an address, a slash, and a prefix length without leading zeros.
  ///
  /// - Throws: `invalidArgument` for other text and for what ``IPAddress`` refuses.
  init(parsing text: String) throws(EvaluationError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if text.utf8.contains(UInt8(ascii: "%")) {
      throw EvaluationError(.invalidArgument, "CIDR '\(text)' with a zone value is not allowed")
    }
    guard parts.count == 2, let length = Int(parts[1]), parts[1].utf8.allSatisfy(\.isDigit),
      parts[1].utf8.count == 1 || !parts[1].hasPrefix("0")
    else { throw AddressBlock.malformed(text) }
    let address = try IPAddress(parsing: String(parts[0]))
    guard address.family == .v6 || !parts[0].utf8.contains(UInt8(ascii: ":")) else {
      throw EvaluationError(
        .invalidArgument, "the IPv4-mapped IPv6 address '\(text)' is not allowed")
    }
    guard length <= address.family.bitCount else { throw AddressBlock.malformed(text) }
    self.init(address, prefixLength: length)
  }

  private static func malformed(_ text: String) -> EvaluationError {
    EvaluationError(
      .invalidArgument, "'\(text)' is not a network address (CIDR) such as 10.0.0.0/8")
  }
}

extension AddressBlock: OpaqueContent {
  static var typeName: String { "net.CIDR" }
}

extension AddressBlock {
  var text: String { "\(address.text)/\(prefixLength)" }

  /// The block with the host's bits cleared.
  var masked: AddressBlock {
    let bytes = address.bytes.enumerated().map { index, byte in
      let kept = max(0, min(8, prefixLength - index * 8))
      return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
    }
    return AddressBlock(IPAddress(bytes: bytes), prefixLength: prefixLength)
  }

  /// Whether the host's bits are clear.
  var isMask: Bool { masked == self }

  /// Whether an address is in the block; one of the other family never is.
  func contains(_ other: IPAddress) -> Bool {
    other.family == address.family
      && AddressBlock(other, prefixLength: prefixLength).masked == masked
  }

  /// Whether all addresses of another block are in this one.
  func contains(_ other: AddressBlock) -> Bool {
    prefixLength <= other.prefixLength && contains(other.address)
  }
}
