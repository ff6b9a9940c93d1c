/// A URL in parts, as Go's net/url takes one apart; that is what Kubernetes' functions show.
struct ResourceLocator: Sendable, Hashable {
  /// In lower case; empty if the URL starts with its path.
  let scheme: String
  /// What stands before the `@` of the authority; nil without one.
  private let user: String?
  /// The host with its port, percent-encoding undone.
  let host: String
  /// What follows the scheme if it is no path, as in `mailto:someone`.
  private let opaque: String
  /// The path as written.
  private let path: [UInt8]
  private let query: String
  private let fragment: String

  /// Reads an absolute URL or an absolute path.
  ///
  /// - Throws: `invalidArgument` for other text.
  init(parsing text: String) throws(EvaluationError) {
    guard let locator = ResourceLocator(text) else {
      throw EvaluationError(
        .invalidArgument, "'\(text)' is not a URL such as https://example.com/path")
    }
    self = locator
  }

  /// Whether the text is an absolute URL or path; a fragment counts as a part of the path here.
  static func isAbsolute(_ text: String) -> Bool {
    ResourceLocator(withoutFragment: text, fragment: "") != nil
  }

  private init?(_ text: String) {
    guard ResourceLocator.isAbsolute(text) else { return nil }
    let (main, fragment) = text.cut(at: "#")
    let decoded = PercentEncoding.decoded(Array((fragment ?? "").utf8))
    guard let decoded else { return nil }
    self.init(
      withoutFragment: String(main), fragment: String(decoding: decoded, as: UTF8.self))
  }

  private init?(withoutFragment text: String, fragment: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      let (scheme, afterScheme) = ResourceLocator.scheme(of: text)
    else { return nil }
    let (beforeQuery, query) = afterScheme.cut(at: "?")
    self.scheme = scheme
    self.query = String(query ?? "")
    self.fragment = fragment
    guard beforeQuery.hasPrefix("/") else {
      guard !scheme.isEmpty else { return nil }
      (user, host, path, opaque) = (nil, "", [], String(beforeQuery))
      return
    }
    opaque = ""
    var rest = Array(beforeQuery.utf8)
    if !scheme.isEmpty, beforeQuery.hasPrefix("//") {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      rest = Array(rest[authority.endIndex...])
      guard let parts = ResourceLocator.authority(Array(authority)) else { return nil }
      (user, host) = (parts.user, parts.host)
    } else {
      (user, host) = (nil, "")
    }
    guard PercentEncoding.decoded(rest) != nil else { return nil }
    path = rest
  }

  /// The scheme in lower case and what follows its colon; nil if the colon comes first.
  private static func scheme(of text: String) -> (scheme: String, rest: Substring)? {
    for (offset, byte) in text.utf8.enumerated() {
      if byte == UInt8(ascii: ":") {
        guard offset > 0 else { return nil }
        let colon = text.utf8.index(text.startIndex, offsetBy: offset)
        let scheme = String(text[..<colon]).mappingBytes { $0.isUpperLetter ? $0 + 32 : $0 }
        return (scheme, text[text.utf8.index(after: colon)...])
      }
      let mayContinue = offset > 0 && (byte.isDigit || "+-.".utf8.contains(byte))
      guard byte.isLetter || mayContinue else { break }
    }
    return ("", text[...])
  }

  // MARK: Authority

  private static func authority(_ bytes: [UInt8]) -> (user: String?, host: String)? {
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
      return decodedHost(bytes).map { (nil, $0) }
    }
    let user = Array(bytes[..<at])
    let isValid = user.allSatisfy { $0.isLetterOrDigit || "-._:~!$&'()*+,;=%@".utf8.contains($0) }
    guard isValid, let decoded = PercentEncoding.decoded(user),
      let host = decodedHost(Array(bytes[(at + 1)...]))
    else { return nil }
    return (String(decoding: decoded, as: UTF8.self), host)
  }

  private static func decodedHost(_ bytes: [UInt8]) -> String? {
    let port: ArraySlice<UInt8>
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.lastIndex(of: UInt8(ascii: "]")) else { return nil }
      port = bytes[(end + 1)...]
    } else {
      port = bytes.lastIndex(of: UInt8(ascii: ":")).map { bytes[$0...] } ?? []
    }
    guard isPort(port), let decoded = PercentEncoding.decodedHost(bytes) else { return nil }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Nothing, or a colon with digits or none.
  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty || bytes.first == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy(\.isDigit)
  }

  // MARK: Parts

  /// The host without port and without the brackets of IPv6.
  var hostname: String {
    let name = splitHost.name
    return name.hasPrefix("[") && name.hasSuffix("]") ? String(name.dropFirst().dropLast()) : name
  }

  /// The digits after the host; empty without a port.
  var port: String { splitHost.port }

  private var splitHost: (name: String, port: String) {
    let bytes = Array(host.utf8)
    guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
      ResourceLocator.isPort(bytes[colon...])
    else { return (host, "") }
    return (
      String(decoding: bytes[..<colon], as: UTF8.self),
      String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    )
  }

  /// The path as written if it is encoded well, else encoded anew.
  var escapedPath: String { PercentEncoding.path(path) }

  /// The query's keys in their order with all their values; what can't be decoded is left out.
  var queryEntries: [(key: String, values: [String])] {
    var entries: [(key: String, values: [String])] = []
    var positions: [String: Int] = [:]
    for part in query.split(separator: "&") where !part.contains(";") {
      let (key, value) = part.cut(at: "=")
      guard let key = PercentEncoding.decodedQuery(key),
        let value = PercentEncoding.decodedQuery(value ?? "")
      else { continue }
      if let position = positions[key] {
        entries[position].values.append(value)
      } else {
        positions[key] = entries.count
        entries.append((key, [value]))
      }
    }
    return entries
  }
}

extension ResourceLocator: OpaqueContent {
  static var typeName: String { "kubernetes.URL" }
}

extension StringProtocol where SubSequence == Substring {
  /// What stands before and after the first occurrence of a character; all and nil without one.
  fileprivate func cut(at separator: Character) -> (Substring, Substring?) {
    guard let index = firstIndex(of: separator) else { return (self[...], nil) }
    return (self[..<index], self[self.index(after: index)...])
  }
}
