internal import Diagnostics
internal import Documents
internal import HCL

/// The place of a value in the block that declares it.
struct BlockPlace {
  /// What to point at.
  let range: SourceRange
  /// The expression there; nil where it is a block's header.
  let value: Expression?
  /// What the blocks around it go over: `for_each` of the dynamic ones.
  var repetitions: [Expression] = []

  /// The place of what `steps` select in `block`; where it is not written there, that of the innermost
  /// block around it.
  ///
  /// `object` is the resource's document: which of several blocks is meant shows in what is constant.
  static func find(
    _ steps: [DocumentPath.Step], in declared: SourceModule.Declared, object: Value?
  ) -> BlockPlace {
    BlockSearch(source: declared.source).find(
      steps[...], in: declared.block.body, header: declared.block.header, value: object)
  }
}

private struct BlockSearch {
  let source: SourceFile

  func find(
    _ steps: ArraySlice<DocumentPath.Step>, in body: Body, header: SourceRange, value: Value?
  ) -> BlockPlace {
    guard case .key(let name)? = steps.first else { return BlockPlace(range: header, value: nil) }
    var rest = steps.dropFirst()
    if let attribute = body.attribute(name) { return find(rest, in: attribute) }
    var element = value?[name]
    var index = 0
    let count = element?.isSequence == true ? element?.count ?? 1 : 1
    if case .index(let position)? = rest.first {
      rest = rest.dropFirst()
      element = element?[position]
      index = position
    }
    if let block = choose(body.blocks(name), index, of: count, element) {
      return find(rest, in: block.body, header: block.header, value: element)
    }
    let dynamic = body.blocks("dynamic").filter { $0.labels.first?.text == name }
    guard let block = choose(dynamic, index, of: count, element) ?? dynamic.first else {
      return BlockPlace(range: header, value: nil)
    }
    return find(rest, inDynamic: block, value: element)
  }

  private func find(
    _ steps: ArraySlice<DocumentPath.Step>, inDynamic block: Block, value: Value?
  ) -> BlockPlace {
    var place = BlockPlace(range: block.header, value: nil)
    if let content = block.body.blocks("content").first {
      place = find(steps, in: content.body, header: block.header, value: value)
    }
    if let source = block.body.attribute("for_each")?.value { place.repetitions.append(source) }
    return place
  }

  /// Which of `blocks` declares the element `value`, the one at `index` of `count`.
  ///
  /// Sets of blocks come sorted by their contents, so one is told by what is constant in it.
  private func choose(_ blocks: [Block], _ index: Int, of count: Int, _ value: Value?) -> Block? {
    if blocks.count == 1, count <= 1 { return blocks[0] }
    let fitting = blocks.filter { fits($0.content, value) }
    if fitting.count == 1 { return fitting[0] }
    return blocks.count == count && index < count ? blocks[index] : nil
  }

  private func fits(_ body: Body, _ value: Value?) -> Bool {
    guard let value else { return true }
    return body.attributes.allSatisfy { attribute in
      guard let actual = value[attribute.name.text] else { return true }
      switch attribute.value.unwrapped.kind {
      case .template: return attribute.value.text.map { $0 == actual.string ?? $0 } ?? true
      case .bool(let truth): return actual.bool.map { $0 == truth } ?? true
      case .number(let text): return actual.double.map { $0 == Double(text) ?? $0 } ?? true
      default: return true
      }
    }
  }

  // MARK: Attributes

  private func find(_ steps: ArraySlice<DocumentPath.Step>, in attribute: Attribute) -> BlockPlace {
    var range = line(attribute.range, named: attribute.name.range)
    var value = attribute.value
    for step in steps {
      guard let next = self.step(step, into: value) else { break }
      (range, value) = next
    }
    return BlockPlace(range: range, value: value)
  }

  private func step(
    _ step: DocumentPath.Step, into value: Expression
  ) -> (SourceRange, Expression)? {
    switch (step, value.unwrapped.kind) {
    case (.key(let key), .object(let entries)):
      guard let entry = entries.last(where: { $0.name == key }) else { return nil }
      let whole = SourceRange(entry.key.range.lowerBound, entry.value.range.upperBound)
      return (line(whole, named: entry.key.range), entry.value)
    case (.key, .call(let function, let arguments, _)) where function.text == "merge":
      return arguments.reversed().lazy.compactMap { self.step(step, into: $0) }.first
    case (.index(let index), .list(let elements)) where index < elements.count:
      return (line(elements[index].range, named: nil), elements[index])
    case (.index(0), .object): return (line(value.range, named: nil), value)
    default: return nil
    }
  }

  /// `range`, where it is one line; else the name that begins it, or its first line.
  private func line(_ range: SourceRange, named name: SourceRange?) -> SourceRange {
    let bytes = source.bytes[range.lowerBound..<min(range.upperBound, source.bytes.count)]
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return range }
    return name ?? SourceRange(range.lowerBound, end)
  }
}

extension Block {
  /// What is repeated of a dynamic block, else the block's own body.
  fileprivate var content: Body {
    type.text == "dynamic" ? body.blocks("content").first?.body ?? body : body
  }
}
