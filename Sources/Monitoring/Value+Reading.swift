internal import Diagnostics
internal import Documents
internal import PromQL

extension Value {
  /// The text of a scalar: a number as it stands in the source; nil for containers and null.
  var text: String? {
    switch kind {
    case .string, .plain: string
    case .bool, .int, .uint, .double: tree.source.text(in: range)
    case .null, .mapping, .sequence, .unknown: nil
    }
  }

  /// The text of the member `key`, if it is a scalar that is not empty.
  func text(_ key: String) -> String? { self[key]?.text.flatMap { $0.isEmpty ? nil : $0 } }

  /// The elements of the member `key`; none where it isn't a list.
  func list(_ key: String) -> [Value] { self[key].map { Array($0.elements) } ?? [] }

  /// The scalar members of the mapping, in order.
  var texts: [(key: String, value: String)] {
    members.compactMap { member in
      guard let key = member.key, let text = member.text else { return nil }
      return (key, text)
    }
  }

  /// The number of seconds that the member `key` says, such as `5m`; nil where it says none.
  func seconds(_ key: String) -> Int64? {
    guard let text = text(key), let seconds = Query(parsing: text).expression?.constant,
      seconds >= 0, seconds < 1e12
    else { return nil }
    return Int64(seconds.rounded(.up))
  }
}
