/// What every Swift file of the repository keeps to; each check gives a line for each breach.
enum SourceShape {
  /// The longest that a file may be; more is two files.
  static let longestFile = 300

  /// A file that is too long.
  static func length(of file: RepositoryFile) -> [String] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    guard lines > longestFile else { return [] }
    return ["\(file.path): \(lines) lines; a file has at most \(longestFile)"]
  }

  /// `package` declarations that nothing is said of.
  ///
  /// What a protocol of the standard library asks for needs no words of its own: everybody knows
  /// what `==` does.
  static func undocumented(in file: RepositoryFile) -> [String] {
    var isDocumented = false
    return file.numberedLines.compactMap { number, line in
      let text = line.drop { $0 == " " }
      if text.hasPrefix("///") {
        isDocumented = true
        return nil
      }
      if text.hasPrefix("@"), !declaresForPackage(text) { return nil }
      defer { isDocumented = false }
      guard declaresForPackage(text), !isDocumented, !isWitness(text) else { return nil }
      return "\(file.path):\(number): has no doc comment: \(text)"
    }
  }

  private static func declaresForPackage(_ text: Substring) -> Bool {
    for word in text.split(separator: " ") {
      let name = word.prefix { $0 != "(" && $0 != "<" && $0 != "?" }
      if name == "package" { return !text.contains("package import ") }
      if !modifiers.contains(String(name)), !word.hasPrefix("@") { return false }
    }
    return false
  }

  private static let modifiers: Set<String> = [
    "static", "mutating", "nonmutating", "nonisolated", "final", "indirect", "private", "lazy",
    "prefix", "postfix", "infix", "borrowing", "consuming", "override", "convenience", "unowned",
    "weak", "isolated", "required", "dynamic", "optional",
  ]

  private static func isWitness(_ text: Substring) -> Bool {
    let known = [
      "static func < ", "static func == ", "func hash(into ", "var description: String",
      "var testDescription: String",
    ]
    return known.contains { text.contains($0) }
  }

  /// Types whose names say nothing, and folders that hold whatever is left over.
  static func vagueNames(in file: RepositoryFile) -> [String] {
    let folders = file.path.split(separator: "/").dropLast()
    var found: [String] = []
    for folder in ["Extensions", "Helpers", "Utilities", "Common"]
    where folders.contains(folder[...]) {
      found.append("\(file.path): a folder called \(folder) says nothing")
    }
    let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
    let vague = /(?:Manager|Helper|Helpers|Util|Utils|Utility|Common|Impl)$/
    for (number, line) in file.numberedLines {
      guard let name = line.firstMatch(of: declaration)?.1, name.contains(vague) else { continue }
      found.append("\(file.path):\(number): the name \(name) says nothing")
    }
    return found
  }

  /// Notes to oneself.
  static func notes(in file: RepositoryFile) -> [String] {
    let note = /\b(?:TODO|FIXME|XXX|HACK)\b/
    return file.numberedLines.compactMap { number, line in
      line.contains(note) ? "\(file.path):\(number): a note to oneself" : nil
    }
  }

  /// `public` declarations: there is no library product, so nothing is.
  static func publicDeclarations(in file: RepositoryFile) -> [String] {
    file.numberedLines.compactMap { number, line in
      let words = line.split(separator: " ").prefix { $0.hasPrefix("@") || $0 == "public" }
      return words.contains("public") ? "\(file.path):\(number): public" : nil
    }
  }
}
