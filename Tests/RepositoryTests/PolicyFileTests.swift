import Testing

/// What a built-in policy file keeps to, as far as its text shows; whether its examples come out as
/// they say is the affair of the examples' own test.
enum PolicyFileShape {
  /// What is wrong with `file`, a line each.
  static func problems(in file: RepositoryFile) -> [String] {
    var problems: [String] = []
    let expected = file.path.dropFirst("policies/".count).dropLast(".yaml".count)
    let ids = file.text.matches(of: /(?m)^  id: *(\S+)/).map { String($0.1) }
    if ids != [String(expected)] {
      problems.append("\(file.path): its id is \(ids.joined(separator: ", ")), not \(expected)")
    }
    for word in ["pass", "fail"] where !file.text.contains("expect: \(word)\n") {
      problems.append("\(file.path): has no example that is expected to \(word)")
    }
    if file.text.contains(/(?m)^  enabled: false/), !file.text.contains(/(?m)^  disabledBecause:/) {
      problems.append("\(file.path): is off and does not say why")
    }
    let keys = file.text.matches(of: /(?m)^  (\w+):/).map { String($0.1) }
    if keys.last != "examples" { problems.append("\(file.path): its examples do not stand last") }
    return problems
  }
}

@Suite("Policy files")
struct PolicyFileTests {
  private static let files = Repository.files(below: ["policies"], endings: [".yaml", ".yml"])
    .filter { !$0.path.hasPrefix("policies/architectures/") }

  @Test("each has its path as its id, an example that passes and one that fails, at its end")
  func files() {
    let problems = Self.files.flatMap { PolicyFileShape.problems(in: $0) }
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }

  @Test("there are some, in packs, all of them called .yaml")
  func paths() {
    #expect(!Self.files.isEmpty)
    let strange = Self.files.map(\.path).filter { path in
      path.wholeMatch(of: /policies\/[a-z0-9-]+\/[a-z0-9-]+\.yaml/) == nil
    }
    #expect(strange.isEmpty)
  }

  private static let sound = """
    apiVersion: archlint/v1
    kind: Policy
    metadata:
      id: walls/upright
    spec:
      severity: low
      examples:
        - name: one that stands
          expect: pass
        - name: one that leans
          expect: fail

    """

  @Test(
    "what is wrong with one is found",
    arguments: [
      ("id: walls/upright", "id: walls/leaning"), ("expect: pass", "expect: fail"),
      ("expect: fail", "expect: unknown"), ("severity: low", "enabled: false"),
      ("expect: fail\n", "expect: fail\n  remediation: none\n"),
    ])
  func problemsAreFound(old: String, new: String) {
    let path = "policies/walls/upright.yaml"
    #expect(PolicyFileShape.problems(in: RepositoryFile(path: path, text: Self.sound)).isEmpty)
    let text = Self.sound.replacing(old, with: new)
    #expect(!PolicyFileShape.problems(in: RepositoryFile(path: path, text: text)).isEmpty)
  }
}
