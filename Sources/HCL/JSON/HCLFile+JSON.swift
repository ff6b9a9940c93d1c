internal import Diagnostics
internal import Documents

extension HCLFile {
  /// Reads `bytes` as the JSON variant of the language.
  ///
  /// JSON does not tell blocks from attributes: `labels` says which names of the file are blocks, and
  /// how many labels each has. Within a block everything is an attribute; what would be a nested
  /// block is an object, or a list of them. Texts are templates.
  ///
  /// - Complexity: O(bytes).
  package init(
    json bytes: [UInt8], path: String, labels: [String: Int], limits: Limits = .standard
  ) {
    var documentLimits = Documents.Limits.standard
    documentLimits.depth = limits.depth
    documentLimits.bytes = limits.bytes
    let parsed = ParsedSource(parsing: bytes, path: path, limits: documentLimits)
    if let first = parsed.diagnostics.first {
      self.init(source: parsed.source, body: Body(range: SourceRange(0, 0)), diagnostic: first)
      return
    }
    guard parsed.format == .json, let root = parsed.documents.first else {
      self.init(empty: parsed.source, Mistake(at: 0, "expected a JSON object"))
      return
    }
    var reader = JSONBodyReader(source: parsed.source, labels: labels, limits: limits)
    let body = reader.body(root, isFile: true)
    self.init(source: parsed.source, body: body, mistake: reader.mistake)
  }
}

/// Makes the tree of the native syntax out of a JSON document.
private struct JSONBodyReader {
  let source: SourceFile
  let labels: [String: Int]
  let limits: HCLFile.Limits
  var mistake: Mistake?

  mutating func body(_ value: Value, isFile: Bool) -> Body {
    var body = Body(range: value.range)
    guard value.isMapping else {
      note(Mistake(at: value.range.lowerBound, "expected an object"))
      return body
    }
    for member in value.members {
      guard let name = name(of: member), name.text != "//" else { continue }
      if isFile, let count = labels[name.text] {
        addBlocks(name, [], count, member, to: &body)
      } else {
        body.attributes.append(Attribute(name: name, value: expression(member)))
      }
    }
    return body
  }

  /// Adds the blocks of `value`, below which `count` labels are still to come.
  private mutating func addBlocks(
    _ type: Name, _ names: [Name], _ count: Int, _ value: Value, to body: inout Body
  ) {
    if value.isSequence {
      for element in value.elements where element.isMapping {
        addBlocks(type, names, count, element, to: &body)
      }
      return
    }
    guard count > 0 else {
      body.blocks.append(Block(type: type, labels: names, body: self.body(value, isFile: false)))
      return
    }
    for member in value.members {
      guard let name = name(of: member), name.text != "//" else { continue }
      addBlocks(type, names + [name], count - 1, member, to: &body)
    }
  }

  private func name(of member: Value) -> Name? {
    member.key.map { Name(text: $0, range: member.keyRange ?? member.range) }
  }

  private mutating func expression(_ value: Value) -> Expression {
    switch value.kind {
    case .null, .unknown: Expression(.null, value.range)
    case .bool: Expression(.bool(value.bool ?? false), value.range)
    case .int, .uint, .double: Expression(.number(source.text(in: value.range)), value.range)
    case .string, .plain: template(value)
    case .sequence: Expression(.list(value.elements.map { expression($0) }), value.range)
    case .mapping: object(value)
    }
  }

  private mutating func object(_ value: Value) -> Expression {
    var entries: [Expression.Entry] = []
    for member in value.members {
      guard let name = name(of: member), name.text != "//" else { continue }
      let key = Expression(.template([.text(name.text)]), name.range)
      entries.append(Expression.Entry(key: key, value: expression(member)))
    }
    return Expression(.object(entries), value.range)
  }

  private mutating func template(_ value: Value) -> Expression {
    let text = Array((value.string ?? "").utf8)
    guard text.contains(UInt8(ascii: "{")) else {
      return Expression(.template([.text(value.string ?? "")]), value.range)
    }
    let inner =
      value.range.lowerBound + 1..<max(value.range.lowerBound + 1, value.range.upperBound - 1)
    let isVerbatim = source.bytes[inner].elementsEqual(text)
    var parser =
      isVerbatim
      ? Parser(source.bytes, in: inner, saidAt: nil, limits: limits)
      : Parser(text, in: 0..<text.count, saidAt: value.range, limits: limits)
    do throws(Mistake) {
      return Expression(.template(try parser.template(.text)), value.range)
    } catch {
      let offset = isVerbatim ? error.offset : value.range.lowerBound
      note(Mistake(at: offset, error.message, help: error.help))
      return Expression(.template([]), value.range)
    }
  }

  private mutating func note(_ mistake: Mistake) {
    if self.mistake == nil { self.mistake = mistake }
  }
}
