import Testing

@Suite("The shape of the sources")
struct SourceShapeTests {
  @Test("no Swift file is longer than a person reads at once")
  func lengths() {
    expectNone(Repository.swiftFiles.flatMap { SourceShape.length(of: $0) })
  }

  @Test("every package declaration says what it is")
  func documentation() {
    expectNone(Repository.files(below: ["Sources", "policies"]).flatMap(SourceShape.undocumented))
  }

  @Test("no type and no folder has a name that says nothing")
  func names() {
    expectNone(others.flatMap(SourceShape.vagueNames))
  }

  @Test("nobody leaves notes to oneself")
  func notes() {
    expectNone(others.flatMap(SourceShape.notes))
  }

  /// All but the files of these checks, whose samples are wrong on purpose.
  private var others: [RepositoryFile] {
    Repository.swiftFiles.filter { !$0.path.hasPrefix("Tests/RepositoryTests/SourceShape") }
  }

  @Test("nothing is public")
  func access() {
    expectNone(
      Repository.files(below: ["Sources", "policies"]).flatMap(SourceShape.publicDeclarations))
  }

  @Test("there are sources to look at")
  func sourcesAreFound() {
    #expect(Repository.swiftFiles.contains { $0.path == "policies/BuiltinPolicies.swift" })
    #expect(Repository.swiftFiles.contains { $0.path.hasPrefix("Sources/Documents/") })
  }

  private func expectNone(_ found: [String]) {
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }
}

@Suite("The checks of the sources' shape")
struct SourceShapeCheckTests {
  private func file(_ text: String, path: String = "Sources/Walls/Wall.swift") -> RepositoryFile {
    RepositoryFile(path: path, text: text)
  }

  @Test("a file of 300 lines is right, one of 301 too long")
  func length() {
    #expect(SourceShape.length(of: file(String(repeating: "a\n", count: 300))).isEmpty)
    #expect(SourceShape.length(of: file(String(repeating: "a\n", count: 301))).count == 1)
  }

  @Test(
    "a package declaration without a comment is found",
    arguments: [
      "package struct Wall {}", "  package static let height = 1", "  package init() {}",
      "  package mutating func fall() {}", "  package private(set) var height = 1",
      "  @inlinable package func fall() {}", "  static package func rise() {}",
      "/// Of something else.\n\npackage enum Brick {}", "  package init?(comment: String) {",
    ])
  func undocumented(text: String) {
    #expect(SourceShape.undocumented(in: file(text)).count == 1)
  }

  @Test(
    "one with a comment, or that needs none, is not",
    arguments: [
      "/// A wall.\npackage struct Wall {}", "/// A wall.\n@frozen\npackage struct Wall {}",
      "package import Bricks", "  package static func < (left: Wall, right: Wall) -> Bool {",
      "  let package = 1", "struct Wall {}", "  /// Says so.\n  @inlinable package func fall() {}",
    ])
  func documented(text: String) {
    #expect(SourceShape.undocumented(in: file(text)).isEmpty)
  }

  @Test(
    "a name that says nothing is found",
    arguments: ["struct WallManager {}", "package enum WallUtils {", "protocol Helper {"])
  func vagueName(text: String) {
    #expect(SourceShape.vagueNames(in: file(text)).count == 1)
  }

  @Test("a folder for what is left over is found")
  func vagueFolder() {
    let file = file("struct Wall {}", path: "Sources/Walls/Extensions/Wall.swift")
    #expect(SourceShape.vagueNames(in: file).count == 1)
  }

  @Test("notes and public declarations are found")
  func others() {
    #expect(SourceShape.notes(in: file("// TODO: mend")).count == 1)
    #expect(SourceShape.publicDeclarations(in: file("  public var height: Int")).count == 1)
    #expect(SourceShape.publicDeclarations(in: file("  case public")).isEmpty)
  }
}
