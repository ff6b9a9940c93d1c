import Testing

/// What no page of the repository speaks of: the machines it was made on.
enum Wording {
  /// Hosts that the repository's own pages may name; example inputs may name any.
  private static let hosts: Set<String> = [
    "aquasecurity.github.io", "docs.aws.amazon.com", "docs.github.com", "docs.swift.org",
    "example.com", "github.com", "json.schemastore.org", "keepachangelog.com", "kubernetes.io",
    "pre-commit.com", "raw.githubusercontent.com", "semver.org", "www.apache.org", "www.swift.org",
    "registry.terraform.io", "hooks.slack.com", "google.aip.dev", "docs.oasis-open.org",
    "developer.hashicorp.com", "yaml.org", "www.w3.org",
  ]

  /// Paths of a person's own machine.
  static func machinePaths(in file: RepositoryFile) -> [String] {
    let path = /(?:^|[\s"'`(=:])\/(?:work|opt|root|home|Users)\//
    return file.numberedLines.compactMap { number, line in
      line.contains(path) ? "\(file.path):\(number): a path of somebody's machine: \(line)" : nil
    }
  }

  /// Hosts that no reader is meant to visit.
  static func strangeHosts(in file: RepositoryFile) -> [String] {
    file.numberedLines.flatMap { number, line in
      line.matches(of: /https?:\/\/([A-Za-z0-9.-]+)/).compactMap { match in
        let host = String(match.1)
        let isExample =
          host.hasSuffix(".example") || host.hasSuffix(".example.com") || host == "example.com"
          || host.hasSuffix(".test") || host.hasSuffix(".invalid")
        guard !isExample, !hosts.contains(host) else { return nil }
        return "\(file.path):\(number): the host \(host) is not one that these pages name"
      }
    }
  }
}

@Suite("Words")
struct WordingTests {
  @Test("no page has a path of somebody's machine")
  func machinePaths() {
    let files = Repository.ownWords.filter { !$0.path.hasPrefix("Tests/RepositoryTests/") }
    let found = files.flatMap { Wording.machinePaths(in: $0) }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test("the pages name no hosts but those that a reader is meant to visit")
  func hosts() {
    let files = Repository.ownWords.filter {
      !$0.path.hasPrefix("Tests/") && !$0.path.hasPrefix("docs/policies/")
    }
    let found = files.flatMap { Wording.strangeHosts(in: $0) }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test(
    "a path of somebody's machine is found",
    arguments: [
      "see /" + "work/notes.md", "let home = \"/home/ann/x\"", "PATH=/" + "opt/swift/bin",
    ])
  func pathsAreFound(text: String) {
    let file = RepositoryFile(path: "README.md", text: text)
    #expect(Wording.machinePaths(in: file).count == 1)
  }

  @Test(
    "a path within another is none of them",
    arguments: ["docs" + "/work/a", "a" + "/home/b", "/etc/hosts"])
  func otherPaths(text: String) {
    let file = RepositoryFile(path: "README.md", text: text)
    #expect(Wording.machinePaths(in: file).isEmpty)
  }

  @Test("a strange host is found")
  func hostsAreFound() {
    let file = RepositoryFile(
      path: "README.md", text: "https://mirror.internal/x and https://github.com/x")
    #expect(Wording.strangeHosts(in: file).count == 1)
  }
}
