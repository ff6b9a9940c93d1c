import CEL
import Foundation

/// A line of the conformance file.
struct ConformanceCase: Decodable {
  let file: String
  let section: String
  let name: String
  let expression: String
  let needsProtobuf: Bool
  let isChecked: Bool
  let isOnlyChecked: Bool
  let container: String
  let bindings: [String: TaggedValue]
  let declarations: [TaggedDeclaration]
  let value: TaggedValue?
  let error: [String]?
  let deducedType: TaggedType?

  /// What tells the case from all others.
  var path: String { "\(file)/\(section)/\(name)" }

  private enum Key: String, CodingKey {
    case file, section, name, expr, protobuf, container, bindings, value, error
    case disableCheck = "disable_check"
    case checkOnly = "check_only"
    case typeEnvironment = "type_env"
    case deducedType = "deduced_type"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    file = try fields.decode(String.self, forKey: .file)
    section = try fields.decode(String.self, forKey: .section)
    name = try fields.decode(String.self, forKey: .name)
    expression = try fields.decode(String.self, forKey: .expr)
    needsProtobuf = try fields.decode(Bool.self, forKey: .protobuf)
    isChecked = try fields.decodeIfPresent(Bool.self, forKey: .disableCheck) != true
    isOnlyChecked = try fields.decodeIfPresent(Bool.self, forKey: .checkOnly) == true
    container = try fields.decodeIfPresent(String.self, forKey: .container) ?? ""
    guard !needsProtobuf else {
      (bindings, declarations, value, error, deducedType) = ([:], [], nil, nil, nil)
      return
    }
    bindings =
      try fields.decodeIfPresent([String: TaggedValue].self, forKey: .bindings) ?? [:]
    declarations =
      try fields.decodeIfPresent([TaggedDeclaration].self, forKey: .typeEnvironment) ?? []
    value = try fields.decodeIfPresent(TaggedValue.self, forKey: .value)
    error = try fields.decodeIfPresent([String].self, forKey: .error)
    deducedType = try fields.decodeIfPresent(TaggedType.self, forKey: .deducedType)
  }
}

/// A value with a tag that says its type: `{"int": "1"}`.
struct TaggedValue: Decodable {
  let value: Value

  private enum Key: String, CodingKey {
    case null, bool, int, uint, double, string, bytes, list, map, type
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    guard let key = fields.allKeys.first else { throw MalformedCase.value }
    switch key {
    case .null: value = .null
    case .bool: value = .bool(try fields.decode(Bool.self, forKey: key))
    case .int: value = .int(try TaggedValue.number(fields.decode(String.self, forKey: key)))
    case .uint: value = .uint(try TaggedValue.number(fields.decode(String.self, forKey: key)))
    case .double: value = .double(try TaggedValue.number(fields.decode(String.self, forKey: key)))
    case .string: value = .string(try fields.decode(String.self, forKey: key))
    case .bytes: value = .bytes([UInt8](try fields.decode(Data.self, forKey: key)))
    case .list: value = .list(try fields.decode([TaggedValue].self, forKey: key).map(\.value))
    case .map:
      let entries = try fields.decode([[TaggedValue]].self, forKey: key)
      guard let map = Map(entries.map { ($0[0].value, $0[1].value) }) else {
        throw MalformedCase.value
      }
      value = .map(map)
    case .type:
      value = .type(.opaque(try fields.decode(String.self, forKey: key), []))
    }
  }

  private static func number<Number: LosslessStringConvertible>(_ text: String) throws -> Number {
    guard let number = Number(text) else { throw MalformedCase.value }
    return number
  }
}

/// A type as the checked form of an expression spells it.
struct TaggedType: Decodable {
  let type: CEL.`Type`

  private struct ListType: Decodable { let elemType: TaggedType }
  private struct MapType: Decodable {
    let keyType: TaggedType
    let valueType: TaggedType
  }
  private struct AbstractType: Decodable {
    let name: String
    let parameterTypes: [TaggedType]?
  }
  private enum Key: String, CodingKey {
    case primitive, null, dyn, listType, mapType, typeParam, abstractType
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    guard let key = fields.allKeys.first else { throw MalformedCase.type }
    switch key {
    case .primitive:
      type = try TaggedType.primitive(fields.decode(String.self, forKey: key))
    case .null: type = .null
    case .dyn: type = .dyn
    case .listType: type = .list(try fields.decode(ListType.self, forKey: key).elemType.type)
    case .mapType:
      let map = try fields.decode(MapType.self, forKey: key)
      type = .map(map.keyType.type, map.valueType.type)
    case .typeParam: type = .parameter(try fields.decode(String.self, forKey: key))
    case .abstractType:
      let abstract = try fields.decode(AbstractType.self, forKey: key)
      type = .opaque(abstract.name, (abstract.parameterTypes ?? []).map(\.type))
    }
  }

  private static func primitive(_ name: String) throws -> CEL.`Type` {
    switch name {
    case "BOOL": return .bool
    case "INT64": return .int
    case "UINT64": return .uint
    case "DOUBLE": return .double
    case "STRING": return .string
    case "BYTES": return .bytes
    default: throw MalformedCase.type
    }
  }
}

/// A variable or function that a case declares.
struct TaggedDeclaration: Decodable {
  struct Identifier: Decodable { let type: TaggedType }
  struct Function: Decodable { let overloads: [Overload] }
  struct Overload: Decodable {
    let overloadId: String
    let params: [TaggedType]
    let resultType: TaggedType
  }

  let name: String
  let ident: Identifier?
  let function: Function?
}

enum MalformedCase: Error {
  case value
  case type
}
