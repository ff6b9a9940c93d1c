internal import CEL
internal import Documents

/// Objects as messages may see them: with sensitive text replaced, so that no message can tell a
/// secret, whatever the policy's author wrote.
struct SensitiveText {
  private let byTree: [ObjectIdentifier: [Documents.Value]]

  init(_ sensitive: Set<Documents.Value>) {
    byTree = Dictionary(grouping: sensitive) { ObjectIdentifier($0.tree) }
  }

  /// `object`, the defaulted form of `declared`, without the text of what is sensitive in that.
  ///
  /// - Complexity: O(nodes of the object + sensitive values of its file).
  func value(of object: Documents.Value, declaredAs declared: Documents.Value) -> CEL.Value {
    var hidden: Set<Documents.Value> = []
    for value in byTree[ObjectIdentifier(declared.tree)] ?? [] {
      guard let path = value.path(from: declared), let same = object.value(at: path) else {
        continue
      }
      hidden.insert(same)
    }
    if object["kind"]?.equals("Secret") == true {
      for key in ["data", "stringData"] { if let data = object[key] { hidden.insert(data) } }
    }
    return CEL.Value(document: object, without: hidden)
  }
}

extension CEL.Value {
  /// A value of a document, with the texts in and below `hidden` replaced.
  ///
  /// - Complexity: O(nodes below `value`); recurses as deep as the readers let documents be.
  init(document value: Documents.Value, without hidden: Set<Documents.Value> = []) {
    self.init(document: value, hidden, isHidden: false)
  }

  private init(document value: Documents.Value, _ hidden: Set<Documents.Value>, isHidden: Bool) {
    let isHidden = isHidden || (!hidden.isEmpty && hidden.contains(value))
    self =
      switch value.kind {
      case .null, .unknown: .null
      case .bool: .bool(value.bool ?? false)
      case .int: .int(value.int ?? 0)
      case .uint: .uint(value.uint ?? 0)
      case .double: .double(value.double ?? 0)
      case .string, .plain: .string(isHidden ? "(sensitive)" : value.string ?? "")
      case .sequence:
        .list(value.elements.map { CEL.Value(document: $0, hidden, isHidden: isHidden) })
      case .mapping:
        Map(
          value.members.map {
            (.string($0.key ?? ""), CEL.Value(document: $0, hidden, isHidden: isHidden))
          }
        ).map { .map($0) } ?? .null
      }
  }
}
