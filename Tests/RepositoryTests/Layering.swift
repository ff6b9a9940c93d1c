/// Which module may import which.
///
/// The table stands in `Sources/README.md`: the page is the rule itself, so that what people read is
/// what holds.
struct Layering {
  /// The modules that each module may import.
  let allowed: [String: Set<String>]

  /// Modules of Swift's own distribution that are no layer.
  private static let standard: Set<String> = ["Darwin", "Glibc", "Musl", "Synchronization"]
  /// Modules written in C: their names stay out of other modules' signatures.
  private static let written = (inC: Set(["CLibYAML", "CRE2"]), imports: "internal import")

  /// Reads the rows `` | `Module`, `Module` | what it owns | imports | `` of `table`.
  init(table: String) {
    var allowed: [String: Set<String>] = [:]
    for line in table.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { Self.names(in: $0) }
      guard cells.count == 3 else { continue }
      for module in cells[0] { allowed[module] = Set(cells[2]) }
    }
    self.allowed = allowed
  }

  /// What stands between backquotes.
  private static func names(in cell: Substring) -> [String] {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
  }

  /// The imports of `file` that the table does not allow, a line each.
  func violations(in file: RepositoryFile) -> [String] {
    guard let module = file.module else { return [] }
    guard let allowed = allowed[module] else {
      return ["\(file.path): Sources/README.md has no row for \(module)"]
    }
    return file.numberedLines.compactMap { number, line in
      guard let imported = Self.imported(by: line), !Self.standard.contains(imported) else {
        return nil
      }
      if !allowed.contains(imported) {
        return "\(file.path):\(number): \(module) must not import \(imported)"
      }
      if Self.written.inC.contains(imported), !line.contains(Self.written.imports) {
        return "\(file.path):\(number): \(imported) is written in C; import it internally"
      }
      return nil
    }
  }

  /// The module that a line imports: `package import struct A.B` imports `A`.
  static func imported(by line: Substring) -> String? {
    var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
    while let word = words.first, word.hasPrefix("@") || Self.modifiers.contains(String(word)) {
      words = words.dropFirst()
    }
    guard words.first == "import", words.count > 1 else { return nil }
    words = words.dropFirst()
    if let kind = words.first, Self.importKinds.contains(String(kind)), words.count > 1 {
      words = words.dropFirst()
    }
    return words.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
  }

  private static let modifiers: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let importKinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
}
