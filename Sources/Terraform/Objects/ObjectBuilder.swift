internal import Documents

/// Makes the documents of a plan's resources: what is set, what is unknown, and nothing else.
///
/// A plan says null, or lists as unknown, what nobody set; policies want to know what was declared.
/// All documents lie in one tree over the plan's source, so their positions are the plan's own.
struct ObjectBuilder: ~Copyable {
  private var builder: TreeBuilder
  private var context = Resolver.Context(module: 0, key: .none, repetition: nil)
  private var blocks = NestedBlocks()
  private var type = ""
  /// The names that lead to where the builder is.
  private var path: [String] = []

  /// A builder of documents from parts of `document`.
  init(document: Value) {
    builder = TreeBuilder(source: document.tree.source)
    builder.beginSequence()
  }

  /// Adds the document of the resource numbered `number`.
  mutating func add(_ number: Int, _ resolver: inout Resolver) {
    let resource = resolver.plan.resources[number]
    let written = Written(resolver.plan.block(of: number))
    guard let values = resource.values, values.isMapping else {
      builder.null()
      return
    }
    context = resolver.context(of: number)
    type = resource.type
    builder.beginMapping(range: values.range)
    let hidden = UserData.hiddenText(of: resource, written)
    for member in values.members {
      guard let key = member.key, !member.isNull else { continue }
      if key == UserData.attribute, let hidden {
        builder.key(key, range: member.keyRange ?? member.range)
        switch hidden {
        case .text(let text): builder.copy(text)
        case .notThere: builder.unknown(.notInInputs, range: member.range)
        }
      } else {
        add(member, key, resource.unknown?[key], written.member(key), &resolver)
      }
    }
    let filled = resource.unknown.members.filter { mark in
      mark.bool == true
        && mark.key.map {
          ArgumentRules.refuse($0, of: resource) || resolver.isNull($0, of: number)
        } ?? false
    }.compactMap(\.key)
    addUnknown(resource.unknown, beside: values, written, &resolver, except: filled)
    builder.endContainer()
  }

  /// The documents, in the order in which they were added; null for a resource without values.
  consuming func finish() -> [Value] {
    builder.endContainer()
    return Array(builder.finish().value(at: 0).elements)
  }

  /// Adds the member `value`, unless nobody set it.
  private mutating func add(
    _ value: Value, _ key: String, _ unknown: Value?, _ written: Written,
    _ resolver: inout Resolver
  ) {
    switch value.kind {
    case .mapping, .sequence:
      if value.count == 0, !written.isExpression { return }
      builder.key(key, range: value.keyRange ?? value.range)
      path.append(key)
      // What is there and written nowhere is of `dynamic` blocks, or the provider's.
      addContents(of: value, unknown, written.isAbsent ? .nothing : written, &resolver)
      path.removeLast()
    default:
      builder.key(key, range: value.keyRange ?? value.range)
      builder.copy(value)
    }
  }

  private mutating func addContents(
    of value: Value, _ unknown: Value?, _ written: Written, _ resolver: inout Resolver
  ) {
    switch value.kind {
    case .mapping:
      builder.beginMapping(range: value.range)
      for member in value.members {
        guard let key = member.key, !member.isNull else { continue }
        add(member, key, unknown?[key], written.member(key), &resolver)
      }
      addUnknown(unknown, beside: value, written, &resolver)
      builder.endContainer()
    case .sequence:
      builder.beginSequence(range: value.range)
      var marks = unknown.elements.makeIterator()
      for (index, element) in value.elements.enumerated() {
        let mark = marks.next()
        let place = written.element(index, of: value.count, value: element)
        if element.isNull, mark?.bool == true {
          builder.unknown(reason(place, &resolver) ?? .afterApply, range: element.range)
        } else if element.isMapping, case .expression = written {
          addBlockLike(element, mark, place, &resolver)
        } else {
          addContents(of: element, mark, place, &resolver)
        }
      }
      builder.endContainer()
    default:
      builder.copy(value)
    }
  }

  /// Adds an element of an attribute that is written as a block (`ingress`, `route`): there the
  /// provider fills what nobody set with empty texts and lists.
  private mutating func addBlockLike(
    _ value: Value, _ unknown: Value?, _ written: Written, _ resolver: inout Resolver
  ) {
    builder.beginMapping(range: value.range)
    for member in value.members {
      guard let key = member.key, !member.isNull else { continue }
      let isEmpty = member.equals("") || (member.isSequence && member.count == 0)
      if !isEmpty { add(member, key, unknown?[key], written, &resolver) }
    }
    addUnknown(unknown, beside: value, written, &resolver)
    builder.endContainer()
  }

  /// Adds the members that only apply will know; those that nobody set are left out.
  private mutating func addUnknown(
    _ unknown: Value?, beside value: Value, _ written: Written, _ resolver: inout Resolver,
    except filled: [String] = []
  ) {
    for mark in unknown.members {
      guard mark.bool == true, let key = mark.key, value[key]?.isNull ?? true,
        !filled.contains(key),
        let reason = reason(key, written.member(key), &resolver)
      else { continue }
      builder.key(key, range: mark.keyRange ?? mark.range)
      builder.unknown(reason, range: mark.range)
    }
  }

  /// Why the member `key` is not known; nil where nobody set it.
  private mutating func reason(_ key: String, _ written: Written, _ resolver: inout Resolver)
    -> UnknownReason?
  {
    guard written.isAbsent else { return reason(written, &resolver) }
    return blocks.mustBeDynamic(path + [key], in: type) ? .afterApplyOrNull : nil
  }

  /// Why an unknown leaf is not known; nil where nobody set it.
  private func reason(_ written: Written, _ resolver: inout Resolver) -> UnknownReason? {
    switch written {
    case .absent: nil
    case .expression(let expression): resolver.uncertainty(of: expression, in: context)
    case .block, .blocks, .nothing: .afterApplyOrNull
    }
  }
}

extension Written {
  fileprivate var isExpression: Bool {
    if case .expression = self { true } else { false }
  }

  fileprivate var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
