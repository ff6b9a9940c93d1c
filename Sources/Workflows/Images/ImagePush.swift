/// An image that a step pushes, by whatever means.
struct ImagePush {
  /// The references that it is pushed as, as written.
  let references: [String]

  /// What `command` pushes; nil where it pushes nothing.
  init?(_ command: FoundCommand) {
    let words = command.arguments
    let plain = words.filter { !$0.hasPrefix("-") }
    switch command.name {
    case "docker", "podman", "buildah", "nerdctl", "img":
      if plain.first == "push" || plain.starts(with: ["image", "push"]) {
        references = Array(plain.last.map { [$0] } ?? [])
      } else if plain.contains("build"), Self.isPushing(words) {
        references = Self.tags(in: words)
      } else {
        return nil
      }
    case "crane", "skopeo", "regctl", "oras":
      guard plain.contains(where: { ["push", "copy", "cp"].contains($0) }), let last = plain.last
      else { return nil }
      references = [last.hasPrefix("docker://") ? String(last.dropFirst(9)) : last]
    default: return nil
    }
  }

  /// What the action `action` pushes with `inputs`; nil where it pushes nothing.
  init?(_ action: ActionReference, _ inputs: [String: String], _ variables: Variables) {
    guard action.repository == "docker/build-push-action" else { return nil }
    let outputs = inputs["outputs"] ?? ""
    let push = inputs["push"] ?? "false"
    guard push != "false" || outputs.contains("push=true") else { return nil }
    let tags = variables.expanded(inputs["tags"] ?? "").split { $0 == "\n" || $0 == "," }
    references = tags.map { tag in
      String(tag.drop { $0 == " " }.reversed().drop { $0 == " " || $0 == "\r" }.reversed())
    }.filter { !$0.isEmpty }
  }

  private static func isPushing(_ words: [String]) -> Bool {
    words.contains("--push") || words.contains("--push=true")
      || words.contains { $0.contains("type=registry") || $0.contains("push=true") }
  }

  private static func tags(in words: [String]) -> [String] {
    words.indices.compactMap { index in
      for option in ["--tag=", "-t="] where words[index].hasPrefix(option) {
        return String(words[index].dropFirst(option.count))
      }
      let takesNext = words[index] == "-t" || words[index] == "--tag"
      return takesNext && index + 1 < words.count ? words[index + 1] : nil
    }
  }

  /// Whether one of its tags never moves: a version, a commit or a digest; nil where that is not
  /// known from what is written.
  var hasFixedTag: Bool? {
    let kinds = references.map(Self.isFixed)
    if kinds.contains(true) { return true }
    return kinds.isEmpty || kinds.contains(nil) ? nil : false
  }

  private static func isFixed(_ reference: String) -> Bool? {
    if reference.contains("@sha256:") { return true }
    let lower = reference.lowercased()
    let marks = ["github.sha", "github_sha", "rev-parse", "git_sha", "commit", "short_sha", "sha_"]
    if marks.contains(where: { lower.contains($0) }) { return true }
    let tag = tag(of: reference)
    if tag.contains("$") { return nil }
    if tag.isEmpty { return reference.contains("$") ? nil : false }
    return isVersion(tag)
  }

  /// The part after the last colon that no expression holds.
  private static func tag(of reference: String) -> String {
    var open = 0
    var tag: String?
    for character in reference {
      if character == "{" || character == "(" { open += 1 }
      if character == "}" || character == ")" { open -= 1 }
      if character == ":", open == 0 {
        tag = ""
      } else if character == "/", open == 0 {
        tag = nil
      } else {
        tag?.append(character)
      }
    }
    return tag ?? (reference.hasPrefix("$") ? reference : "")
  }

  /// Whether `tag` is a whole version (`1.4.2`, `v2.0.0-rc.1`) or a commit.
  private static func isVersion(_ tag: String) -> Bool {
    let body = tag.hasPrefix("v") ? tag.dropFirst() : tag[...]
    let numbers = body.split(separator: ".", omittingEmptySubsequences: false).prefix(3)
    let isSemantic =
      numbers.count == 3 && numbers.allSatisfy { $0.first.map(\.isNumber) ?? false }
    let isHexadecimal =
      tag.utf8.count >= 7 && tag.utf8.count <= 64 && tag.allSatisfy { $0.isHexDigit }
    return isSemantic || isHexadecimal
  }
}
