/// A format of names and values that Kubernetes knows by name.
enum NamedFormat: String, Sendable, CaseIterable {
  case dns1123Label
  case dns1123Subdomain
  case dns1035Label
  case dns1123LabelPrefix
  case dns1123SubdomainPrefix
  case dns1035LabelPrefix
  case qualifiedName
  case labelValue
  case uri
  case uuid
  case byte
  case date
  case datetime

  /// What is wrong with a text; nothing if it is of the format.
  func problems(of text: String) -> [String] {
    switch self {
    case .dns1123Label: NamedFormat.label(text)
    case .dns1123Subdomain: NamedFormat.subdomain(text)
    case .dns1035Label: NamedFormat.label(text, startingWith: .letter)
    case .dns1123LabelPrefix: NamedFormat.label(NamedFormat.completed(text))
    case .dns1123SubdomainPrefix: NamedFormat.subdomain(NamedFormat.completed(text))
    case .dns1035LabelPrefix:
      NamedFormat.label(NamedFormat.completed(text), startingWith: .letter)
    case .qualifiedName: NamedFormat.qualifiedName(text)
    case .labelValue: text.isEmpty ? [] : NamedFormat.name(text, "a label's value")
    case .uri:
      NamedFormat.problem("is not an absolute URI", unless: ResourceLocator.isAbsolute(text))
    case .uuid: NamedFormat.problem("is not a UUID", unless: NamedFormat.isUUID(text))
    case .byte: NamedFormat.problem("is not base64", unless: NamedFormat.isBase64(text))
    case .date: NamedFormat.problem("is not a date", unless: NamedFormat.isDate(text))
    case .datetime:
      NamedFormat.problem("is not a date and time", unless: NamedFormat.isDateTime(text))
    }
  }

  private static func problem(_ sentence: String, unless isValid: Bool) -> [String] {
    isValid ? [] : [sentence]
  }

  // MARK: Names

  /// What a label may start with.
  private enum Start {
    case letter
    case letterOrDigit
  }

  private static func label(_ text: String, startingWith start: Start = .letterOrDigit) -> [String]
  {
    problem("must have at most 63 characters", unless: text.utf8.count <= 63)
      + problem(
        "must consist of lower case letters, digits and '-', start with a letter"
          + (start == .letter ? "" : " or digit") + " and end with a letter or digit",
        unless: isLabel(text[...]) && (start == .letterOrDigit || text.utf8.first?.isLetter == true)
      )
  }

  private static func subdomain(_ text: String) -> [String] {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return problem("must have at most 253 characters", unless: text.utf8.count <= 253)
      + problem(
        "must consist of labels of lower case letters, digits and '-', joined by '.', "
          + "each of which starts and ends with a letter or digit",
        unless: labels.allSatisfy { isLabel($0) })
  }

  private static func isLabel(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
      && text.utf8.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  private static func name(_ text: String, _ what: String) -> [String] {
    let ends = [text.utf8.first, text.utf8.last].compactMap { $0 }
    return problem("\(what) must have at most 63 characters", unless: text.utf8.count <= 63)
      + problem(
        "\(what) must consist of letters, digits, '-', '_' and '.', "
          + "and start and end with a letter or digit",
        unless: ends.count == 2 && ends.allSatisfy(\.isLetterOrDigit)
          && text.utf8.allSatisfy { $0.isLetterOrDigit || "-_.".utf8.contains($0) })
  }

  /// A name, perhaps with a DNS subdomain and a slash before it.
  private static func qualifiedName(_ text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    switch parts.count {
    case 1: return name(parts[0], "the name")
    case 2: return subdomain(parts[0]).map { "the prefix \($0)" } + name(parts[1], "the name")
    default: return ["must be a name, or a DNS subdomain, '/' and a name"]
    }
  }

  /// A prefix of a name may end in a hyphen, as something will follow it.
  private static func completed(_ prefix: String) -> String {
    prefix.count > 1 && prefix.hasSuffix("-") ? prefix.dropLast(2) + "a" : prefix
  }

  // MARK: Values

  private static func isUUID(_ text: String) -> Bool {
    let digits = text.utf8.filter { $0.hexDigit != nil }
    let hyphens = text.utf8.enumerated().filter { $0.element == UInt8(ascii: "-") }.map(\.offset)
    return digits.count == 32 && digits.count + hyphens.count == text.utf8.count
      && (hyphens.isEmpty || hyphens == [8, 13, 18, 23])
  }

  private static func isBase64(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count % 4 == 0 && !text.utf8.contains { $0 < 0x20 }
      && Base64.bytes(of: text) != nil
  }

  private static func isDate(_ text: String) -> Bool {
    var scanner = TextScanner(text)
    return CalendarDate(scanning: &scanner) != nil && scanner.isAtEnd
  }

  /// RFC 3339, its letters in either case.
  private static func isDateTime(_ text: String) -> Bool {
    (try? Timestamp(parsing: text.mappingBytes { $0.isLowerLetter ? $0 - 32 : $0 })) != nil
  }
}

extension NamedFormat: OpaqueContent {
  static var typeName: String { "kubernetes.NamedFormat" }
}
