internal import ResourceSchemas

/// Which names of a resource are those of blocks.
///
/// A plan says nothing of `dynamic` blocks: where only apply will know how many there are, it has an
/// unknown value that the configuration lacks, just as for what the provider makes. The provider's
/// schema tells the two apart.
struct NestedBlocks {
  private struct Key: Hashable {
    let type: String
    let path: [String]
  }

  private var known: [Key: Bool] = [:]

  /// Whether what is unknown at `path` of a resource of `type`, and written nowhere, must be `dynamic`
  /// blocks: it is a block, and none that the provider fills.
  ///
  /// - Complexity: O(1) but for the first time of a path.
  mutating func mustBeDynamic(_ path: [String], in type: String) -> Bool {
    let key = Key(type: type, path: path)
    if let known = known[key] { return known }
    let isDynamic =
      Self.isBlock(path[...], in: ResourceSchemas.shape(type))
      && !ProviderFilled.holds(type, path.joined(separator: "."))
    known[key] = isDynamic
    return isDynamic
  }

  private static func isBlock(_ path: ArraySlice<String>, in shape: Shape?) -> Bool {
    guard let name = path.first, let field = shape?.fields.first(where: { $0.name == name })
    else { return false }
    if path.count == 1 { return field.isBlock }
    guard let below = field.type.shapeName else { return false }
    return isBlock(path.dropFirst(), in: ResourceSchemas.shape(below))
  }
}

extension ShapeType {
  /// The name of the shape of the objects that it holds.
  fileprivate var shapeName: String? {
    switch self {
    case .shape(let name): name
    case .list(let inner), .map(let inner), .nullable(let inner): inner.shapeName
    case .bool, .int, .number, .string, .dynamic: nil
    }
  }
}
