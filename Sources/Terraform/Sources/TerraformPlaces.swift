package import ArchitectureGraph
internal import Diagnostics
package import Documents
internal import HCL

/// Says where in the sources the resources of a plan are declared.
///
/// A resource of a module is declared where the root module calls it: there stands the argument that
/// the attribute comes from, or else the call as a whole. The line of the module itself is related.
package struct TerraformPlaces: DeclarationLocator {
  private let plan: Plan
  private let sources: TerraformSources
  private let numbers: [String: Int]

  init(_ plan: Plan, _ sources: TerraformSources) {
    self.plan = plan
    self.sources = sources
    let pairs = plan.resources.enumerated().map { ($1.address, $0) }
    numbers = Dictionary(pairs) { first, _ in first }
  }

  /// Where the value at `path` is declared: see ``DeclarationLocator``.
  ///
  /// - Complexity: O(block + the expressions that lead to it).
  package func declaration(
    of node: Node, at path: DocumentPath, missing: String?
  ) -> Declaration? {
    guard let number = number(of: node) else { return variable(node, at: path) }
    let module = calls(to: plan.resources[number].module)
    let label = plan.groups[plan.resources[number].group].label
    guard let declared = sources.modules[module]?.blocks[label]?.first else {
      return call(of: module[...], with: []).map { Declaration($0.spot) }
    }
    let steps = path.steps + (missing.map { Self.steps(of: $0) } ?? [])
    let blocks = sources.modules[module]?.blocks[label] ?? []
    let holder = blocks.first { block in
      guard case .key(let name)? = steps.first else { return false }
      return block.block.body.attribute(name) != nil
    }
    let place = BlockPlace.find(steps, in: holder ?? declared, object: node.object)
    let inner = Declaration.Spot((holder ?? declared).source, place.range)
    let texts = place.value.map { $0.texts.map { Declaration.Spot(inner.source, $0) } } ?? []
    guard !module.isEmpty else { return Declaration(inner, literals: texts) }
    var origins = place.value.map { [$0] } ?? []
    if place.value != nil || !place.repetitions.isEmpty { origins += place.repetitions }
    if let each = blocks.attribute("for_each")?.attribute.value, !origins.isEmpty {
      origins.append(each)
    }
    guard let outer = call(of: module[...], with: origins) else { return nil }
    return Declaration(outer.spot, related: [inner], literals: texts + outer.texts)
  }

  /// Where the variable that `node` stands for is declared.
  private func variable(_ node: Node, at path: DocumentPath) -> Declaration? {
    guard node.type == VariableSecrets.type else { return nil }
    let steps = node.address.split(separator: ".").map(String.init)
    let module = steps.dropLast(2).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    guard let declared = sources.modules[module]?.variables[node.name] else { return nil }
    let place = BlockPlace.find(path.steps, in: declared, object: node.object)
    return Declaration(
      Declaration.Spot(declared.source, place.range),
      literals: place.value?.texts.map { Declaration.Spot(declared.source, $0) } ?? [])
  }

  /// The headers of the resource's block and of the calls that lead to it, innermost first.
  package func blocks(around node: Node) -> [Declaration.Spot] {
    guard let number = number(of: node) else { return [] }
    var module = calls(to: plan.resources[number].module)
    let label = plan.groups[plan.resources[number].group].label
    var spots = (sources.modules[module]?.blocks[label] ?? []).map {
      Declaration.Spot($0.source, $0.block.header)
    }
    while let name = module.popLast() {
      spots += (sources.modules[module]?.calls[name] ?? []).map {
        Declaration.Spot($0.source, $0.block.header)
      }
    }
    return spots
  }

  /// The resource that `node` is, or that it comes with.
  private func number(of node: Node) -> Int? {
    if let number = numbers[node.address] { return number }
    guard let dot = node.address.lastIndex(of: ".") else { return nil }
    return numbers[String(node.address[..<dot])]
  }

  /// The names of the calls that lead to the module instance `number`, outermost first.
  private func calls(to number: Int) -> [String] {
    var names: [String] = []
    var current = number
    while let parent = plan.modules[current].parent {
      names.append(plan.modules[current].call)
      current = parent
    }
    return names.reversed()
  }

  /// Where the root module calls the module at `path`: the argument that `values`, which stand in that
  /// module, come from, or the call as a whole.
  private func call(
    of path: ArraySlice<String>, with values: [Expression]
  ) -> (spot: Declaration.Spot, texts: [Declaration.Spot])? {
    var path = path
    var values = values
    var texts: [Declaration.Spot] = []
    var spot: Declaration.Spot?
    while let name = path.last {
      let inputs = sources.modules[Array(path)].map { $0.inputs(of: values) } ?? []
      path = path.dropLast()
      guard let calls = sources.modules[Array(path)]?.calls[name], let call = calls.first else {
        spot = nil
        values = []
        continue
      }
      if let (argument, source) = inputs.lazy.compactMap({ calls.attribute($0) }).first {
        texts += argument.value.texts.map { Declaration.Spot(source, $0) }
        spot = Declaration.Spot(source, argument.line(in: source))
        values = [argument.value]
      } else {
        spot = Declaration.Spot(call.source, call.block.header)
        values = []
      }
    }
    return spot.map { ($0, texts) }
  }

  /// The steps of `text`, a path as findings say it.
  private static func steps(of text: String) -> [DocumentPath.Step] {
    (Traversal(text)?.steps ?? []).compactMap { step in
      switch step {
      case .name(let name): .key(name)
      case .key(.index(let index)): .index(index)
      case .key(.text(let key)): .key(key)
      case .key(.none): nil
      }
    }
  }
}

extension Attribute {
  /// The attribute, where it is one line; else its name.
  fileprivate func line(in source: SourceFile) -> SourceRange {
    let bytes = source.bytes[range.lowerBound..<min(range.upperBound, source.bytes.count)]
    return bytes.contains(UInt8(ascii: "\n")) ? name.range : range
  }
}
