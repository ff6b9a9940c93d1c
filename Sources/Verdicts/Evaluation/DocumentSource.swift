internal import ArchitectureGraph
internal import CEL
internal import Documents

/// A tree of documents, read by CEL in place; a handle is a node's index.
///
/// It belongs to one ``GraphSource``, and so to one thread.
final class DocumentSource: HostStorage, @unchecked Sendable {
  private lazy var host = Host(self)
  private let tree: Tree
  private let number: Int
  private let tokens: Tokens
  /// The values whose text must not come out; empty where the source is for conditions.
  private let redacted: Set<Documents.Value>
  /// The tree's keys by the fields' numbers; nil where none was looked up yet.
  private var keys: [Tree.Key??] = []
  /// Texts that are too long to be kept in a value itself, and so would be made anew each time.
  private var texts = [(index: Int, text: String)](repeating: (-1, ""), count: 64)
  /// Where the elements asked for last stand.
  ///
  /// Elements lie one after another, so going over a list goes on from there instead of from its
  /// start. Several, for loops within loops.
  private var cursors = [Cursor](repeating: Cursor(), count: 8)

  private struct Cursor {
    var container = UInt64.max
    var offset = 0
    var index = 0
  }

  init(tree: Tree, number: Int, tokens: Tokens, redacted: Set<Documents.Value>) {
    self.tree = tree
    self.number = number
    self.tokens = tokens
    self.redacted = redacted
  }

  /// Lets go of what holds the source; no value of it may be used afterwards.
  func disconnect() { host.release() }

  /// The value as CEL has it; containers stay where they are.
  func convert(_ index: Int) -> CEL.Value {
    switch tree.content(at: index) {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .uint(let value): .uint(value)
    case .double(let value): .double(value)
    case .text: .string(text(at: index))
    case .mapping: .map(Map(host, handle: UInt64(index)))
    case .sequence: .list(List(host, handle: UInt64(index)))
    case .unknown: .unknown(UnknownSet(tokens.token(tree: number, index: index)))
    }
  }

  private func text(at index: Int) -> String {
    if !redacted.isEmpty, isRedacted(tree.value(at: index)) { return "(sensitive)" }
    let place = index % texts.count
    if texts[place].index == index { return texts[place].text }
    let text = tree.text(at: index)
    if text.utf8.count > 15 { texts[place] = (index, text) }
    return text
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

  // MARK: Lists

  func count(ofList handle: UInt64) -> Int { tree.count(at: Int(handle)) }

  func element(at index: Int, ofList handle: UInt64) -> CEL.Value {
    convert(child(at: index, of: handle))
  }

  /// The index of the child of a container at `offset`, which is below its count.
  ///
  /// - Complexity: O(1) for the child after the one asked for last, else O(offset).
  private func child(at offset: Int, of handle: UInt64) -> Int {
    let place = Int(truncatingIfNeeded: (handle &* 0x9E37_79B9_7F4A_7C15) >> 61)
    var cursor = cursors[place]
    if cursor.container != handle || cursor.offset > offset {
      cursor = Cursor(container: handle, offset: 0, index: Int(handle) + 1)
    }
    while cursor.offset < offset {
      cursor.index = tree.index(after: cursor.index)
      cursor.offset += 1
    }
    cursors[place] = cursor
    return cursor.index
  }

  // MARK: Maps

  func count(ofMap handle: UInt64) -> Int { tree.count(at: Int(handle)) }

  func key(at index: Int, ofMap handle: UInt64) -> String {
    tree.value(at: child(at: index, of: handle)).key ?? ""
  }

  func value(at index: Int, ofMap handle: UInt64) -> CEL.Value {
    convert(child(at: index, of: handle))
  }

  func value(forKey key: String, inMap handle: UInt64) -> CEL.Value? {
    member(key, of: handle).map { convert($0) }
  }

  func value(for field: CEL.Field, inMap handle: UInt64) -> CEL.Value? {
    member(field, of: handle).map { convert($0) }
  }

  func value(at path: FieldPath, from step: inout Int, inMap handle: UInt64) -> CEL.Value? {
    var index = Int(handle)
    while step < path.fields.count, case .mapping = tree.content(at: index) {
      step += 1
      guard let key = key(of: path.fields[step - 1]), let child = tree.member(key, of: index) else {
        return nil
      }
      index = child
    }
    return convert(index)
  }

  func has(_ field: CEL.Field, inMap handle: UInt64) -> CEL.Value {
    presence(of: member(field, of: handle))
  }

  func has(key: String, inMap handle: UInt64) -> CEL.Value {
    presence(of: member(key, of: handle))
  }

  /// A computed attribute is there, whatever it will be; one that may come to null may be missing.
  private func presence(of index: Int?) -> CEL.Value {
    guard let index else { return .bool(false) }
    switch tree.content(at: index) {
    case .unknown(.afterApply): return .bool(true)
    case .unknown: return convert(index)
    default: return .bool(true)
    }
  }

  /// The member whose key is a value, not a word of the expression: that is not worth remembering.
  private func member(_ key: String, of handle: UInt64) -> Int? {
    tree.key(key).flatMap { tree.member($0, of: Int(handle)) }
  }

  private func member(_ field: CEL.Field, of handle: UInt64) -> Int? {
    key(of: field).flatMap { tree.member($0, of: Int(handle)) }
  }

  /// The key that a field is called; looked up when it is first asked for.
  private func key(of field: CEL.Field) -> Tree.Key? {
    let number = field.number
    if number < keys.count, let known = keys[number] { return known }
    while keys.count <= number { keys.append(nil) }
    let key = tree.key(field.name)
    keys[number] = .some(key)
    return key
  }
}

extension Documents.Value {
  /// Whether `other` lies within this container.
  fileprivate func encloses(_ other: Documents.Value) -> Bool { other.path(from: self) != nil }
}
