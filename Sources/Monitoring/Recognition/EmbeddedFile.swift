internal import Diagnostics
internal import Documents

/// A file that lies as text in an object: an `alertmanager.yaml` in a Secret, rules in a ConfigMap.
struct EmbeddedFile {
  /// What the text says, if it can be read.
  let document: Value?
  /// Whether the lines and columns of ``document`` are those of the object's file.
  let isInPlace: Bool

  /// The file that `value` holds; with `isEncoded` in base64.
  init(_ value: Value, isEncoded: Bool) {
    if !isEncoded, let inPlace = Self.readInPlace(value) {
      document = inPlace
      isInPlace = true
      return
    }
    isInPlace = false
    let text = value.string.flatMap { isEncoded ? Base64.text($0) : $0 } ?? ""
    document = Self.only(ParsedSource(parsing: Array(text.utf8), path: value.tree.source.path))
  }

  /// A literal block is a file of its own that is indented: with all that is around it blanked, it is
  /// read where it stands.
  private static func readInPlace(_ value: Value) -> Value? {
    let source = value.tree.source
    let (start, end) = (value.range.lowerBound, value.range.upperBound)
    guard start < end, end <= source.bytes.count, source.bytes[start] == UInt8(ascii: "|") else {
      return nil
    }
    var bytes = Array(source.bytes[..<end])
    let header = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? end
    for index in 0..<header where bytes[index] != UInt8(ascii: "\n") {
      bytes[index] = UInt8(ascii: " ")
    }
    return only(ParsedSource(parsing: bytes, path: source.path))
  }

  private static func only(_ parsed: ParsedSource) -> Value? {
    guard parsed.diagnostics.isEmpty, parsed.documents.count == 1 else { return nil }
    return parsed.resolved(as: .kubernetes).documents.first
  }
}
