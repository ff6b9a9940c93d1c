/// Reads the plain files of a tar archive (POSIX.1-2001 pax, as `git archive` writes it).
struct TarReader {
  /// A file of the archive.
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  private static let blockSize = 512

  /// The files of `archive`, in its order; what follows a broken header is left out.
  ///
  /// - Complexity: O(bytes).
  static func files(in archive: [UInt8]) -> [File] {
    var files: [File] = []
    var position = 0
    var longName: String?
    while position + blockSize <= archive.count {
      let header = archive[position..<position + blockSize]
      guard let size = number(header.field(124, 12)), size >= 0 else { break }
      let start = position + blockSize
      guard size <= archive.count - start else { break }
      let content = archive[start..<start + size]
      switch header[header.startIndex + 156] {
      case UInt8(ascii: "0"), 0:
        let name = longName ?? name(in: header)
        if !name.isEmpty { files.append(File(name: name, bytes: Array(content))) }
        longName = nil
      case UInt8(ascii: "x"): longName = path(in: content)
      case UInt8(ascii: "g"): break
      default: longName = nil
      }
      position = start + (size + blockSize - 1) / blockSize * blockSize
    }
    return files
  }

  private static func name(in header: ArraySlice<UInt8>) -> String {
    let prefix = text(header.field(345, 155))
    let name = text(header.field(0, 100))
    return prefix.isEmpty ? name : prefix + "/" + name
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = text(field).filter { $0 != " " }
    return digits.isEmpty ? 0 : Int(digits, radix: 8)
  }

  /// The record `path` of a pax header: `LENGTH path=NAME`, a line each.
  private static func path(in records: ArraySlice<UInt8>) -> String? {
    var rest = records
    while let space = rest.firstIndex(of: UInt8(ascii: " ")),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > 0, length <= rest.count
    {
      let end = rest.startIndex + length
      guard space + 1 < end else { return nil }
      let record = String(decoding: rest[(space + 1)..<(end - 1)], as: UTF8.self)
      if record.hasPrefix("path=") { return String(record.dropFirst("path=".count)) }
      rest = rest[end...]
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate func field(_ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
    self[startIndex + offset..<startIndex + offset + count]
  }
}
