// How a line of a `.schema` file is read; README.md beside this file says what its marks mean.

extension Shape {
  /// The shape in a line: `NAME [>1.36] [<1.36] [*] FIELD:TYPE[>1.36][<1.36] …`.
  ///
  /// The data are this program's own: a malformed word is left out, and a test says so.
  init(reading line: SortedText.Line, _ origin: ResourceSchemas.Origin) {
    var fields: [Field] = []
    var versions = Versions.all
    var isOpen = false
    for word in line.dropFirst() {
      switch word.first {
      case UInt8(ascii: "*") where word.count == 1: isOpen = true
      case UInt8(ascii: ">"), UInt8(ascii: "<"): versions = Versions(reading: word)
      default:
        // Whatever an AWS resource has may be null: nothing there says so of each.
        guard let field = Field(reading: word, isNullable: origin == .aws) else { continue }
        fields.append(field)
      }
    }
    self.name = line.first?.text ?? ""
    self.fields = fields
    self.isOpen = isOpen
    self.versions = versions
    self.origin = origin
  }
}

extension Shape.Field {
  fileprivate init?(reading word: ArraySlice<UInt8>, isNullable: Bool) {
    guard let colon = word.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let isBlock = word.dropFirst(colon + 1 - word.startIndex).first == UInt8(ascii: "&")
    let rest = word[(colon + (isBlock ? 2 : 1))...]
    let mark = rest.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    guard let type = ShapeType(reading: rest[..<(mark ?? rest.endIndex)]) else { return nil }
    self.init(
      word[..<colon].text, isNullable ? type.orNull : type,
      mark.map { Shape.Versions(reading: rest[$0...]) } ?? .all, isBlock: isBlock)
  }
}

extension Shape.Versions {
  /// `>1.36`, `<1.36`, or both.
  fileprivate init(reading mark: ArraySlice<UInt8>) {
    let end = mark.firstIndex(of: UInt8(ascii: "<")) ?? mark.endIndex
    let since = mark[..<end].dropFirst()
    let until = mark[end...].dropFirst()
    self.init(since: since.isEmpty ? nil : since.text, until: until.isEmpty ? nil : until.text)
  }
}

extension ShapeType {
  /// A letter for a scalar, a prefix and what it goes before, or the name of a shape.
  fileprivate init?(reading text: ArraySlice<UInt8>) {
    guard let first = text.first else { return nil }
    let inner = text.dropFirst()
    switch (first, text.count) {
    case (UInt8(ascii: "b"), 1): self = .bool
    case (UInt8(ascii: "i"), 1): self = .int
    case (UInt8(ascii: "n"), 1): self = .number
    case (UInt8(ascii: "s"), 1): self = .string
    case (UInt8(ascii: "d"), 1): self = .dynamic
    case (UInt8(ascii: "["), _): self = .list(ShapeType(reading: inner) ?? .dynamic)
    case (UInt8(ascii: "{"), _): self = .map(ShapeType(reading: inner) ?? .dynamic)
    case (UInt8(ascii: "?"), _): self = .nullable(ShapeType(reading: inner) ?? .dynamic)
    default: self = .shape(text.text)
    }
  }

  /// The type with null besides, unless that is among its values anyway.
  fileprivate var orNull: ShapeType {
    switch self {
    case .dynamic, .nullable: self
    default: .nullable(self)
    }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }
}
