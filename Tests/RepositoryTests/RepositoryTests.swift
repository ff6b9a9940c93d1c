import Testing

@Suite("The repository")
struct RepositoryTests {
  @Test("has at its top what is agreed on, and nothing else")
  func top() {
    #expect(
      Repository.top == [
        ".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore",
        ".pre-commit-hooks.yaml", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
        "Makefile", "Package.swift", "README.md", "Sources", "Tests", "action.yml", "docs",
        "fixtures", "policies",
      ])
  }

  @Test("runs the README's test command in continuous integration")
  func testCommand() throws {
    let run = try #require(Repository.file(".ci/run")).text
    let command = try #require(run.firstMatch(of: /exec (.+)\n/)).1
    let readme = try #require(Repository.file("README.md")).text
    #expect(readme.contains("    \(command)\n"))
  }

  @Test("numbers its decisions, each number once, each with the same four parts")
  func decisions() throws {
    let files = Repository.files(below: ["docs/decisions"], endings: [".md"])
    try #require(!files.isEmpty)
    let numbers = files.map { $0.path.dropFirst("docs/decisions/".count).prefix(4) }
    #expect(Set(numbers).count == numbers.count, "\(numbers)")
    for (number, file) in zip(numbers, files) {
      let name = file.path.dropFirst("docs/decisions/".count)
      #expect(name.wholeMatch(of: /\d{4}-[a-z0-9-]+\.md/) != nil, "\(name)")
      #expect(file.text.hasPrefix("# \(number). "), "\(name) is the decision \(number)")
      for part in ["**Context.**", "**Decision.**", "**Consequences.**", "**Alternatives.**"] {
        #expect(file.text.contains(part), "\(name) has a part \(part)")
      }
    }
  }

  @Test("has no link to a page that is not there", arguments: RepositoryTests.pages)
  func links(page: RepositoryFile) {
    let broken = Links.broken(in: page)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  private static let pages =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].compactMap { Repository.file($0) }
    + Repository.files(below: ["docs", "Sources"], endings: [".md"])
    .filter { !$0.path.hasPrefix("docs/policies/") }
}
