extension YAMLFailure {
  /// libyaml's complaint in plain words; `piece` is the document that it shows in.
  ///
  /// Its texts name the grammar's productions; these name what a person sees. What is never closed
  /// is shown where it begins.
  func problem(
    at place: Int, origin: Int, in text: UnsafeBufferPointer<UInt8>, piece: Range<Int>
  ) -> Problem {
    if piece.contains(place), isTab(at: place, in: text) {
      return Problem(
        at: place, "found a tab where indentation must be spaces", help: "indent with spaces")
    }
    if let unclosed, problem.hasPrefix("found unexpected") || !piece.contains(place) {
      return Problem(at: origin, unclosed)
    }
    let origin = name.map { Problem.Origin(name: $0, offset: origin) }
    let found = piece.contains(place) ? Self.quoted(text, at: place) : Self.endOfDocument
    let words = Self.words(for: problem, found: found)
    return Problem(at: place, words.message, of: origin, help: words.help)
  }

  /// What to say of a thing that the document ends within.
  private var unclosed: String? {
    switch context {
    case "while parsing a flow mapping": "'{' without '}'"
    case "while parsing a flow sequence": "'[' without ']'"
    case "while scanning a quoted scalar": "a string without its closing quote"
    default: nil
    }
  }

  private func isTab(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text[place] == 0x09 else {
      // A tab within the indentation shows only at what follows it.
      guard problem.contains("not allowed") || problem.contains("expected") else { return false }
      var offset = place
      while offset > 0, text[offset - 1] == 0x20 || text[offset - 1] == 0x09 {
        offset -= 1
        if text[offset] == 0x09 { return Self.isLineStart(offset, in: text) }
      }
      return false
    }
    return true
  }

  /// Whether only blanks stand before `offset` on its line.
  private static func isLineStart(_ offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = offset
    while offset > 0, text[offset - 1] == 0x20 || text[offset - 1] == 0x09 { offset -= 1 }
    return offset == 0 || text[offset - 1] == 0x0A || text[offset - 1] == 0x0D
  }

  private static let endOfDocument = "the end of the document"

  /// What libyaml was reading, as a person would call it.
  private var name: String? {
    switch context {
    case "while parsing a block mapping": "the mapping"
    case "while parsing a block collection": "the list"
    case "while parsing a flow mapping": "the '{'"
    case "while parsing a flow sequence": "the '['"
    case "while scanning a quoted scalar": "the string"
    case "while scanning a simple key": "the key"
    case "while scanning a block scalar": "the block"
    default: nil
    }
  }

  private static func words(
    for problem: String, found: String
  ) -> (message: String, help: String?) {
    switch problem {
    case "found character that cannot start any token":
      ("a value can't begin with \(found)", "put the value in quotes")
    case "could not find expected ':'":
      ("a key has no ':' after it", "write 'key: value', or indent the text as part of a value")
    case "mapping values are not allowed in this context":
      (
        "found ':' where no mapping can begin",
        "put a text that holds ': ' in quotes, or check the indentation"
      )
    case "did not find expected key":
      ("found \(found) where a key of the mapping must stand", "check the indentation")
    case "did not find expected '-' indicator":
      ("found \(found) where the list's next '-' must stand", "check the indentation")
    case "did not find expected ',' or ']'":
      ("found \(found) where ',' or ']' must stand", nil)
    case "did not find expected ',' or '}'":
      ("found \(found) where ',' or '}' must stand", nil)
    case "did not find expected node content":
      ("found \(found) where a value must stand", nil)
    case "did not find expected <document start>" where found == endOfDocument:
      ("a directive without a document after it", "begin the document with '---'")
    case "did not find expected <document start>":
      ("found \(found) after the end of the document", "begin the next document with '---'")
    case "block sequence entries are not allowed in this context":
      ("found '-' where no list can begin", "check the indentation")
    case "mapping keys are not allowed in this context":
      ("found '?' where no key can begin", "check the indentation")
    case "found unknown escape character":
      ("unknown escape in a string in double quotes", "write a backslash as '\\\\'")
    case "found incompatible YAML document": ("a version of YAML other than 1.1 and 1.2", nil)
    case "did not find expected hexdecimal number":
      ("an escape in a string lacks its hexadecimal digits", nil)
    case "did not find expected alphabetic or numeric character":
      ("an anchor's name must be of the letters a to z, digits, '-' and '_'", nil)
    case "found unknown directive name": ("unknown directive", nil)
    case "found undefined tag handle": ("a tag's handle is not defined", nil)
    case "control characters are not allowed":
      ("found a control character", "write it as an escape in double quotes")
    case "did not find expected comment or line break":
      ("found \(found) where the line must end", nil)
    default: (problem, nil)
    }
  }

  /// The character at `place`, in quotes, or what it is.
  private static func quoted(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> String {
    let rest = text[place..<min(place + 4, text.count)]
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else {
      return "the end of the text"
    }
    switch scalar.value {
    case 0x0A, 0x0D: return "the end of the line"
    case 0..<0x20, 0x7F..<0xA0: return "a control character"
    default: return "'\(scalar)'"
    }
  }
}
