/// A text with clauses for values, such as `"%s has %d replicas"`; parsed once if it is a literal.
struct StringFormat: Sendable {
  /// What a value is turned into.
  enum Clause: Sendable, Hashable {
    /// `%s`
    case text
    /// `%d`
    case decimal
    /// `%f`, `%.2f`
    case fixed(digits: Int)
    /// `%e`, `%.2e`
    case scientific(digits: Int)
    /// `%b`
    case binary
    /// `%o`
    case octal
    /// `%x`, `%X`
    case hexadecimal(uppercase: Bool)
  }

  private enum Piece: Sendable {
    case literal(String)
    case clause(Clause)
  }

  private let pieces: [Piece]

  /// Parses a format.
  ///
  /// - Throws: `invalidArgument` for a clause that there is not.
  init(parsing source: String) throws(EvaluationError) {
    var scanner = TextScanner(source)
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    while let byte = scanner.take() {
      guard byte == UInt8(ascii: "%") else {
        literal.append(byte)
        continue
      }
      if scanner.skip("%") {
        literal.append(byte)
        continue
      }
      if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
      literal = []
      pieces.append(.clause(try StringFormat.clause(&scanner)))
    }
    if !literal.isEmpty { pieces.append(.literal(String(decoding: literal, as: UTF8.self))) }
    self.pieces = pieces
  }

  /// The number of values that the clauses ask for.
  var clauseCount: Int {
    pieces.reduce(0) { count, piece in
      if case .clause = piece { count + 1 } else { count }
    }
  }

  /// The text with the values in place of the clauses; unknown if a value is not wholly known.
  func text(of values: List) -> Value {
    var writer = ValueWriter()
    var index = 0
    for piece in pieces {
      switch piece {
      case .literal(let text): writer.append(text)
      case .clause(let clause):
        guard index < values.count else {
          return .failure(.invalidArgument, "format has no argument number \(index + 1)")
        }
        writer.append(values[index], as: clause)
        index += 1
      }
      if let obstacle = writer.obstacle { return obstacle }
    }
    return .string(writer.text)
  }

  // MARK: Parsing

  private static func clause(_ scanner: inout TextScanner) throws(EvaluationError) -> Clause {
    let digits = try precision(&scanner)
    guard let letter = scanner.take() else {
      throw malformed("ends in the middle of a clause")
    }
    switch letter {
    case UInt8(ascii: "s"): return .text
    case UInt8(ascii: "d"): return .decimal
    case UInt8(ascii: "f"): return .fixed(digits: digits)
    case UInt8(ascii: "e"): return .scientific(digits: digits)
    case UInt8(ascii: "b"): return .binary
    case UInt8(ascii: "o"): return .octal
    case UInt8(ascii: "x"): return .hexadecimal(uppercase: false)
    case UInt8(ascii: "X"): return .hexadecimal(uppercase: true)
    default:
      let name = String(decoding: [letter], as: UTF8.self)
      throw malformed("has an unrecognized clause '%\(name)'; write %% for a percent sign")
    }
  }

  /// The digits after the point that a clause asks for; six if it doesn't.
  private static func precision(_ scanner: inout TextScanner) throws(EvaluationError) -> Int {
    guard scanner.skip(".") else { return 6 }
    let digits = scanner.take { $0.isDigit }
    guard let precision = Int(String(decoding: digits, as: UTF8.self)),
      precision <= LibraryLimits.formatPrecision
    else { throw malformed("has a precision that is not from 0 to 100") }
    return precision
  }

  private static func malformed(_ problem: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "could not parse formatting clause: the format \(problem)")
  }
}

extension Library {
  /// `format`; a literal format is parsed and checked once.
  static var formatting: FunctionDeclaration {
    FunctionDeclaration(
      "format",
      [
        Overload(
          "string_format", .member, [.string, .list(.dyn)], .string, cost: .linear,
          refine: refineFormat,
          .binary { format, values in
            guard case .string(let source) = format, case .list(let values) = values else {
              return .error(.noSuchOverload("format", [format, values]))
            }
            return Value { () throws(EvaluationError) in
              try StringFormat(parsing: source).text(of: values)
            }
          })
      ])
  }

  @Sendable private static func refineFormat(_ site: CallSite) -> Refinement {
    guard case .string(let source)?? = site.literals.first else { return .declared }
    do throws(EvaluationError) {
      let format = try StringFormat(parsing: source)
      return .specialized(
        .binary { source, values in
          guard case .list(let values) = values else {
            return .error(.noSuchOverload("format", [source, values]))
          }
          return format.text(of: values)
        })
    } catch {
      return .rejected(error.message, argument: 0)
    }
  }
}
