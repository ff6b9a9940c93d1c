/// A version by Semantic Versioning 2.0.0: `1.2.3-beta.1+build.5`.
///
/// Versions that differ only after the plus sign are equal.
struct SemanticVersion: Sendable {
  /// A part of what stands after the hyphen.
  fileprivate enum Identifier: Sendable, Hashable {
    case number(UInt64)
    case text(String)
  }

  let major: Int64
  let minor: Int64
  let patch: Int64
  private let prerelease: [Identifier]

  /// Reads a version in full, with no `v` before it.
  ///
  /// - Throws: `invalidArgument` for other text.
  init(parsing text: String) throws(EvaluationError) {
    guard let version = SemanticVersion(text) else {
      throw EvaluationError(
        .invalidArgument, "'\(text)' is not a semantic version such as 1.2.3 or 1.2.3-beta.1")
    }
    self = version
  }

  /// Reads a version that may have a `v` before it, leading zeros, and lack minor and patch.
  ///
  /// - Throws: `invalidArgument` for what is no version even so.
  init(normalizing text: String) throws(EvaluationError) {
    var parts = (text.hasPrefix("v") ? text.dropFirst() : text[...])
      .split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      .map { SemanticVersion.withoutLeadingZeros($0) }
    if parts.count < 3, parts.last?.contains(where: { $0 == "+" || $0 == "-" }) == true {
      throw EvaluationError(
        .invalidArgument, "the short version '\(text)' can't have a pre-release or build part")
    }
    while parts.count < 3 { parts.append("0") }
    try self.init(parsing: parts.joined(separator: "."))
  }

  private init?(_ text: String) {
    let buildParts = text.split(
      separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    if buildParts.count > 1 {
      guard SemanticVersion.identifiers(buildParts[1]) != nil else { return nil }
    }
    let parts = buildParts[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      .compactMap { SemanticVersion.number($0).flatMap { Int64(exactly: $0) } }
    let dots = parts[0].utf8.count { $0 == UInt8(ascii: ".") }
    guard numbers.count == 3, dots == 2 else { return nil }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    guard parts.count > 1 else {
      prerelease = []
      return
    }
    var prerelease: [Identifier] = []
    for part in SemanticVersion.identifiers(parts[1]) ?? [""] {
      if let number = SemanticVersion.number(part) {
        prerelease.append(.number(number))
      } else if part.utf8.allSatisfy(\.isDigit) {
        return nil
      } else {
        prerelease.append(.text(String(part)))
      }
    }
    self.prerelease = prerelease
  }

  /// The parts between dots, of letters, digits and hyphens; nil if one is empty or has others.
  private static func identifiers(_ text: Substring) -> [Substring]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let areValid = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }
    return areValid ? parts : nil
  }

  /// Digits without a leading zero.
  private static func number(_ text: Substring) -> UInt64? {
    guard text.utf8.allSatisfy(\.isDigit), text == "0" || !text.hasPrefix("0") else { return nil }
    return UInt64(text)
  }

  private static func withoutLeadingZeros(_ part: Substring) -> String {
    let rest = part.drop { $0 == "0" }
    guard rest.count < part.count, part.count > 1 else { return String(part) }
    return rest.utf8.first?.isDigit == true ? String(rest) : "0" + rest
  }
}

extension SemanticVersion: Comparable {
  static func == (left: SemanticVersion, right: SemanticVersion) -> Bool {
    (left.major, left.minor, left.patch) == (right.major, right.minor, right.patch)
      && left.prerelease == right.prerelease
  }

  static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    let (first, second) = (
      (left.major, left.minor, left.patch), (right.major, right.minor, right.patch)
    )
    guard first == second else { return first < second }
    // A release comes after its pre-releases.
    guard !left.prerelease.isEmpty, !right.prerelease.isEmpty else {
      return !left.prerelease.isEmpty && right.prerelease.isEmpty
    }
    return left.prerelease.lexicographicallyPrecedes(right.prerelease)
  }
}

extension SemanticVersion.Identifier: Comparable {
  /// Numbers come before texts.
  static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}

extension SemanticVersion: OpaqueContent {
  static var typeName: String { "kubernetes.Semver" }
}
