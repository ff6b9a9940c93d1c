internal import Diagnostics

/// What is wrong with a document, before its place is said as line and column.
struct Problem: Error, Equatable {
  /// The byte of the source at which it shows.
  let offset: Int
  let message: String
  let help: String?
  /// What the problem is part of, and the byte at which that begins; said if it is another line.
  let origin: Origin?

  struct Origin: Equatable {
    let name: String
    let offset: Int
  }

  init(at offset: Int, _ message: String, of origin: Origin? = nil, help: String? = nil) {
    self.offset = offset
    self.message = message
    self.help = help
    self.origin = origin
  }
}

extension Problem {
  /// The problem as a diagnostic on `source`, whose lines are `lines`.
  func diagnostic(on source: SourceFile, lines: LineTable) -> Diagnostic {
    let position = lines.position(at: offset)
    var message = message
    if let origin {
      let line = lines.line(at: origin.offset)
      if line != position.line { message += " (\(origin.name) begins on line \(line))" }
    }
    return Diagnostic(path: source.path, position: position, message: message, help: help)
  }

  static func tooDeep(at offset: Int, limits: Limits) -> Problem {
    Problem(at: offset, "nested more than \(limits.depth) levels deep")
  }

  static func tooManyValues(at offset: Int, limits: Limits) -> Problem {
    Problem(at: offset, "holds more than \(limits.nodes) values", help: "split the file")
  }

  static func tooManyKeys(at offset: Int) -> Problem {
    Problem(at: offset, "holds more than \(Node.noKey) different keys", help: "split the file")
  }

  static func tooManyDocuments(at offset: Int, limits: Limits) -> Problem {
    Problem(at: offset, "holds more than \(limits.documents) documents", help: "split the file")
  }

  static func tooLarge(limits: Limits) -> Problem {
    Problem(at: 0, "larger than \(limits.bytes >> 20) MiB", help: "split the file")
  }

  static func binary(at offset: Int) -> Problem {
    Problem(at: offset, "looks binary: found a NUL byte")
  }

  static func notUTF8(at offset: Int, byte: UInt8) -> Problem {
    let value = String(byte, radix: 16, uppercase: true)
    let digits = value.count < 2 ? "0" + value : value
    return Problem(
      at: offset, "not UTF-8: found the byte 0x\(digits)", help: "save the file as UTF-8")
  }

  static func notUTF16(at offset: Int) -> Problem {
    Problem(at: offset, "not UTF-16: half a character is missing", help: "save the file as UTF-8")
  }
}
