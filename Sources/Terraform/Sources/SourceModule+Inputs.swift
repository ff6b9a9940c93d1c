internal import Diagnostics
internal import HCL

extension SourceModule {
  /// The inputs of the module that `values` come from, those first that a value is rather than hangs
  /// on; locals are followed.
  ///
  /// - Complexity: O(size of the expressions and of the locals they lead to).
  func inputs(of values: [Expression]) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    var pending = values[...]
    while let value = pending.popFirst() {
      for reference in value.origins {
        guard case .name(let name)? = reference.steps.first,
          seen.insert("\(reference.root).\(name)").inserted
        else { continue }
        if reference.root == "var" { names.append(name) }
        if reference.root == "local", let local = locals[name] { pending.append(local.value) }
      }
    }
    return names
  }
}

extension Expression {
  /// What the expression mentions: first what its value may be, then what decides which it is.
  var origins: [ExpressionReference] {
    switch unwrapped.kind {
    case .conditional(let condition, let first, let second):
      first.origins + second.origins + condition.references
    case .call(_, let arguments, _): arguments.flatMap(\.origins)
    case .list(let elements): elements.flatMap(\.origins)
    default: references
    }
  }

  /// The places of the texts that are written out in the expression.
  var texts: [SourceRange] {
    switch kind {
    case .template(let parts):
      let isPlain = parts.contains { if case .text = $0 { true } else { false } }
      return isPlain ? [range] : parts.flatMap(\.texts)
    case .number: return [range]
    case .selection(let base, _): return base.texts
    case .list(let elements): return elements.flatMap(\.texts)
    case .object(let entries): return entries.flatMap(\.value.texts)
    case .call(_, let arguments, _): return arguments.flatMap(\.texts)
    case .loop(let loop): return loop.source.texts + loop.result.texts
    case .conditional(let condition, let first, let second):
      return condition.texts + first.texts + second.texts
    case .operation(_, let operands): return operands.flatMap(\.texts)
    case .prefixed(_, let operand), .group(let operand): return operand.texts
    case .null, .bool, .variable: return []
    }
  }
}

extension Expression.Part {
  fileprivate var texts: [SourceRange] {
    if case .value(let value) = self { value.texts } else { [] }
  }
}
