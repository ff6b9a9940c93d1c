import Foundation

/// The part of JSON Schema (draft 4 to 7) that SARIF's schema is written in.
///
/// A keyword that is not known here is reported, so that no rule is passed over in silence.
struct JSONSchema {
  private let root: JSON
  private static let annotations: Set<String> = [
    "$schema", "$id", "id", "title", "description", "default", "definitions", "$comment",
  ]

  /// The schema `root`.
  init(_ root: JSON) {
    self.root = root
  }

  /// What is wrong with `value`, each with a pointer to it; empty if it keeps the schema.
  func mistakes(in value: JSON) -> [String] {
    mistakes(in: value, schema: root, at: "#")
  }

  private func mistakes(in value: JSON, schema: JSON, at path: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      guard let target = resolve(reference) else { return ["\(path): no \(reference)"] }
      return mistakes(in: value, schema: target, at: path)
    }
    return schema.keys.flatMap { keyword in
      check(value, schema: schema, keyword: keyword, at: path)
    }
  }

  private func resolve(_ reference: String) -> JSON? {
    reference.split(separator: "/").dropFirst().reduce(root as JSON?) { $0?[String($1)] }
  }

  private func check(_ value: JSON, schema: JSON, keyword: String, at path: String) -> [String] {
    guard let rule = schema[keyword] else { return [] }
    switch keyword {
    case "properties", "additionalProperties", "required":
      return checkObject(value, schema: schema, keyword: keyword, rule: rule, at: path)
    case "items", "minItems", "uniqueItems":
      return checkArray(value, keyword: keyword, rule: rule, at: path)
    case "anyOf", "oneOf":
      let fits = rule.elements.count { mistakes(in: value, schema: $0, at: path).isEmpty }
      let isRight = keyword == "anyOf" ? fits > 0 : fits == 1
      return isRight ? [] : ["\(path): \(keyword) fits \(fits) times"]
    case _ where Self.annotations.contains(keyword):
      return []
    default:
      return checkScalar(value, keyword: keyword, rule: rule, at: path)
    }
  }

  private func checkObject(
    _ value: JSON, schema: JSON, keyword: String, rule: JSON, at path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    switch keyword {
    case "required":
      return rule.elements.compactMap(\.string).filter { members[$0] == nil }
        .map { "\(path): lacks \($0)" }
    case "properties":
      return members.sorted { $0.key < $1.key }.flatMap { key, member in
        rule[key].map { mistakes(in: member, schema: $0, at: "\(path)/\(key)") } ?? []
      }
    default:
      let known = Set(schema["properties"]?.keys ?? [])
      return members.sorted { $0.key < $1.key }.filter { !known.contains($0.key) }
        .flatMap { key, member in
          if rule == .bool(false) { return ["\(path): may not have \(key)"] }
          return rule == .bool(true)
            ? [] : mistakes(in: member, schema: rule, at: "\(path)/\(key)")
        }
    }
  }

  private func checkArray(_ value: JSON, keyword: String, rule: JSON, at path: String) -> [String] {
    guard case .array(let elements) = value else { return [] }
    switch keyword {
    case "items":
      return elements.enumerated().flatMap { index, element in
        mistakes(in: element, schema: rule, at: "\(path)/\(index)")
      }
    case "minItems":
      return Double(elements.count) < rule.number ?? 0 ? ["\(path): too few elements"] : []
    default:
      let isUnique = Set(elements).count == elements.count
      return rule == .bool(true) && !isUnique ? ["\(path): an element stands twice"] : []
    }
  }

  private func checkScalar(_ value: JSON, keyword: String, rule: JSON, at path: String) -> [String]
  {
    let isRight: Bool
    switch keyword {
    case "type":
      let types = rule.string.map { [$0] } ?? rule.elements.compactMap(\.string)
      isRight = types.contains { Self.has(value, type: $0) }
    case "enum": isRight = rule.elements.contains(value)
    case "pattern":
      isRight = value.string.map { matches($0, pattern: rule.string ?? "") } ?? true
    case "format": isRight = value.string.map { Self.fits($0, format: rule.string ?? "") } ?? true
    case "minimum": isRight = value.number.map { $0 >= rule.number ?? 0 } ?? true
    case "maximum": isRight = value.number.map { $0 <= rule.number ?? 0 } ?? true
    default: return ["\(path): the keyword \(keyword) is not known"]
    }
    return isRight ? [] : ["\(path): breaks \(keyword)"]
  }

  private static func has(_ value: JSON, type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }

  private func matches(_ text: String, pattern: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }

  /// The characters of RFC 3986 only; a `uri` has a scheme besides.
  private static func fits(_ text: String, format: String) -> Bool {
    let scheme = "^[A-Za-z][A-Za-z0-9+.-]*:"
    let characters = "^([A-Za-z0-9._~:/?#@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})*$"
    let isReference = text.range(of: characters, options: .regularExpression) != nil
    switch format {
    case "uri-reference": return isReference
    case "uri": return isReference && text.range(of: scheme, options: .regularExpression) != nil
    default: return true
    }
  }
}
