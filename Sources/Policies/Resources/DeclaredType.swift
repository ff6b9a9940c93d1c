internal import CEL
package import Diagnostics
internal import ResourceSchemas

/// What an entry of `match.types` means.
enum DeclaredType: Hashable {
  /// Types that are known; a pattern may mean several, the newest version first.
  case known([String])
  /// A type that no schema here is of: what is wrong with its fields can't be said, and why.
  case unchecked(reason: String, help: String?)
  /// Some type of a provider or an API group that is known, but has none such.
  case unknown(message: String, help: String?)
}

extension ResourceTypes {
  /// What `pattern` means: a type, or `group/*/Kind` for every version.
  ///
  /// - Complexity: O(log types) for a type that is known, else O(size of the schemas).
  func meaning(of pattern: String) -> DeclaredType {
    if definitions[pattern] != nil { return .known([pattern]) }
    switch ResourceSchemas.type(pattern) {
    case .shape: return .known([pattern])
    case .retired(let version):
      return .unchecked(reason: "Kubernetes \(version) was the last to have it", help: nil)
    case nil: break
    }
    return pattern.contains("*") ? meaning(ofPattern: pattern) : meaning(ofUnknown: pattern)
  }

  /// What is wrong with a type that a policy is to be for; nil if nothing is, as far as that is known.
  package func mistake(inType type: String) -> Diagnostic? {
    guard case .unknown(let message, let help) = meaning(of: type) else { return nil }
    return Diagnostic(path: "", message: message, help: help)
  }

  private func meaning(ofPattern pattern: String) -> DeclaredType {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    guard let version = parts.firstIndex(of: "*"), version == parts.count - 2,
      parts.filter({ $0.contains("*") }).count == 1
    else {
      return .unchecked(
        reason: "'*' stands for more than a version",
        help: "'apps/*/Deployment' is checked in every version")
    }
    let (head, tail) = (parts.dropLast(2).joined(), parts[parts.count - 1])
    let matches = names(of: .kubernetes).filter { name in
      let other = name.split(separator: "/")
      return other.count == parts.count && other.dropLast(2).joined() == head
        && other[other.count - 1] == tail
    }
    guard matches.isEmpty else { return .known(matches.sorted(by: Self.isNewer)) }
    let sample = pattern.replacing("*", with: "v1")
    return meaning(ofUnknown: sample, written: pattern)
  }

  private func meaning(ofUnknown type: String, written: String? = nil) -> DeclaredType {
    let written = written ?? type
    let names = names(of: Family(of: type))
    let suggestion = Suggestion.closest(to: type, among: names)
    let parts = type.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 {
      let isAmazons = type.hasPrefix("aws_")
      if isAmazons || !type.contains("_") {
        return unknown(written, sameKind(as: type, names) ?? suggestion)
      }
      return Self.unchecked(suggestion, else: nil)
    }
    let group = parts.count == 3 ? parts[0] : ""
    let isSomeones =
      parts.count == 3 && group.contains(".") && !names.contains { $0.hasPrefix(group + "/") }
    guard isSomeones else { return unknown(written, sameKind(as: type, names) ?? suggestion) }
    return Self.unchecked(
      suggestion, else: "put its CustomResourceDefinition beside the policies")
  }

  private static func unchecked(_ suggestion: String?, else remedy: String?) -> DeclaredType {
    .unchecked(
      reason: "archlint has no schema of it",
      help: suggestion.map { "did you mean '\($0)'?" } ?? remedy)
  }

  private func unknown(_ written: String, _ meant: String?) -> DeclaredType {
    let help =
      meant.map { "did you mean '\($0)'?" }
      ?? "a type is 'aws_db_instance', 'apps/v1/Deployment' or 'v1/Service'"
    return .unknown(message: "no type is called '\(written)'", help: help)
  }

  /// The type of the same kind in the version or group that has it: the newest, Kubernetes' own
  /// first.
  private func sameKind(as type: String, _ names: [String]) -> String? {
    let parts = type.split(separator: "/")
    guard let kind = parts.last else { return nil }
    let alike = names.filter { $0.hasSuffix("/\(kind)") }
    let group = parts.count > 2 ? parts[0] : ""
    let ofGroup = alike.filter { $0.hasPrefix("\(group)/") || group.isEmpty && $0.isCore }
    let own = alike.filter { shape($0)?.origin == .kubernetes }
    for choice in [ofGroup, own, alike] where !choice.isEmpty {
      return choice.sorted(by: Self.isNewer).first
    }
    return nil
  }

  /// As Kubernetes puts versions in order: `v2`, `v1`, `v1beta2`, `v1beta1`, `v1alpha1`.
  private static func isNewer(_ left: String, _ right: String) -> Bool {
    let (left, right) = (APIVersion(ofType: left), APIVersion(ofType: right))
    return left.key == right.key ? left.type < right.type : left.key > right.key
  }
}

extension String {
  /// Whether this is a type of the core group: `v1/Pod`.
  fileprivate var isCore: Bool { split(separator: "/").count == 2 }
}

/// The version of a Kubernetes type, taken apart.
private struct APIVersion {
  let type: String
  /// Stability, major and minor number, the newest the greatest.
  let key: [Int]

  init(ofType type: String) {
    self.type = type
    let parts = type.split(separator: "/")
    let version = parts.count > 1 ? parts[parts.count - 2] : ""
    let numbers = version.split { !$0.isNumber }.compactMap { Int($0) }
    let stability = version.contains("alpha") ? 0 : version.contains("beta") ? 1 : 2
    key = [stability, numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0]
  }
}

extension [Int] {
  fileprivate static func > (left: [Int], right: [Int]) -> Bool {
    right.lexicographicallyPrecedes(left)
  }
}
