internal import ArchitectureGraph
internal import CEL
internal import Documents
internal import Policies

/// Finds the place of an object that a failed expression is about: what it selects first.
struct AdmissionPlaces {
  private let request: AdmissionRequest
  private let policy: CompiledAdmissionPolicy

  init(_ request: AdmissionRequest, _ policy: CompiledAdmissionPolicy) {
    self.request = request
    self.policy = policy
  }

  /// The narrowest place that `condition` selects: the first that is declared, else the first whose
  /// way begins with something declared, else the object as a whole.
  func place(of condition: Program) -> Place {
    var paths: [[Selection.Step]] = []
    collect(condition.checked.expression, in: condition, into: &paths)
    let telling = paths.filter { !Self.isIdentity($0) }
    let found = (telling.isEmpty ? paths : telling).map { resolve($0) }
    return found.first { $0.missing == nil && $0.value != nil } ?? found.first { $0.value != nil }
      ?? Place(request.node, request.declared)
  }

  /// What tells an object from others is seldom what is wrong with it.
  private static func isIdentity(_ steps: [Selection.Step]) -> Bool {
    switch steps {
    case [], [.field("kind")], [.field("apiVersion")], [.field("metadata"), .field("name")],
      [.field("metadata"), .field("namespace")]:
      true
    default: false
    }
  }

  /// The selections on `object`, in the order in which they are written, those behind variables
  /// where these are read.
  ///
  /// Variables read earlier ones only, so that this ends.
  private func collect(
    _ node: CEL.Expression, in program: Program, into paths: inout [[Selection.Step]]
  ) {
    guard paths.count < Self.maximumPaths else { return }
    if case .presence(let operand, let field) = node.kind, let selection = Selection(operand),
      selection.root.text == "object"
    {
      paths.append(selection.steps + [.field(field.text)])
      return
    }
    if let selection = Selection(node) {
      if selection.root.text == "object" { return paths.append(selection.steps) }
      if selection.root.text == "variables", case .field(let name)? = selection.steps.first,
        let variable = policy.variables.first(where: { $0.name == name })
      {
        return collect(variable, selection.steps.dropFirst(), into: &paths)
      }
    }
    for child in node.kind.children { collect(child, in: program, into: &paths) }
  }

  /// What a variable selects, and the steps from there.
  private func collect(
    _ variable: (slot: Int, name: String, program: Program), _ steps: ArraySlice<Selection.Step>,
    into paths: inout [[Selection.Step]]
  ) {
    let expression = variable.program.checked.expression
    if let selection = Selection(expression), selection.root.text == "object" {
      paths.append(selection.steps + steps)
    } else {
      collect(expression, in: variable.program, into: &paths)
    }
  }

  private static let maximumPaths = 100

  /// The deepest declared value on the way, and what is missing from there.
  private func resolve(_ steps: [Selection.Step]) -> Place {
    var current = request.declared
    for (index, step) in steps.enumerated() {
      let next: Documents.Value? =
        switch step {
        case .field(let name): current[name]
        case .index(let number): current[number]
        }
      guard let next else {
        guard index > 0 else { return Place(request.node) }
        return Place(request.node, current, missing: Self.description(steps[index...]))
      }
      current = next
    }
    return Place(request.node, current)
  }

  private static func description(_ steps: ArraySlice<Selection.Step>) -> String {
    DocumentPath(
      steps.map { step in
        switch step {
        case .field(let name): .key(name)
        case .index(let index): .index(index)
        }
      }
    ).description
  }
}
