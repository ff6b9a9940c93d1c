/// What an expression mentions: a name that nothing in the expression itself binds, and the steps
/// from it that are plain names and literal keys.
package struct ExpressionReference: Sendable, Hashable {
  /// A step.
  package enum Step: Sendable, Hashable {
    /// `.name`.
    case name(String)
    /// `[0]`.
    case index(Int)
    /// `["key"]`.
    case key(String)
  }

  /// The name it starts with.
  package let root: String
  /// The steps from there, up to the first that is not literal.
  package let steps: [Step]
}

extension Expression {
  /// The references in the expression, in the order of the source.
  ///
  /// - Complexity: O(size of the expression × loops around a name).
  package var references: [ExpressionReference] {
    var found: [ExpressionReference] = []
    collect(into: &found, bound: [])
    return found
  }

  /// The literal step that an index is; nil where its value is not written there.
  package var literalStep: ExpressionReference.Step? {
    switch unwrapped.kind {
    case .number(let text): Int(text).map { .index($0) }
    case .template: unwrapped.text.map { .key($0) }
    default: nil
    }
  }

  private func collect(into found: inout [ExpressionReference], bound: Set<String>) {
    switch kind {
    case .null, .bool, .number: return
    case .variable(let name):
      if !bound.contains(name) { found.append(ExpressionReference(root: name, steps: [])) }
    case .selection(let base, let steps): Self.collect(base, steps, into: &found, bound)
    case .template(let parts): Self.collect(parts, into: &found, bound)
    case .loop(let loop): loop.collect(into: &found, bound)
    default: for child in children { child.collect(into: &found, bound: bound) }
    }
  }

  private static func collect(
    _ base: Expression, _ steps: [Step], into found: inout [ExpressionReference],
    _ bound: Set<String>
  ) {
    if case .variable(let name) = base.kind {
      let literal = Array(steps.lazy.map(\.literal).prefix { $0 != nil }.compactMap { $0 })
      if !bound.contains(name) { found.append(ExpressionReference(root: name, steps: literal)) }
    } else {
      base.collect(into: &found, bound: bound)
    }
    for case .index(let key) in steps { key.collect(into: &found, bound: bound) }
  }

  private static func collect(
    _ parts: [Part], into found: inout [ExpressionReference], _ bound: Set<String>
  ) {
    for part in parts {
      switch part {
      case .text: continue
      case .value(let value): value.collect(into: &found, bound: bound)
      case .condition(let condition, let first, let second):
        condition.collect(into: &found, bound: bound)
        collect(first, into: &found, bound)
        collect(second, into: &found, bound)
      case .repetition(let key, let element, let source, let body):
        source.collect(into: &found, bound: bound)
        let names = [key?.text, element.text].compactMap { $0 }
        collect(body, into: &found, bound.union(names))
      }
    }
  }

  /// The expressions right below, in the order of the source; templates, loops and selections apart.
  private var children: [Expression] {
    switch kind {
    case .list(let elements): elements
    case .object(let entries): entries.flatMap { [$0.key, $0.value] }
    case .call(_, let arguments, _): arguments
    case .conditional(let condition, let first, let second): [condition, first, second]
    case .operation(_, let operands): operands
    case .prefixed(_, let operand): [operand]
    case .group(let inner): [inner]
    case .null, .bool, .number, .variable, .template, .selection, .loop: []
    }
  }
}

extension Expression.Loop {
  fileprivate func collect(into found: inout [ExpressionReference], _ bound: Set<String>) {
    found += source.references.filter { !bound.contains($0.root) }
    let inner = bound.union([key?.text, element.text].compactMap { $0 })
    for part in [resultKey, result, filter].compactMap({ $0 }) {
      found += part.references.filter { !inner.contains($0.root) }
    }
  }
}

extension Expression.Step {
  /// The step, where it is a plain name or a literal key.
  package var literal: ExpressionReference.Step? {
    switch self {
    case .name(let name): .name(name.text)
    case .index(let key): key.literalStep
    case .attributeSplat, .fullSplat: nil
    }
  }
}
