/// What `uses` names: somebody's action or workflow, one of this repository, or an image.
struct ActionReference: Hashable {
  /// As it is written.
  let text: String
  /// `actions/checkout`; empty for a local one and an image.
  private(set) var repository = ""
  /// The folder or workflow in the repository, or the local path; empty for the whole repository.
  private(set) var path = ""
  /// The branch, tag or commit; the tag or digest of an image; empty where there is none.
  private(set) var ref = ""
  /// Where it comes from.
  private(set) var origin = Origin.repository

  enum Origin: String, Hashable {
    case repository, local, image
  }

  init(_ text: String) {
    self.text = text
    if text.hasPrefix("./") {
      origin = .local
      path = RepositoryPlace.normalized(text)
    } else if text.hasPrefix("docker://") {
      origin = .image
      path = String(text.dropFirst("docker://".count))
      ref = ContainerImage(path).version
    } else {
      let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
      ref = parts.count > 1 ? parts[1] : ""
      let names = (parts.first ?? "").split(separator: "/").map(String.init)
      repository = names.prefix(2).joined(separator: "/").lowercased()
      path = names.dropFirst(2).joined(separator: "/")
    }
  }

  /// Whether what runs can't be changed by whoever owns it.
  var isPinned: Bool {
    switch origin {
    case .local: true
    case .image: path.contains("@sha256:")
    case .repository: isCommit
    }
  }

  /// Whether the ref is a whole commit id.
  private var isCommit: Bool {
    let count = ref.utf8.count
    return (count == 40 || count == 64)
      && ref.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
      }
  }
}

/// A container image's reference, as far as its version goes.
struct ContainerImage {
  /// The tag or digest; empty where it has none.
  let version: String

  init(_ reference: String) {
    if let at = reference.firstIndex(of: "@") {
      version = String(reference[reference.index(after: at)...])
    } else if let colon = reference.lastIndex(of: ":"), !reference[colon...].contains("/") {
      version = String(reference[reference.index(after: colon)...])
    } else {
      version = ""
    }
  }

  /// Whether it says which image is meant: a digest, or a tag that is not `latest`.
  var isPinned: Bool { !version.isEmpty && version != "latest" }
}
