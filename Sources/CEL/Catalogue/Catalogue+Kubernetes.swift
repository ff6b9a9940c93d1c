extension Catalogue {
  static let quantity = Catalogue(
    "Quantities", "Kubernetes' amounts of resources, such as '500m' and '1Gi'.", of: .quantity,
    [
      Entry(
        "quantity", "The amount that a text means.",
        ("quantity('1Gi') == quantity('1024Mi')", "true")),
      Entry("isQuantity", "Whether a text is an amount.", ("isQuantity('1Zi')", "false")),
      Entry("sign", "-1, 0 or 1.", ("quantity('-5').sign()", "-1"), ("sign(quantity('0'))", "0")),
      Entry(
        "isInteger", "Whether it is a whole number that fits an int.",
        ("quantity('500m').isInteger()", "false")),
      Entry(
        "asInteger", "The amount as an int; an error if it is none.",
        ("quantity('2k').asInteger()", "2000")),
      Entry(
        "asApproximateFloat", "The amount as a double, which may lose digits.",
        ("quantity('500m').asApproximateFloat()", "0.5")),
      Entry(
        "add", "The sum with an amount or an int.",
        ("quantity('500m').add(quantity('1500m')).asInteger()", "2"),
        ("quantity('1').add(2) == quantity('3')", "true")),
      Entry(
        "sub", "The difference to an amount or an int.",
        ("quantity('3').sub(quantity('1')) == quantity('2')", "true")),
      Entry(
        "isLessThan", "Whether it is less than another.",
        ("quantity('500m').isLessThan(quantity('1'))", "true")),
      Entry(
        "isGreaterThan", "Whether it is greater than another.",
        ("quantity('1Gi').isGreaterThan(quantity('1G'))", "true")),
      Entry(
        "compareTo", "-1, 0 or 1 for less, equal or greater.",
        ("quantity('1').compareTo(quantity('1000m'))", "0")),
    ])

  static let url = Catalogue(
    "URLs", "Kubernetes' functions of absolute URLs and paths.", of: .url,
    [
      Entry(
        "url", "The parts of a URL; an error for what is none.",
        ("url('https://example.com/a') == url('https://example.com/a')", "true")),
      Entry("isURL", "Whether a text is an absolute URL or path.", ("isURL('../a')", "false")),
      Entry("getScheme", "The scheme.", ("url('https://example.com').getScheme()", "'https'")),
      Entry(
        "getHost", "The host with its port.",
        ("url('https://example.com:80/').getHost()", "'example.com:80'")),
      Entry(
        "getHostname", "The host without its port.",
        ("url('https://example.com:80/').getHostname()", "'example.com'")),
      Entry(
        "getPort", "The port as text; '' if there is none.",
        ("url('https://example.com:80/').getPort()", "'80'")),
      Entry(
        "getEscapedPath", "The path, with escapes.",
        ("url('https://example.com/a b').getEscapedPath()", "'/a%20b'")),
      Entry(
        "getQuery", "The parameters, each with all its values.",
        ("url('https://example.com/?k=1&k=2').getQuery()", "{'k': ['1', '2']}")),
    ])

  static let semver = Catalogue(
    "Semantic versions", "Kubernetes' functions of versions by Semantic Versioning 2.0.0.",
    of: .semver,
    [
      Entry(
        "semver",
        "The version that a text means; with true, a 'v', missing parts and leading zeros are mended.",
        ("semver('1.2.3') == semver('v1.2.3', true)", "true")),
      Entry(
        "isSemver", "Whether a text is a version, perhaps after mending.",
        ("isSemver('v1.0')", "false"), ("isSemver('v1.0', true)", "true")),
      Entry("major", "The first number.", ("semver('1.2.3').major()", "1")),
      Entry("minor", "The second number.", ("semver('1.2.3').minor()", "2")),
      Entry("patch", "The third number.", ("semver('1.2.3').patch()", "3")),
      Entry(
        "isLessThan", "Whether it comes before another.",
        ("semver('1.0.0-rc.1').isLessThan(semver('1.0.0'))", "true")),
      Entry(
        "isGreaterThan", "Whether it comes after another.",
        ("semver('1.10.0').isGreaterThan(semver('1.9.0'))", "true")),
      Entry(
        "compareTo", "-1, 0 or 1 for before, equal or after.",
        ("semver('1.0.0').compareTo(semver('2.0.0'))", "-1")),
    ])

  static let format = Catalogue(
    "Named formats",
    "Kubernetes' formats of names and values; `validate` gives what is wrong with a text, if anything.",
    of: .format, [formatNamed, formatValidate] + NamedFormat.allCases.map { $0.entry })

  private static let formatNamed = Entry(
    "format.named", "The format of a name, if there is one of that name.",
    ("format.named('uuid').hasValue()", "true"), ("format.named('none').hasValue()", "false"))

  private static let formatValidate = Entry(
    "validate", "What is wrong with a text; empty if it is of the format.",
    ("format.dns1123Label().validate('web').hasValue()", "false"),
    ("format.dns1123Label().validate('Web').value().size()", "1"))
}

extension NamedFormat {
  fileprivate var entry: Catalogue.Entry {
    let (summary, good) = described
    return Catalogue.Entry(
      "format.\(rawValue)", summary,
      ("format.\(rawValue)().validate('\(good)') == optional.none()", "true"))
  }

  /// What the format is for, and a text of it.
  private var described: (summary: String, good: String) {
    switch self {
    case .dns1123Label: ("A label of a host's name: a namespace.", "web-1")
    case .dns1123Subdomain: ("A host's name: most objects.", "web.example")
    case .dns1035Label: ("A label that starts with a letter: a service.", "web-1")
    case .dns1123LabelPrefix: ("The start of a label, which may end in '-'.", "web-")
    case .dns1123SubdomainPrefix: ("The start of a host's name.", "web.example-")
    case .dns1035LabelPrefix: ("The start of a label that starts with a letter.", "web-")
    case .qualifiedName: ("A name with or without a domain: a label's key.", "example.com/name")
    case .labelValue: ("The value of a label.", "v1.2_a")
    case .uri: ("An absolute URI.", "https://example.com/a")
    case .uuid: ("A UUID.", "123e4567-e89b-12d3-a456-426614174000")
    case .byte: ("Text in base64.", "aGVsbG8=")
    case .date: ("A date by RFC 3339.", "2026-01-31")
    case .datetime: ("A date and time by RFC 3339.", "2026-01-31T12:00:00Z")
    }
  }
}
