import Diagnostics

@testable import HCL

extension Body {
  /// The body in one line: `name=value; type "label" { … }`, attributes first.
  var outline: String {
    let items =
      attributes.map { "\($0.name.text)=\($0.value.outline)" }
      + blocks.map { block in
        let header = [block.type.text] + block.labels.map { "'\($0.text)'" }
        return header.joined(separator: " ") + " {\(block.body.outline)}"
      }
    return items.joined(separator: "; ")
  }
}

extension Expression {
  /// The expression with its structure written out.
  var outline: String {
    switch kind {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): text
    case .template(let parts): "\"" + parts.map(\.outline).joined(separator: "+") + "\""
    case .variable(let name): name
    case .selection(let base, let steps): base.outline + steps.map(\.outline).joined()
    case .list(let elements): "[" + elements.map(\.outline).joined(separator: ", ") + "]"
    case .object(let entries):
      "{" + entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
    case .call(let name, let arguments, let spread):
      "\(name.text)(" + arguments.map(\.outline).joined(separator: ", ")
        + (spread == .last ? "…)" : ")")
    case .loop(let loop): loop.outline
    case .conditional(let condition, let first, let second):
      "(\(condition.outline) ? \(first.outline) : \(second.outline))"
    case .operation(let operators, let operands):
      "("
        + operands.enumerated().map { index, operand in
          (index == 0 ? "" : " \(operators[index - 1].rawValue) ") + operand.outline
        }.joined() + ")"
    case .prefixed(let sign, let operand): "\(sign.rawValue)\(operand.outline)"
    case .group(let inner): "(\(inner.outline))"
    }
  }

  /// The expression and all those within it.
  var all: [Expression] {
    var found = [self]
    switch kind {
    case .null, .bool, .number, .variable: break
    case .template(let parts): found += parts.flatMap(\.expressions)
    case .selection(let base, let steps):
      found += base.all
      for case .index(let key) in steps { found += key.all }
    case .list(let elements): found += elements.flatMap(\.all)
    case .object(let entries): found += entries.flatMap { $0.key.all + $0.value.all }
    case .call(_, let arguments, _): found += arguments.flatMap(\.all)
    case .loop(let loop):
      let parts = [loop.source, loop.resultKey, loop.result, loop.filter]
      found += parts.compactMap { $0 }.flatMap(\.all)
    case .conditional(let condition, let first, let second):
      found += condition.all + first.all + second.all
    case .operation(_, let operands): found += operands.flatMap(\.all)
    case .prefixed(_, let operand), .group(let operand): found += operand.all
    }
    return found
  }
}

extension Expression.Loop {
  fileprivate var outline: String {
    let names = [key?.text, element.text].compactMap { $0 }.joined(separator: ",")
    let result = (resultKey.map { "\($0.outline)=>" } ?? "") + self.result.outline
    return
      "for(\(names) in \(source.outline): \(result)\(filter.map { " if \($0.outline)" } ?? ""))"
  }
}

extension Expression.Step {
  fileprivate var outline: String {
    switch self {
    case .name(let name): ".\(name.text)"
    case .index(let key): "[\(key.outline)]"
    case .attributeSplat: ".*"
    case .fullSplat: "[*]"
    }
  }
}

extension Expression.Part {
  fileprivate var outline: String {
    switch self {
    case .text(let text): text
    case .value(let value): "${\(value.outline)}"
    case .condition(let condition, let first, let second):
      "%{if \(condition.outline)}[\(first.map(\.outline).joined(separator: "+"))]"
        + "[\(second.map(\.outline).joined(separator: "+"))]"
    case .repetition(let key, let element, let source, let body):
      "%{for \([key?.text, element.text].compactMap { $0 }.joined(separator: ",")) in "
        + "\(source.outline)}[\(body.map(\.outline).joined(separator: "+"))]"
    }
  }

  fileprivate var expressions: [Expression] {
    switch self {
    case .text: []
    case .value(let value): value.all
    case .condition(let condition, let first, let second):
      condition.all + (first + second).flatMap(\.expressions)
    case .repetition(_, _, let source, let body): source.all + body.flatMap(\.expressions)
    }
  }
}

/// The file that `text` is.
func file(_ text: String, limits: HCLFile.Limits = .standard) -> HCLFile {
  HCLFile(parsing: Array(text.utf8), path: "main.tf", limits: limits)
}

extension HCLFile {
  /// What is wrong with it, one line each: `line:column message`.
  var complaints: [String] {
    diagnostics.map { diagnostic in
      let place = diagnostic.position.map { "\($0.line):\($0.column) " } ?? ""
      return place + diagnostic.message
    }
  }
}
