/// A node of the syntax tree, macros expanded.
package struct Expression: Sendable {
  /// The number of the node, unique within its expression.
  package let id: Int32
  /// UTF-8 offsets of the text that the node stands for.
  package let range: Range<Int>
  /// What the node is.
  package let kind: Kind
  /// The number of nodes on the longest way down; the parser limits it, so that whatever walks the
  /// tree may recurse.
  package let height: Int32

  /// A node.
  package init(id: Int32, range: Range<Int>, kind: Kind) {
    self.id = id
    self.range = range
    self.kind = kind
    height = 1 + (kind.children.map(\.height).max() ?? 0)
  }

  /// What a node is.
  package indirect enum Kind: Sendable {
    /// A null, bool, number, string or bytes.
    case literal(Value)
    /// A name; with a leading dot it is looked up in the root only.
    case identifier(String)
    /// `operand.field` or `operand.?field`
    case select(Expression, Name, Access)
    /// Stands for `has(operand.field)`.
    case presence(Expression, Name)
    /// A function or operator; the receiver apart.
    case call(String, receiver: Expression?, arguments: [Expression])
    /// Stands for `[a, ?b]`.
    case list([ListElement])
    /// Stands for `{k: v, ?k: v}`.
    case map([MapEntry])
    /// Stands for `Type{field: value}`.
    case object(String, [ObjectEntry])
    /// A macro that goes over a list or a map.
    case comprehension(Comprehension)
    /// Stands for `cel.bind(name, value, body)`.
    case bind(Name, Expression, Expression)
  }
}

/// A name and where it is written.
package struct Name: Sendable, Hashable {
  /// The name without backquotes.
  package let text: String
  /// UTF-8 offsets of the name.
  package let range: Range<Int>

  /// A name at a place.
  package init(_ text: String, at range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// Whether a selection takes an absent field for an error or for an absent optional.
package enum Access: Sendable, Hashable {
  /// Stands for `.field`.
  case required
  /// Stands for `.?field`.
  case optional
}

/// An element of a list literal.
package struct ListElement: Sendable {
  /// The value, or the optional.
  package let value: Expression
  /// Whether it is `?value`, left out if absent.
  package let access: Access

  /// An element.
  package init(_ value: Expression, _ access: Access = .required) {
    self.value = value
    self.access = access
  }
}

/// An entry of a map literal.
package struct MapEntry: Sendable {
  /// The key.
  package let key: Expression
  /// The value, or the optional.
  package let value: Expression
  /// Whether it is `?key: value`, left out if absent.
  package let access: Access

  /// An entry.
  package init(_ key: Expression, _ value: Expression, _ access: Access = .required) {
    self.key = key
    self.value = value
    self.access = access
  }
}

/// A field of an object literal.
package struct ObjectEntry: Sendable {
  /// The field's name.
  package let field: Name
  /// The value, or the optional.
  package let value: Expression
  /// Whether it is `?field: value`, left out if absent.
  package let access: Access

  /// A field with its value.
  package init(_ field: Name, _ value: Expression, _ access: Access = .required) {
    self.field = field
    self.value = value
    self.access = access
  }
}

/// A macro that goes over a list or a map.
package struct Comprehension: Sendable {
  /// What the macro makes of the elements.
  package enum Kind: String, Sendable, Hashable {
    /// True if no element fails.
    case all
    /// True if one element holds.
    case exists
    /// True if exactly one element holds.
    case existsOne
    /// The list of results, of those that pass the filter if there is one.
    case map
    /// The list of elements that hold.
    case filter
    /// The map of results by the old keys.
    case transformMap
    /// The map of the entries that the body gives.
    case transformMapEntry
  }

  /// What the macro makes of the elements.
  package let kind: Kind
  /// What it goes over.
  package let range: Expression
  /// The element of a list, key of a map; with two variables, the index or key.
  package let variable: Name
  /// With two variables, the value.
  package let second: Name?
  /// What an element must pass for the body to see it; only where the body is a result.
  package let filter: Expression?
  /// The condition or the result.
  package let body: Expression

  /// A comprehension.
  package init(
    _ kind: Kind, over range: Expression, as variable: Name, _ second: Name? = nil,
    where filter: Expression? = nil, _ body: Expression
  ) {
    self.kind = kind
    self.range = range
    self.variable = variable
    self.second = second
    self.filter = filter
    self.body = body
  }
}
