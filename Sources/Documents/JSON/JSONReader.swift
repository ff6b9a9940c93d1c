internal import Diagnostics

/// Reads JSON (RFC 8259), or several JSON texts after one another, into a tree.
///
/// Iterative, so that depth costs no stack; a struct that is passed on rather than captured, since
/// captured variables cost an exclusivity check at each access.
struct JSONReader: ~Copyable {
  let text: UnsafeBufferPointer<UInt8>
  let search: ByteSearch
  let limits: Limits
  var position = 0
  var builder: TreeBuilder
  /// Whether each open container is an object.
  private var isObject: [Bool] = []
  private var roots: [Int] = []

  private init(_ text: UnsafeBufferPointer<UInt8>, source: SourceFile, limits: Limits) {
    self.text = text
    search = ByteSearch(text)
    self.limits = limits
    builder = TreeBuilder(source: source)
    builder.nodes.reserveCapacity(text.count / 16)
  }

  /// Reads `source`, whose text is JSON; what follows a broken document is not read.
  ///
  /// - Complexity: O(bytes).
  static func read(_ source: SourceFile, limits: Limits) -> Reading {
    source.bytes.withUnsafeBufferPointer { text in
      if let offset = TextEncoding.firstInvalidByte(of: text, in: 0..<text.count) {
        return Reading(
          empty: source, problems: [.notUTF8(at: offset, byte: text[offset])])
      }
      var reader = JSONReader(text, source: source, limits: limits)
      let problem = reader.readDocuments()
      return reader.finish(problem)
    }
  }

  private consuming func finish(_ problem: Problem?) -> Reading {
    Reading(builder: builder, roots: roots, problems: problem.map { [$0] } ?? [], comments: [])
  }

  /// Reads document after document; what is wrong with the first broken one.
  private mutating func readDocuments() -> Problem? {
    skipSpace()
    while position < text.count {
      let start = builder.nodeCount
      do throws(Problem) {
        guard roots.isEmpty || isAt("{") || isAt("[") else {
          throw Problem(at: position, "\(found) after the end of the JSON value")
        }
        guard roots.count < limits.documents else {
          throw .tooManyDocuments(at: position, limits: limits)
        }
        try readValue()
      } catch {
        builder.rollBack(to: start)
        return error
      }
      roots.append(start)
      skipSpace()
    }
    return nil
  }

  /// Reads one value with all that is in it.
  private mutating func readValue() throws(Problem) {
    while true {
      if try readStart() {
        // An empty container or a scalar is complete; so may be what is around it.
        guard try closeContainers() else { return }
      }
      guard builder.nodeCount < limits.nodes else {
        throw .tooManyValues(at: position, limits: limits)
      }
    }
  }

  /// Reads a scalar, or the start of a container up to its first value; whether a value is complete.
  private mutating func readStart() throws(Problem) -> Bool {
    guard position < text.count else { throw expected("a value") }
    switch text[position] {
    case UInt8(ascii: "\""): try readString()
    case UInt8(ascii: "{"): return try openContainer(isObject: true, close: UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try openContainer(isObject: false, close: UInt8(ascii: "]"))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "t"): builder.bool(true, range: try readWord("true"))
    case UInt8(ascii: "f"): builder.bool(false, range: try readWord("false"))
    case UInt8(ascii: "n"): builder.null(range: try readWord("null"))
    default: throw expected("a value")
    }
    return true
  }

  /// Opens a container; whether it is closed at once.
  private mutating func openContainer(isObject: Bool, close: UInt8) throws(Problem) -> Bool {
    guard self.isObject.count < limits.depth else { throw .tooDeep(at: position, limits: limits) }
    let range = SourceRange(position, position + 1)
    if isObject { builder.beginMapping(range: range) } else { builder.beginSequence(range: range) }
    position += 1
    skipSpace()
    if position < text.count, text[position] == close {
      position += 1
      builder.endContainer(at: position)
      return true
    }
    self.isObject.append(isObject)
    if isObject { try readKey(or: "'}'") }
    return false
  }

  /// After a complete value: closes what ends here and goes on to the next value, if there is one.
  private mutating func closeContainers() throws(Problem) -> Bool {
    while let isObject = isObject.last {
      skipSpace()
      let byte = position < text.count ? text[position] : 0
      if byte == UInt8(ascii: ",") {
        position += 1
        skipSpace()
        if isObject { try readKey(or: nil) }
        return true
      }
      guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
        throw expected(isObject ? "',' or '}'" : "',' or ']'")
      }
      position += 1
      builder.endContainer(at: position)
      self.isObject.removeLast()
    }
    return false
  }

  /// Reads a key and the colon after it.
  private mutating func readKey(or alternative: String?) throws(Problem) {
    guard isAt("\"") else {
      throw expected("a key in double quotes" + (alternative.map { " or \($0)" } ?? ""))
    }
    guard builder.symbols.count < Int(Node.noKey) - 1 else { throw .tooManyKeys(at: position) }
    try readKeyString()
    skipSpace()
    guard isAt(":") else { throw expected("':'") }
    position += 1
    skipSpace()
  }

  private mutating func readWord(_ word: StaticString) throws(Problem) -> SourceRange {
    let start = position
    for index in 0..<word.utf8CodeUnitCount {
      guard start + index < text.count, text[start + index] == word.utf8Start[index] else {
        throw expected("a value")
      }
    }
    position = start + word.utf8CodeUnitCount
    return SourceRange(start, position)
  }

  private mutating func skipSpace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func isAt(_ scalar: Unicode.Scalar) -> Bool {
    position < text.count && text[position] == UInt8(ascii: scalar)
  }

  /// The problem that something else than `what` stands here.
  func expected(_ what: String) -> Problem {
    guard position < text.count, text[position] == 0 else {
      return Problem(at: position, "\(found) where \(what) must stand")
    }
    return .binary(at: position)
  }

  /// What stands here, in words.
  private var found: String {
    guard position < text.count else { return "the text ends" }
    let rest = text[position..<min(position + 4, text.count)]
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first,
      scalar.value > 0x20, scalar.value != 0x7F
    else { return "found a control character" }
    return "found '\(scalar)'"
  }
}
