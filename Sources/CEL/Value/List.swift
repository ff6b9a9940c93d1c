/// A list: native elements, or a host's list read in place; closed, or open.
///
/// An open list has known members and an unknown rest (``rest``): order and number of the members
/// are not known then, so that its size and its elements by index are unknown, while `exists` can
/// still find a witness and `all` a counter-example. An element of any list may itself be
/// `.unknown`, but never `.error`.
package struct List: Sendable {
  private enum Storage: Sendable {
    case closed([Value])
    case open(OpenList)
    case hosted(Hosted)
  }

  private let storage: Storage

  /// A closed list.
  package init(_ elements: [Value]) {
    storage = .closed(elements)
  }

  /// Known members and, if `rest` is given, more that are unknown.
  package init(_ elements: [Value], rest: UnknownSet?) {
    storage =
      if let rest { .open(OpenList(elements: elements, rest: rest)) } else { .closed(elements) }
  }

  /// A list in a host's storage, which knows it by `handle`.
  package init(_ host: Host, handle: UInt64) {
    storage = .hosted(Hosted(host, handle))
  }

  /// The number of known members.
  package var count: Int {
    switch storage {
    case .closed(let elements): elements.count
    case .open(let list): list.elements.count
    case .hosted(let list): list.ask { $0.count(ofList: $1) }
    }
  }

  /// A known member; the caller keeps the index below ``count``.
  package subscript(index: Int) -> Value {
    switch storage {
    case .closed(let elements): elements[index]
    case .open(let list): list.elements[index]
    case .hosted(let list): list.ask { $0.element(at: index, ofList: $1) }
    }
  }

  /// Why there may be more members than the known ones; nil for a closed list.
  package var rest: UnknownSet? {
    switch storage {
    case .closed: nil
    case .open(let list): list.rest
    case .hosted(let list): list.ask { $0.rest(ofList: $1) }
    }
  }

  /// The known members as an array.
  ///
  /// - Complexity: O(n) for a hosted list, else O(1).
  package var elements: [Value] {
    switch storage {
    case .closed(let elements): elements
    case .open(let list): list.elements
    case .hosted: (0..<count).map { self[$0] }
    }
  }

  /// The host's storage and handle, if the list stands in one.
  package var hosted: (storage: any HostStorage, handle: UInt64)? {
    guard case .hosted(let list) = storage else { return nil }
    return (list.storage, list.handle)
  }

  /// Why the list is not wholly known: its rest and its unknown elements; nil when it is.
  ///
  /// - Complexity: O(n).
  package var unknowns: UnknownSet? {
    var result = rest
    for index in 0..<count {
      guard case .unknown(let set) = self[index] else { continue }
      result = UnknownSet.union(result, set)
    }
    return result
  }
}

/// The members and the rest of an open list, apart so that a closed one stays small.
private final class OpenList: Sendable {
  let elements: [Value]
  let rest: UnknownSet

  init(elements: [Value], rest: UnknownSet) {
    self.elements = elements
    self.rest = rest
  }
}
