internal import ArchitectureGraph
internal import Documents

/// A resource that has become a node, or a block of one: its document beside its configuration.
struct Part: Sendable {
  /// The resource's number in the plan.
  let number: Int
  /// Its node.
  let node: NodeID
  /// Terraform's address of the resource.
  let address: String
  /// The declared type.
  let type: String
  /// The declared name.
  let name: String
  /// The values; nil where there are none.
  let value: Value?
  /// What the configuration says of them.
  let written: Written
  /// The way here from the resource, as findings say it: `vpc_config[0]`; empty for the resource.
  var path = ""
  /// The way here as the table of defaults has it: `vpc_config`; empty for the resource.
  var schemaPath = ""
  /// Arguments that are unknown in several blocks which share one expression.
  var shared: Set<String> = []

  /// Whether it stands for blocks of which only apply will know if they are there, and what they say:
  /// `dynamic` ones whose `for_each` is not known.
  var isUnknown: Bool { value?.kind == .unknown }

  /// Whether nobody set the argument `name`.
  func isOmitted(_ name: String) -> Bool { member(name) == nil }

  /// The argument `name`.
  subscript(name: String) -> Slot {
    Slot(
      part: self, name: name, value: member(name), written: written.member(name),
      isShared: shared.contains(name))
  }

  /// The value of the argument `name`; of blocks that are not known none is.
  func member(_ name: String) -> Value? { isUnknown ? value : value?[name] }

  /// The known text of the argument `name`; nil where it is empty, omitted or unknown.
  func text(_ name: String) -> String? {
    guard let text = value?[name]?.string, !text.isEmpty else { return nil }
    return text
  }

  /// The blocks called `name`; one that is unknown, where it is not known how many there are.
  func parts(_ name: String) -> [Part] {
    guard let member = member(name) else { return [] }
    let said = written.member(name)
    guard member.isSequence else {
      return member.isMapping || member.kind == .unknown
        ? [part(name, member, said, suffix: "", shared: [])] : []
    }
    let shared = Self.shared(by: member, said)
    return member.elements.enumerated().map { index, element in
      part(
        name, element, said.element(index, of: member.count, value: element),
        suffix: "[\(index)]", shared: shared)
    }
  }

  /// The only block called `name`, or the first.
  func part(_ name: String) -> Part? { parts(name).first }

  /// The place of the resource as a whole.
  var place: Place { Place(node) }

  private func part(
    _ name: String, _ value: Value, _ written: Written, suffix: String, shared: Set<String>
  ) -> Part {
    var part = Part(
      number: number, node: node, address: address, type: type, name: self.name, value: value,
      written: written)
    part.path = isUnknown ? path : (path.isEmpty ? "" : path + ".") + name + suffix
    part.schemaPath = (schemaPath.isEmpty ? "" : schemaPath + ".") + name
    part.shared = shared
    return part
  }

  /// The arguments that more than one of `blocks` has as unknown, where one expression is for all.
  private static func shared(by blocks: Value, _ written: Written) -> Set<String> {
    guard case .expression = written, blocks.count > 1 else { return [] }
    var seen: Set<String> = []
    var shared: Set<String> = []
    for block in blocks.elements {
      for member in block.members where member.holdsUnknown {
        guard let key = member.key else { continue }
        if !seen.insert(key).inserted { shared.insert(key) }
      }
    }
    return shared
  }
}

/// One argument of a resource or block: its value, and how it is written.
struct Slot: Sendable {
  let part: Part
  let name: String
  /// The value; nil where nobody set it.
  let value: Value?
  let written: Written
  /// Whether its expression is also that of other blocks' arguments.
  let isShared: Bool

  /// The way to it as findings say it; in blocks that are not known, the way to those.
  var path: String {
    if part.isUnknown { return part.path }
    return part.path.isEmpty ? name : part.path + "." + name
  }

  /// The way to it, step by step.
  var steps: [Traversal.Step] { Traversal(path)?.steps ?? [] }

  /// The way to it as the table of defaults has it.
  var schemaPath: String { part.schemaPath.isEmpty ? name : part.schemaPath + "." + name }

  /// Where it stands, or where it is missing.
  var place: Place {
    if let value { return Place(part.node, value) }
    return Place(part.node, part.path.isEmpty ? nil : part.value, missing: name)
  }

  /// That it is not known, for `reason` or for the reason that the document gives.
  func unknown(_ reason: UnknownReason? = nil) -> Unknown {
    Unknown(
      address: part.address, attribute: path,
      reason: reason ?? value?.unknownReason ?? .afterApply)
  }
}

extension Value {
  /// Whether it is unknown, or holds an element that is.
  fileprivate var holdsUnknown: Bool {
    kind == .unknown || elements.contains { $0.kind == .unknown }
  }
}
