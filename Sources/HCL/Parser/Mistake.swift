internal import Diagnostics

/// What is wrong with a file, before its place is said as line and column.
struct Mistake: Error {
  let offset: Int
  let message: String
  var help: String?

  init(at offset: Int, _ message: String, help: String? = nil) {
    self.offset = offset
    self.message = message
    self.help = help
  }

  func diagnostic(on source: SourceFile) -> Diagnostic {
    let position = LineTable(source).position(at: min(offset, source.bytes.count))
    return Diagnostic(path: source.path, position: position, message: message, help: help)
  }
}

extension Mistake {
  static func tooLarge(limits: HCLFile.Limits) -> Mistake {
    Mistake(at: 0, "larger than \(limits.bytes >> 20) MiB", help: "split the file")
  }

  static func notUTF8(at offset: Int) -> Mistake {
    Mistake(at: offset, "not UTF-8", help: "save the file as UTF-8")
  }

  static func tooDeep(at offset: Int, limits: HCLFile.Limits) -> Mistake {
    Mistake(at: offset, "nested more than \(limits.depth) levels deep")
  }

  static func expected(_ what: String, found token: Token, help: String? = nil) -> Mistake {
    if case .invalid(let reason) = token.kind {
      return Mistake(at: token.start, reason.message, help: reason.help)
    }
    return Mistake(at: token.start, "expected \(what), found \(token.described)", help: help)
  }

  static func unclosedBlock(_ type: String, at offset: Int) -> Mistake {
    Mistake(
      at: offset, "the block '\(type)' that begins here is never closed",
      help: "add the missing '}'"
    )
  }

  static func unclosedText(at offset: Int) -> Mistake {
    Mistake(
      at: offset, "the text that begins here is never closed",
      help: "add the missing quotation mark; a text of several lines is written as a heredoc")
  }

  static func unclosedHeredoc(_ marker: String, at offset: Int) -> Mistake {
    Mistake(
      at: offset, "the heredoc that begins here is never closed",
      help: "end it with a line of '\(marker)' alone")
  }

  static func pastHeredoc(at offset: Int) -> Mistake {
    Mistake(
      at: offset, "the heredoc ends here, within a reference", help: "close it with '}' before")
  }

  static func wrongEscape(_ escape: String, at offset: Int) -> Mistake {
    Mistake(
      at: offset, "'\(escape)' is no escape",
      help: #"a backslash itself is '\\'; the others are \n \r \t \" \uNNNN \UNNNNNNNN"#)
  }
}
