package import Diagnostics

/// One suppression, wherever it was said: what it covers, why, and until when.
package struct SuppressionRule: Sendable {
  /// What a suppression covers.
  package enum Cover: Sendable, Hashable {
    /// Findings about resources whose address matches; all, without a pattern.
    case addresses(Glob?)
    /// Findings about the resource at this address of this scope.
    case resource(address: String, scope: String)
    /// Findings that point at this line of this file.
    case line(path: String, line: Int)
    /// Findings that point at lines of a file, or are about what is declared there.
    case extent(Extent)
  }

  /// A thing of the architecture, as findings name it.
  package struct Resource: Sendable, Hashable {
    /// Its address.
    package let address: String
    /// Its plan or overlay.
    package let scope: String

    /// The thing at `address` of `scope`.
    package init(address: String, scope: String) {
      self.address = address
      self.scope = scope
    }
  }

  /// A block, or an attribute, of a source.
  package struct Extent: Sendable, Hashable, CustomStringConvertible {
    /// The file.
    package let path: String
    /// Its lines there.
    package let lines: ClosedRange<Int>
    /// What is declared by it.
    package let resources: Set<Resource>

    /// The part of the file at `path` that declares `resources`.
    package init(path: String, lines: ClosedRange<Int>, resources: Set<Resource>) {
      self.path = path
      self.lines = lines
      self.resources = resources
    }

    package var description: String { "\(path):\(lines.lowerBound)" }
  }

  /// In whose words it was said.
  package enum Dialect: Sendable, Hashable {
    /// archlint's own: one that suppresses nothing is a finding.
    case archlint
    /// A peer's: honoured where it names an alias, else none of our business.
    case peer
  }

  /// The ids, patterns of ids, or aliases.
  package let policies: [Glob]
  /// What it covers.
  package let cover: Cover
  /// What is said of it in reports.
  package let suppression: Suppression
  /// In whose words it was said.
  package let dialect: Dialect
  /// Where it stands.
  package let location: Location?

  /// A suppression of `policies`.
  package init(
    policies: [Glob], cover: Cover, suppression: Suppression, dialect: Dialect,
    location: Location?
  ) {
    self.policies = policies
    self.cover = cover
    self.suppression = suppression
    self.dialect = dialect
    self.location = location
  }

  /// Whether it is for `finding`.
  package func covers(_ finding: Finding) -> Bool {
    let ids = [finding.policy] + finding.aliases
    let isNamed = policies.contains { glob in
      ids.contains { glob.matches($0) || glob.text == $0.prefix { $0 != "/" } } || glob.text == "*"
    }
    guard isNamed else { return false }
    switch cover {
    case .addresses(let glob): return glob.map { $0.matches(finding.resource.address) } ?? true
    case .resource(let address, let scope):
      return finding.resource.address == address && finding.resource.scope == scope
    case .line(let path, let line):
      return finding.locations.contains { $0.path == path && $0.line == line }
    case .extent(let extent):
      let subject = Resource(address: finding.resource.address, scope: finding.resource.scope)
      return extent.resources.contains(subject)
        || finding.locations.contains {
          $0.path == extent.path && extent.lines.contains($0.line)
        }
    }
  }
}
