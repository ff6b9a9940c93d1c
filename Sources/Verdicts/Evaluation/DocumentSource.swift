internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Synchronization

/// A tree of documents, read by CEL in place; a handle is a node's index.
///
/// It belongs to one ``GraphSource``, and so to one thread.
final class DocumentSource: MapSource, ListSource {
  private let tree: Tree
  private let number: Int
  private let tokens: Tokens
  /// The values whose text must not come out; empty where the source is for conditions.
  private let redacted: Set<Documents.Value>
  /// Where the last element asked for stands: elements lie one after another, so going over a list
  /// goes on from there instead of from its start.
  private let cursor = Mutex<Cursor?>(nil)
  /// The source as values hold it; they hold each other until ``disconnect()``.
  nonisolated(unsafe) private var hosted: (maps: HostedMap, lists: HostedList)?

  /// Up to which element a list is gone over from its start, which is quicker than the cursor.
  private static let nearby = 8

  private struct Cursor {
    let container: UInt64
    let offset: Int
    let rest: Documents.Value.Children.Iterator
    let value: Documents.Value
  }

  init(tree: Tree, number: Int, tokens: Tokens, redacted: Set<Documents.Value>) {
    self.tree = tree
    self.number = number
    self.tokens = tokens
    self.redacted = redacted
    hosted = (HostedMap(self), HostedList(self))
  }

  /// Lets go of what holds the source in turn; values can be read afterwards all the same.
  func disconnect() { hosted = nil }

  private func map(_ handle: UInt64) -> CEL.Value {
    .map(Map(hosted?.maps ?? HostedMap(self), handle: handle))
  }

  private func list(_ handle: UInt64) -> CEL.Value {
    .list(List(hosted?.lists ?? HostedList(self), handle: handle))
  }

  private func value(_ handle: UInt64) -> Documents.Value { tree.value(at: Int(handle)) }

  /// The value as CEL has it; containers stay where they are.
  func convert(_ value: Documents.Value) -> CEL.Value {
    switch value.kind {
    case .null: return .null
    case .bool: return .bool(value.bool ?? false)
    case .int: return .int(value.int ?? 0)
    case .uint: return .uint(value.uint ?? 0)
    case .double: return .double(value.double ?? 0)
    case .string, .plain:
      if !redacted.isEmpty, isRedacted(value) { return .string("(sensitive)") }
      return .string(value.string ?? "")
    case .mapping: return map(UInt64(value.index))
    case .sequence: return list(UInt64(value.index))
    case .unknown: return .unknown(UnknownSet(tokens.token(tree: number, index: value.index)))
    }
  }

  /// Whether the value, or something around it, is sensitive.
  private func isRedacted(_ value: Documents.Value) -> Bool {
    redacted.contains(value)
      || redacted.contains { $0.tree === tree && $0.index <= value.index && $0.encloses(value) }
  }

  /// The place of the value at `index`, in the document of the node that it belongs to.
  func place(_ index: Int) -> Place? {
    tokens.owner(tree: number, index: index).map { Place($0.node, tree.value(at: index)) }
  }

  func count(ofList handle: UInt64) -> Int { value(handle).count }

  func element(at index: Int, ofList handle: UInt64) -> CEL.Value {
    child(at: index, of: handle).map { convert($0) } ?? .null
  }

  /// The child of a container at `offset`.
  ///
  /// - Complexity: O(1) for the child after the one asked for last, else O(offset).
  private func child(at offset: Int, of handle: UInt64) -> Documents.Value? {
    if offset < Self.nearby {
      var iterator = value(handle).children.makeIterator()
      for _ in 0..<offset { _ = iterator.next() }
      return iterator.next()
    }
    return cursor.withLock { cursor in
      var iterator = value(handle).children.makeIterator()
      var position = 0
      if let last = cursor, last.container == handle, last.offset <= offset {
        if last.offset == offset { return last.value }
        iterator = last.rest
        position = last.offset + 1
      }
      while let value = iterator.next() {
        if position == offset {
          cursor = Cursor(container: handle, offset: offset, rest: iterator, value: value)
          return value
        }
        position += 1
      }
      return nil
    }
  }

  func count(ofMap handle: UInt64) -> Int { value(handle).count }

  func key(at index: Int, ofMap handle: UInt64) -> String {
    child(at: index, of: handle)?.key ?? ""
  }

  func value(at index: Int, ofMap handle: UInt64) -> CEL.Value {
    child(at: index, of: handle).map { convert($0) } ?? .null
  }

  func value(forKey key: String, inMap handle: UInt64) -> CEL.Value? {
    value(handle)[key].map { convert($0) }
  }

  /// A computed attribute is there, whatever it will be; one that may come to null may be missing.
  func has(key: String, inMap handle: UInt64) -> CEL.Value {
    guard let value = value(handle)[key] else { return .bool(false) }
    switch value.unknownReason {
    case nil, .afterApply: return .bool(true)
    default: return convert(value)
    }
  }
}

extension Documents.Value {
  /// Whether `other` lies within this container.
  fileprivate func encloses(_ other: Documents.Value) -> Bool { other.path(from: self) != nil }
}
