internal import Diagnostics

/// Reads a script once from its beginning to its end, and lists the commands it meets.
///
/// It recurs where the shell's grammar does (`$(…)`, `"…"`, `${…}`), to a bounded depth.
struct Scanner {
  let bytes: [UInt8]
  var position = 0
  var end: Int
  var depth = 0
  /// Up to where `${{` was looked for in vain to be closed.
  var unclosedUpTo: Int?
  private(set) var commands: [Command] = []
  private var waiting: [WaitingHereDocument] = []

  /// A here-document whose text begins on the next line.
  private struct WaitingHereDocument {
    let command: Int
    let redirection: Int
    let delimiter: [UInt8]
    let stripsTabs: Bool
    let expands: Bool
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// The byte `ahead` of the position; nil past the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < end ? bytes[position + ahead] : nil
  }

  /// Whether `text` stands at the position.
  func sees(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= end else { return false }
    return text.withUTF8Buffer { bytes[position..<position + count].elementsEqual($0) }
  }

  /// Steps over blanks and continued lines.
  mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: " ") || byte == 0x09 || byte == 0x0D {
        position += 1
      } else if byte == UInt8(ascii: "\\"), peek(1) == 0x0A {
        position += 2
      } else if byte == UInt8(ascii: "\\"), peek(1) == 0x0D, peek(2) == 0x0A {
        position += 3
      } else {
        return
      }
    }
  }

  /// Steps to the end of the line.
  mutating func skipLine() {
    while let byte = peek(), byte != 0x0A { position += 1 }
  }

  // MARK: Commands

  /// Begins a command at the position; its place in the list.
  mutating func begin(isPipedInto: Bool) -> Int {
    commands.append(Command(range: SourceRange(position, position), isPipedInto: isPipedInto))
    return commands.count - 1
  }

  /// Takes `word` into the command `index`.
  mutating func add(_ word: Word, to index: Int) {
    extend(index)
    if commands[index].words.isEmpty, let length = word.assignmentNameLength {
      commands[index].assignments.append(Assignment(word, nameLength: length))
    } else {
      commands[index].words.append(word)
    }
  }

  /// Forgets the command `index`: it was a loop's head, or a function's name.
  mutating func forget(_ index: Int) {
    commands[index].words = []
    commands[index].assignments = []
  }

  private mutating func extend(_ index: Int) {
    commands[index].range = SourceRange(commands[index].range.lowerBound, position)
  }

  // MARK: Redirections

  /// Reads the redirection at the position into the command `index`.
  mutating func redirection(of index: Int) {
    let symbols: [StaticString] = [
      "<<<", "<<-", "<<", "<>", "<&", "&>>", "&>", ">>", ">&", ">|", "<", ">",
    ]
    guard let symbol = symbols.first(where: { sees($0) }) else {
      position += 1
      return
    }
    position += symbol.utf8CodeUnitCount
    skipBlanks()
    let isHereDocument = ["<<", "<<-"].contains("\(symbol)")
    let target = isHereDocument ? delimiter() : word()
    extend(index)
    commands[index].redirections.append(Redirection(symbol: "\(symbol)", target: target))
    guard isHereDocument else { return }
    waiting.append(
      WaitingHereDocument(
        command: index, redirection: commands[index].redirections.count - 1,
        delimiter: Array(target.text.utf8), stripsTabs: symbol.utf8CodeUnitCount == 3,
        expands: target.isLiteral))
  }

  /// The word that ends a here-document; literal where the text before it is expanded.
  private mutating func delimiter() -> Word {
    let start = position
    var word = word()
    let written = bytes[start..<position]
    word.isLiteral = !written.contains { $0 == 0x27 || $0 == 0x22 || $0 == 0x5C }
    return word
  }

  /// Reads the here-documents that begin at the position, after the end of a line.
  mutating func hereDocuments() {
    guard !waiting.isEmpty else { return }
    let begun = waiting
    waiting = []
    for document in begun {
      let start = position
      let bodyEnd = skipHereDocument(document)
      commands[document.command].redirections[document.redirection].hereDocument =
        SourceRange(start, bodyEnd)
      if document.expands { expansions(in: start..<bodyEnd) }
    }
  }

  /// Steps over a here-document and the line that ends it; where its text ends.
  private mutating func skipHereDocument(_ document: WaitingHereDocument) -> Int {
    while position < end {
      let lineStart = position
      skipLine()
      var line = bytes[lineStart..<position]
      if peek() != nil { position += 1 }
      if line.last == 0x0D { line = line.dropLast() }
      if document.stripsTabs { line = line.drop { $0 == 0x09 } }
      if line.elementsEqual(document.delimiter) { return lineStart }
    }
    return end
  }

  /// Lists the commands in the expansions of a here-document's text.
  private mutating func expansions(in range: Range<Int>) {
    let (outerPosition, outerEnd) = (position, end)
    (position, end) = (range.lowerBound, range.upperBound)
    var text = Word(text: "", range: SourceRange(position, end))
    while position < end { piece(of: &text, inQuotes: true) }
    (position, end) = (outerPosition, outerEnd)
  }
}

extension Assignment {
  /// The assignment that `word` is.
  fileprivate init(_ word: Word, nameLength: Int) {
    let text = Array(word.text.utf8)
    let isAppending = text[nameLength] == UInt8(ascii: "+")
    name = String(decoding: text[..<nameLength], as: UTF8.self)
    var value = word
    value.text = String(decoding: text[(nameLength + (isAppending ? 2 : 1))...], as: UTF8.self)
    self.value = value
  }
}
