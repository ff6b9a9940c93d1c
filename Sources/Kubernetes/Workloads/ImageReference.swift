/// An image's name taken apart: `[registry[:port]/]repository[:tag][@digest]`.
///
/// By the grammar of the distribution project's references: a colon before the last slash belongs to
/// the registry's port, never to a tag.
struct ImageReference: Hashable, Sendable {
  /// The registry; `docker.io` where the name begins with none.
  let registry: String
  /// The repository within the registry, as written.
  let repository: String
  /// The tag; empty where there is none.
  let tag: String
  /// The digest, if it is well formed; else empty.
  let digest: String

  /// Takes `text` apart; everything is empty for an empty text.
  init(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let suffix = parts.count > 1 ? String(parts[1]) : ""
    digest = ImageReference.isDigest(suffix) ? suffix : ""
    var name = parts.first.map(String.init) ?? ""
    let lastSlash = name.lastIndex(of: "/") ?? name.startIndex
    if let colon = name[lastSlash...].lastIndex(of: ":") {
      tag = String(name[name.index(after: colon)...])
      name = String(name[..<colon])
    } else {
      tag = ""
    }
    let split = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if split.count == 2, ImageReference.isRegistry(split[0]) {
      registry = String(split[0])
      repository = String(split[1])
    } else {
      registry = name.isEmpty ? "" : "docker.io"
      repository = name
    }
  }

  /// Whether it means the same image tomorrow: a digest, or a tag that nobody moves by habit.
  var isPinned: Bool { !digest.isEmpty || !tag.isEmpty && tag != "latest" }

  /// Whether its registry is an account's own at AWS: `111122223333.dkr.ecr.eu-west-1.amazonaws.com`.
  var isOfECR: Bool {
    let parts = registry.split(separator: ".")
    return parts.count >= 6 && parts[1] == "dkr" && parts[2].hasPrefix("ecr")
      && parts[4] == "amazonaws"
  }

  /// Whether the text stands for an image that something else fills in later.
  static func isTemplated(_ text: String) -> Bool {
    text.contains("${") || text.contains("$(") || text.contains("{{")
  }

  /// The first part of a name is a registry if it can't be a folder of Docker Hub.
  private static func isRegistry(_ part: Substring) -> Bool {
    part.contains(".") || part.contains(":") || part == "localhost"
  }

  private static func isDigest(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let length: Int
    switch parts[0] {
    case "sha256": length = 64
    case "sha512": length = 128
    default: return false
    }
    return parts[1].utf8.count == length
      && parts[1].utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }
}
