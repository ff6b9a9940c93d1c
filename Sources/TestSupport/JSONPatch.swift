package import Foundation

/// Applies the operations of RFC 6902 that `fixtures/shop-mutations/plan.py` writes: add, remove and
/// replace.
package enum JSONPatch {
  /// A patch that does not fit its document.
  package struct Mismatch: Error, CustomStringConvertible {
    /// The path that leads nowhere.
    package let description: String
  }

  /// The JSON text `document`, changed by the patch `patch`.
  ///
  /// - Throws: where either is no JSON, or a path of the patch leads nowhere.
  package static func apply(_ patch: Data, to document: Data) throws -> Data {
    var value = try JSONSerialization.jsonObject(with: document, options: .fragmentsAllowed)
    let operations = try JSONSerialization.jsonObject(with: patch) as? [[String: Any]] ?? []
    for operation in operations {
      let path = operation["path"] as? String ?? ""
      let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
        String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
      }
      value = try change(value, at: steps[...], by: operation, path)
    }
    return try JSONSerialization.data(withJSONObject: value, options: .sortedKeys)
  }

  private static func change(
    _ value: Any, at steps: ArraySlice<String>, by operation: [String: Any], _ path: String
  ) throws -> Any {
    guard let step = steps.first else { return operation["value"] ?? NSNull() }
    let isLast = steps.count == 1
    let isRemoval = operation["op"] as? String == "remove"
    let isAddition = operation["op"] as? String == "add"
    if var object = value as? [String: Any] {
      if isLast {
        object[step] = isRemoval ? nil : operation["value"] ?? NSNull()
      } else {
        guard let inner = object[step] else { throw Mismatch(description: path) }
        object[step] = try change(inner, at: steps.dropFirst(), by: operation, path)
      }
      return object
    }
    guard var array = value as? [Any], let index = Int(step),
      index < array.count || isLast && isAddition && index == array.count
    else { throw Mismatch(description: path) }
    switch (isLast, isRemoval, isAddition) {
    case (true, true, _): array.remove(at: index)
    case (true, _, true): array.insert(operation["value"] ?? NSNull(), at: index)
    default: array[index] = try change(array[index], at: steps.dropFirst(), by: operation, path)
    }
    return array
  }
}
