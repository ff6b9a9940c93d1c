internal import CEL
package import Diagnostics
internal import ResourceSchemas

/// The fields of a type of resource, for listings.
package struct ResourceListing: Sendable {
  /// The type, or the part of it, that is listed: `apps/v1/Deployment`, `spec.template` of it.
  package let title: String
  /// The fields by name.
  package let fields: [Field]
  /// Whether there may be others.
  package let isOpen: Bool

  /// A field.
  package struct Field: Sendable {
    /// The name as the document has it.
    package let name: String
    /// The type as messages show it: `list(Container)`.
    package let type: String
    /// Whether it has fields of its own, itself or its elements: then it can be listed, too.
    package let hasFields: Bool
    /// Which versions of Kubernetes have it, in words; nil for all that are known.
    package let versions: String?
  }
}

extension ResourceTypes {
  /// Lists the fields of what is `written`: a type, and perhaps fields that lead to a part of it, as
  /// in `apps/v1/Deployment.spec.template`.
  ///
  /// - Returns: the listing; or what is wrong with the type or the path, with a suggestion.
  package func listing(of written: String) -> Result<ResourceListing, Diagnostic> {
    let group = written.lastIndex(of: "/").map { written.index(after: $0) } ?? written.startIndex
    let words = written[group...].split(separator: ".", omittingEmptySubsequences: false)
    let type = String(written[..<group]) + (words.first ?? "")
    return listing(of: type, at: words.dropFirst().map(String.init))
  }

  /// Lists a type's fields.
  ///
  /// - Parameters:
  ///   - type: `aws_db_instance`, `apps/v1/Deployment`.
  ///   - path: the fields that lead to the part that is meant, from the outside inwards; lists and
  ///     maps on the way stand for their elements.
  /// - Returns: the listing; or what is wrong with the type or the path, with a suggestion.
  package func listing(of type: String, at path: [String] = []) -> Result<
    ResourceListing, Diagnostic
  > {
    guard !type.contains("~"), var shape = shape(type) else {
      return .failure(mistake(about: type))
    }
    for (index, name) in path.enumerated() {
      let place = index == 0 ? type : path[..<index].joined(separator: ".")
      guard let field = shape.fields.first(where: { $0.name == name }) else {
        let help = Suggestion.help(for: name, among: shape.fields.map(\.name))
        return .failure(
          Diagnostic(path: "", message: "\(place) has no \(shape.noun) '\(name)'", help: help))
      }
      guard let inner = field.type.shapeName.flatMap({ self.shape($0) }) else {
        let type = CEL.`Type`(field.type).withoutNull
        return .failure(
          Diagnostic(path: "", message: "'\(name)' is a \(type), which has no fields to list"))
      }
      shape = inner
    }
    let title = path.isEmpty ? type : "\(path.joined(separator: ".")) of \(type)"
    return .success(ResourceListing(title, shape))
  }

  private func mistake(about type: String) -> Diagnostic {
    switch meaning(of: type) {
    case .unknown(let message, let help): Diagnostic(path: "", message: message, help: help)
    case .unchecked(let reason, let help):
      Diagnostic(path: "", message: "the fields of \(type) are not known: \(reason)", help: help)
    case .known(let types):
      Diagnostic(
        path: "",
        message:
          "'\(type)' means several types", help: "one of \(types.joined(separator: ", "))")
    }
  }
}

extension ResourceListing {
  fileprivate init(_ title: String, _ shape: Shape) {
    self.title = title
    isOpen = shape.isOpen
    fields = shape.fields.map { field in
      Field(
        name: field.name, type: CEL.`Type`(field.type).withoutNull.description,
        hasFields: field.type.shapeName != nil, versions: field.versions.words)
    }
  }
}

extension ShapeType {
  /// The shape that the type, or its elements, are of.
  fileprivate var shapeName: String? {
    switch self {
    case .shape(let name): name
    case .list(let type), .map(let type), .nullable(let type): type.shapeName
    case .bool, .int, .number, .string, .dynamic: nil
    }
  }
}

extension Shape.Versions {
  /// The versions as a listing shows them; nil for all.
  fileprivate var words: String? {
    switch (since, until) {
    case (nil, nil): nil
    case (let since?, nil): "since \(since)"
    case (nil, let until?): "until \(until)"
    case (let since?, let until?): since == until ? "only in \(since)" : "\(since) to \(until)"
    }
  }
}
