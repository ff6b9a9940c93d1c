/// The way from a document's root to one of its values: `spec.template.spec.containers[0].image`.
package struct DocumentPath: Hashable, Sendable, CustomStringConvertible {
  /// One step of a path.
  package enum Step: Hashable, Sendable {
    /// Into a mapping, by key.
    case key(String)
    /// Into a sequence, by position from 0.
    case index(Int)
  }

  /// The steps, from the root on; empty for the root itself.
  package var steps: [Step]

  /// The path of `steps`.
  package init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// The path as CEL would select it; keys that are no identifiers stand in brackets and quotes.
  package var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where Self.isIdentifier(key): text += text.isEmpty ? key : ".\(key)"
      case .key(let key): text += "[\"\(key)\"]"
      }
    }
    return text
  }

  private static func isIdentifier(_ key: String) -> Bool {
    guard let first = key.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first)
    else { return false }
    return key.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    }
  }
}

extension Value {
  /// The way from `root` to this value; nil where it does not lie below `root`.
  ///
  /// Worked out by descending, since nodes hold no link to their parents.
  /// - Complexity: O(depth × siblings); asked for findings only.
  package func path(from root: Value) -> DocumentPath? {
    guard root.tree === tree, root.index <= index, index < Int(root.node.next) else { return nil }
    var steps: [DocumentPath.Step] = []
    var current = root
    while current.index != index {
      var position = 0
      var found: Value?
      for child in current.children {
        if index < Int(child.node.next) {
          found = child
          break
        }
        position += 1
      }
      guard let child = found else { return nil }
      steps.append(child.key.map { .key($0) } ?? .index(position))
      current = child
    }
    return DocumentPath(steps)
  }

  /// The value at the end of `path`, or nil.
  package func value(at path: DocumentPath) -> Value? {
    var current = self
    for step in path.steps {
      let next: Value? =
        switch step {
        case .key(let key): current[key]
        case .index(let index): current[index]
        }
      guard let next else { return nil }
      current = next
    }
    return current
  }
}
