internal import ArchitectureGraph
internal import Documents

/// What a token may, as `permissions` says it.
struct Permissions {
  private let scopes: [MapEntry]

  init(_ value: Value) {
    switch value.text {
    case "write-all": scopes = [MapEntry("*", .string("write"))]
    case "read-all": scopes = [MapEntry("*", .string("read"))]
    default:
      scopes = value.entries.map { MapEntry($0.key, .string($0.value.text ?? "")) }
    }
  }

  /// Scopes with `read`, `write` or `none`; `*` for all of them.
  var fact: Fact { .map(scopes) }
}
