internal import RegularExpressions

extension Library {
  /// The standard functions of strings: `contains`, `startsWith`, `endsWith`, `matches`.
  package static let text = Library(
    name: "text",
    functions: [
      .native("contains", "contains_string", .member, cost: .linear) {
        (text: String, part: String) in text.containsBytes(of: part)
      },
      .native("startsWith", "starts_with_string", .member) {
        (text: String, part: String) in text.startsWithBytes(of: part)
      },
      .native("endsWith", "ends_with_string", .member) {
        (text: String, part: String) in text.endsWithBytes(of: part)
      },
      FunctionDeclaration(
        "matches",
        [
          .pattern("matches", .global, matches),
          .pattern("matches_string", .member, matches),
        ]),
    ])

  private static func matches(text: String, pattern: Pattern) -> Value {
    .bool(pattern.matches(text))
  }
}

extension Overload {
  /// An overload of a text and a pattern; a literal pattern is compiled once, and reported if bad.
  static func pattern(
    _ id: String, _ style: CallStyle, result: Type = .bool,
    _ body: @escaping @Sendable (String, Pattern) -> Value
  ) -> Overload {
    let implementation = Implementation.binary { text, pattern in
      guard case .string(let text) = text, case .string(let source) = pattern else {
        return .error(.noSuchOverload(id, [text, pattern]))
      }
      return Value { () throws(EvaluationError) in body(text, try Pattern(compiling: source)) }
    }
    return Overload(
      id, style, [.string, .string], result, cost: .product,
      refine: { site in
        site.refined { pattern in
          .binary { text, source in
            guard case .string(let text) = text else {
              return .error(.noSuchOverload(id, [text, source]))
            }
            return body(text, pattern)
          }
        }
      }, implementation)
  }
}

extension CallSite {
  /// Compiles the pattern if the second argument is a literal.
  func refined(_ implementation: (Pattern) -> Implementation) -> Refinement {
    guard literals.count > 1, case .string(let source)? = literals[1] else { return .declared }
    do throws(PatternError) {
      return .specialized(implementation(try Pattern(source)))
    } catch {
      return .rejected(error.description, argument: 1)
    }
  }
}

extension Pattern {
  /// Compiles a pattern that is known only when evaluating.
  init(compiling source: String) throws(EvaluationError) {
    do throws(PatternError) {
      try self.init(source)
    } catch {
      throw EvaluationError(.invalidArgument, error.description)
    }
  }
}

/// Comparisons by code point, which CEL asks for; Swift's own follow canonical equivalence and
/// respect the borders of what a reader takes for one character.
extension String {
  func containsBytes(of part: String) -> Bool {
    withBytes { text in part.withBytes { SystemText.firstOffset(of: $0, in: text) != nil } }
  }

  func startsWithBytes(of part: String) -> Bool {
    withBytes { text in
      part.withBytes { $0.count <= text.count && SystemText.holds($0, at: 0, in: text) }
    }
  }

  func endsWithBytes(of part: String) -> Bool {
    withBytes { text in
      part.withBytes {
        $0.count <= text.count && SystemText.holds($0, at: text.count - $0.count, in: text)
      }
    }
  }
}
