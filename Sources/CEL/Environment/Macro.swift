/// A call that the parser rewrites before anything is checked.
package struct Macro: Sendable {
  /// The function's name as written; a global one may be qualified (`math.greatest`): its receiver
  /// is then not an argument.
  package let name: String
  /// Whether it is called on a receiver.
  package let style: CallStyle
  /// The number of arguments without the receiver; nil for any.
  package let argumentCount: Int?
  /// Rewrites a call; nil leaves it a plain call of a function.
  package let expand: @Sendable (Call, inout MacroExpansion) -> Expression?

  /// A macro.
  package init(
    _ name: String, _ style: CallStyle = .global, argumentCount: Int?,
    expand: @escaping @Sendable (Call, inout MacroExpansion) -> Expression?
  ) {
    self.name = name
    self.style = style
    self.argumentCount = argumentCount
    self.expand = expand
  }

  /// The call that is rewritten.
  package struct Call: Sendable {
    /// The receiver; nil for a global macro.
    package let receiver: Expression?
    /// The arguments, their own macros expanded already.
    package let arguments: [Expression]
    /// The place of the whole call.
    package let range: Range<Int>

    /// A call to be rewritten.
    package init(receiver: Expression?, arguments: [Expression], range: Range<Int>) {
      self.receiver = receiver
      self.arguments = arguments
      self.range = range
    }
  }
}

/// What a macro builds expressions with: fresh ids, and a place to report what is wrong.
package struct MacroExpansion: Sendable {
  private var nextID: Int32
  /// What is wrong with the call, if anything; the call is then given up.
  package private(set) var mistakes: [Mistake] = []
  private let range: Range<Int>

  /// An expansion of the call at a place.
  init(nextID: Int32, range: Range<Int>) {
    self.nextID = nextID
    self.range = range
  }

  /// The id that the next expression will have.
  var followingID: Int32 { nextID }

  /// An expression with a fresh id, at the place of the call unless another is given.
  package mutating func make(
    _ kind: Expression.Kind, at place: Range<Int>? = nil
  ) -> Expression {
    defer { nextID += 1 }
    return Expression(id: nextID, range: place ?? range, kind: kind)
  }

  /// Reports what is wrong with the call; `expand` returns nil then.
  package mutating func reject(_ message: String, at place: Range<Int>? = nil) {
    mistakes.append(Mistake(message, at: place ?? range))
  }
}
