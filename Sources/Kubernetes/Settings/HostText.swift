/// The hosts that a setting's text names, and what its URL says beside.
enum HostText {
  /// The hosts in `text`: of a URL, of JDBC's and Go's forms, of a list `a:5432,b:5432`, or the text
  /// itself; in lower case and without ports.
  static func hosts(in text: String) -> [String] {
    var rest = text.trimmingBlanks()[...]
    if let range = rest.firstRange(of: "://") {
      rest = rest[range.upperBound...].prefix { !"/?#;".contains($0) }
    } else if let range = rest.firstRange(of: "@tcp(") {
      rest = rest[range.upperBound...].prefix { $0 != ")" }
    } else if let range = rest.firstRange(of: "host=") {
      rest = rest[range.upperBound...].prefix { $0 != " " && $0 != "&" }
    }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    return rest.split(separator: ",", maxSplits: mostHosts).prefix(mostHosts).compactMap {
      host($0)
    }
  }

  /// More hosts than a list of members has.
  private static let mostHosts = 16

  /// The host of `text` without its port; nil where it can't be one.
  private static func host(_ text: Substring) -> String? {
    let name = text.prefix { $0 != ":" && $0 != "/" }.lowercased()
    let isName = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return name.isEmpty || !isName ? nil : name
  }

  /// The parameter of a URL in `text` that says how big the pool is: `?pool=5`, `&connection_limit=8`.
  static func poolSize(in text: String) -> Int64? {
    guard let mark = text.firstIndex(where: { $0 == "?" || $0 == ";" }) else { return nil }
    for pair in text[text.index(after: mark)...].split(whereSeparator: { "&;".contains($0) }) {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, poolParameters.contains(parts[0].lowercased()) else { continue }
      return Int64(parts[1])
    }
    return nil
  }

  private static let poolParameters: Set<String> = [
    "pool", "pool_size", "poolsize", "connection_limit", "max_connections", "maxpoolsize",
    "max_pool_size", "pool_max_conns", "maximumpoolsize", "connectionlimit",
  ]

  /// Whether `host` is an IPv4 address.
  static func isAddress(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
