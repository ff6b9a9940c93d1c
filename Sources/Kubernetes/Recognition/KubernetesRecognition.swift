internal import Diagnostics
package import Documents

/// What a document is to Kubernetes: an object, a list of objects, or something else.
///
/// Decided from the content, so that a folder may hold anything; the file's name only helps to say
/// what a skipped document is.
package enum KubernetesRecognition: Sendable, Hashable {
  /// An object with `apiVersion` and `kind`.
  case manifest
  /// A `List` (or `DeploymentList` …) whose items are the objects.
  case list
  /// Something else, said in words that follow "skipped:": `a kustomization`, `Helm values` ….
  case skipped(reason: String)

  static let kustomization = KubernetesRecognition.skipped(reason: "a kustomization")

  /// What `document`, a root from the file at `path`, is.
  ///
  /// Works before and after its scalars are resolved.
  package init(of document: Value, path: String) {
    guard document.isMapping else {
      self = .skipped(reason: "not a Kubernetes manifest: no mapping at the top")
      return
    }
    guard let apiVersion = document.text("apiVersion"), let kind = document.text("kind") else {
      self = .skipped(
        reason: ForeignFormat.name(of: document, path: path)
          ?? "not a Kubernetes manifest: no apiVersion and kind")
      return
    }
    if let reason = ForeignFormat.name(ofAPIVersion: apiVersion, kind: kind, document) {
      self = .skipped(reason: reason)
    } else if kind == "List" || kind.hasSuffix("List") && document["items"]?.isSequence == true {
      self = .list
    } else {
      self = .manifest
    }
  }

  /// Whether the objects of the document are Kubernetes' own.
  package var isKubernetes: Bool {
    switch self {
    case .manifest, .list: true
    case .skipped: false
    }
  }
}

/// Whether a document of `source` is a Kubernetes object, so that its scalars are Kubernetes' to
/// resolve.
///
/// - Complexity: O(documents × members of their roots); the scalars need not be resolved.
package func holdsKubernetesManifest(_ source: ParsedSource) -> Bool {
  source.documents.contains {
    KubernetesRecognition(of: $0, path: source.source.path).isKubernetes
  }
}

/// Whether bytes look as if they were meant as a Kubernetes manifest, though they can't be parsed:
/// `apiVersion:` and `kind:` at the start of a line, or both as keys of JSON.
///
/// - Complexity: O(bytes).
package func looksLikeKubernetesManifest(_ bytes: [UInt8]) -> Bool {
  let keys: [StaticString] = ["apiVersion", "kind"]
  return keys.allSatisfy { holdsKey($0, in: bytes) }
}

private func holdsKey(_ key: StaticString, in bytes: [UInt8]) -> Bool {
  key.withUTF8Buffer { key in
    bytes.withUnsafeBufferPointer { bytes in
      guard let first = key.first, bytes.count > key.count else { return false }
      for start in 0..<(bytes.count - key.count) where bytes[start] == first {
        let end = start + key.count
        guard bytes[start..<end].elementsEqual(key) else { continue }
        let before = start == 0 ? UInt8(ascii: "\n") : bytes[start - 1]
        let isLine = before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r")
        if isLine, bytes[end] == UInt8(ascii: ":") { return true }
        if before == UInt8(ascii: "\""), bytes[end] == UInt8(ascii: "\"") { return true }
      }
      return false
    }
  }
}
