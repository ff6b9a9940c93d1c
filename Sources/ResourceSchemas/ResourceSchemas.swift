/// The names and types of the fields of resources, as their makers' schemas declare them.
///
/// A leaf: it knows nothing of policies or CEL. The data are the `.schema` files beside this one,
/// embedded as one text of sorted lines that is searched in place: what is not asked for costs
/// nothing, neither at start-up nor later.
package enum ResourceSchemas {
  /// What is known of a type of resource.
  package enum Knowledge: Sendable {
    /// Its fields.
    case shape(Shape)
    /// Kubernetes had it, but none of the versions that the schemas are of has; this is the last.
    case retired(lastVersion: String)
  }

  /// Whose schemas a file holds.
  package enum Origin: String, CaseIterable, Sendable, Hashable {
    /// The AWS provider of Terraform.
    case aws
    /// Kubernetes' own kinds.
    case kubernetes
    /// Kinds that projects add to Kubernetes.
    case customResources = "custom-resources"
  }

  /// What is known of the type `name` (`aws_db_instance`, `apps/v1/Deployment`); nil for nothing.
  ///
  /// - Complexity: O(log lines), and O(fields) for the answer.
  package static func type(_ name: String) -> Knowledge? {
    name.contains("~") ? nil : knowledge(name)
  }

  /// The shape of a type, or of a part of one, by the name that ``ShapeType/shape(_:)`` gives it.
  ///
  /// - Complexity: O(log lines), and O(fields) for the answer.
  package static func shape(_ name: String) -> Shape? {
    guard case .shape(let shape)? = knowledge(name) else { return nil }
    return shape
  }

  /// The names of the types of resources that `origin` has a shape of, sorted.
  ///
  /// - Complexity: O(size of the data); for messages and patterns.
  package static func types(of origin: Origin) -> [String] {
    text(of: origin).heads.compactMap { head in
      let isType = !head.name.contains("~") && head.name != "#"
      return isType && head.next != UInt8(ascii: "!") ? head.name : nil
    }
  }

  /// What the schemas of `origin` are of, a name and versions each: `kubernetes 1.36 1.37`.
  package static func versions(of origin: Origin) -> [String] {
    text(of: origin).leadingLines(about: "#").map { String($0.dropFirst(2)) }
  }

  private static func knowledge(_ name: String) -> Knowledge? {
    for origin in Origin.allCases where name != "#" {
      guard let line = text(of: origin).line(about: name) else { continue }
      if line.count == 2, line[1].first == UInt8(ascii: "!") {
        return .retired(lastVersion: line[1].dropFirst().text)
      }
      return .shape(Shape(reading: line, origin))
    }
    return nil
  }

  static func text(of origin: Origin) -> SortedText {
    let file = files.first { "\($0.path)" == "\(origin.rawValue).schema" }
    return SortedText(text, file.map { $0.start..<$0.end } ?? 0..<0)
  }
}
