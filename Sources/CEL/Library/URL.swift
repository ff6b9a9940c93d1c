extension Library {
  /// Kubernetes' URLs.
  package static let url = Library(
    name: "url",
    functions: [
      FunctionDeclaration(
        "url",
        [
          .reading("string_to_url") { (text: String) throws(EvaluationError) in
            try ResourceLocator(parsing: text)
          }
        ]),
      .native("isURL", "is_url_string", cost: .linear) { (text: String) in
        ResourceLocator.isAbsolute(text)
      },
      .native("getScheme", "url_get_scheme", .member) { (url: ResourceLocator) in url.scheme },
      .native("getHost", "url_get_host", .member) { (url: ResourceLocator) in url.host },
      .native("getHostname", "url_get_hostname", .member) { (url: ResourceLocator) in
        url.hostname
      },
      .native("getPort", "url_get_port", .member) { (url: ResourceLocator) in url.port },
      .native("getEscapedPath", "url_get_escaped_path", .member) { (url: ResourceLocator) in
        url.escapedPath
      },
      FunctionDeclaration(
        "getQuery",
        [
          Overload(
            "url_get_query", .member, [ResourceLocator.celType],
            .map(.string, .list(.string)), .unary(query))
        ]),
    ],
    constants: [Constant(naming: ResourceLocator.celType)])

  @Sendable private static func query(_ value: Value) -> Value {
    guard let url = ResourceLocator.native(value) else {
      return .error(.noSuchOverload("getQuery", [value]))
    }
    var builder = Map.Builder()
    for entry in url.queryEntries {
      _ = builder.add(.list(entry.values.map { .string($0) }), for: .string(entry.key))
    }
    return .map(builder.map())
  }
}
