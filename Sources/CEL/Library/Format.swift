extension Library {
  /// Kubernetes' named formats.
  package static let format = Library(
    name: "format",
    functions: NamedFormat.allCases.map { format in
      FunctionDeclaration(
        "format.\(format.rawValue)",
        [
          Overload(
            "format.\(format.rawValue)", [], NamedFormat.celType, .nullary { format.celValue })
        ])
    } + [
      .native("format.named", "format-named") { (name: String) in NamedFormat(rawValue: name) },
      .native("validate", "format-validate", .member, cost: .linear) {
        (format: NamedFormat, text: String) -> [String]? in
        let problems = format.problems(of: text)
        return problems.isEmpty ? nil : problems
      },
    ],
    constants: [Constant(naming: NamedFormat.celType)])
}
