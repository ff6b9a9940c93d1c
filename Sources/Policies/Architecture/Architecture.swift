package import Documents

/// An architecture document as data (`archlint/v1`, `kind: Architecture`): the decisions that a team
/// has taken, and by which policies each is judged.
package struct Architecture: Sendable {
  /// What `--profile` calls it.
  package let name: String
  /// What it is the architecture of, in a line.
  package let title: String
  /// The decisions, in the document's order.
  package let decisions: [Decision]

  /// Something that was decided, and that the configuration is to uphold.
  package struct Decision: Sendable {
    /// Its id, as the document has it: `D04`.
    package let id: String
    /// What was decided, in a line.
    package let title: String
    /// What it asks for, in a sentence or two; empty where the title says it all.
    package let statement: String
    /// Where people read more of it.
    package let link: String?
    /// The policies that judge it: ids, or aliases.
    package let policies: [Entry]
    /// Whether it is a finding if nothing in the inputs speaks of it.
    package let isRequired: Bool
    /// Where it stands.
    package let place: Policy.Place
  }

  /// A policy that judges a decision.
  package struct Entry: Sendable {
    /// The policy's id, or an alias.
    package let policy: String
    /// The decision's own parameters for it: a mapping.
    package let parameters: Value?
    /// Where it stands.
    package let place: Policy.Place
  }
}
