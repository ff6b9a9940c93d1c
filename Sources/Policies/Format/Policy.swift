package import ArchitectureGraph
package import Diagnostics
package import Documents

/// One policy, as its file declares it (design.md, "Policies"); nothing is compiled yet.
package struct Policy: Sendable {
  /// `pack/name`: stable for ever, also the file's name.
  package var id: String
  /// What must hold, in one line.
  package var title: String
  /// The harm, in one or two sentences, for a person.
  package var why: String
  /// How much harm a broken policy does.
  package var severity: Severity
  /// Ids of the catalogue merged into it, and peers' checks that judge the same.
  package var aliases: [String]
  /// The controls of public frameworks that it serves, by framework.
  package var frameworks: [Framework]
  /// Whether it judges each matching resource, or the architecture once.
  package var scope: Scope
  /// The kinds and types of resources it is for.
  package var match: Match
  /// Kinds of which one must be in the inputs, for a policy of `scope: architecture` to judge.
  package var requires: [Kind]
  /// The parameters' defaults: a mapping; nil where it has none.
  package var params: Value?
  /// When not to judge at all: each must be true.
  package var matchConditions: [Condition]
  /// What parts of a thing are judged one by one.
  package var forEach: ForEach?
  /// Named subexpressions.
  package var variables: [Variable]
  /// What must hold.
  package var validations: [Validation]
  /// How to mend it.
  package var remediation: String
  /// Architectures that uphold and break it.
  package var examples: [Example]
  /// Why it is off by default; nil where it is on.
  package var disabledBecause: String?
  /// Where the policy is declared: its id.
  package var place: Place
  /// What it says, where it is a ValidatingAdmissionPolicy; nil for a policy of archlint's own.
  package var admission: AdmissionPolicy? = nil

  /// The part of the id before the slash.
  package var pack: String { String(id.prefix { $0 != "/" }) }
  /// Whether archlint brings it along, rather than a user.
  package var isBuiltIn: Bool { place.path.hasPrefix("builtin:") }
  /// Whether it is on by default.
  package var isEnabled: Bool { disabledBecause == nil }

  /// Where something of a policy stands in its file.
  package struct Place: Hashable, Sendable {
    /// The file's path, `builtin:` before it for a built-in policy.
    package let path: String
    /// Line and column.
    package let position: Position

    /// The place at `position` of the file at `path`.
    package init(path: String, position: Position) {
      self.path = path
      self.position = position
    }
  }

  /// What a policy judges.
  package enum Scope: String, Sendable, Hashable {
    /// Each resource that matches.
    case resource
    /// The architecture as a whole, once.
    case architecture
  }

  /// The kinds and types of resources that a policy is for; either is enough.
  package struct Match: Sendable, Hashable {
    /// Kinds of nodes.
    package var kinds: [Kind] = []
    /// Declared types: `aws_db_instance`, `apps/v1/Deployment`, `apps/*/Deployment`.
    package var types: [String] = []
    /// Where each of the types stands in the policy's file.
    package var typePositions: [Position] = []

    /// Matches nothing, until it is filled.
    package init() {}
  }

  /// The controls of one framework.
  package struct Framework: Sendable, Hashable {
    /// The framework, as `aws-fsbp`, `cis-aws`.
    package let name: String
    /// Its controls, as it numbers them.
    package let controls: [String]
  }

  /// A CEL expression where it stands.
  package struct Expression: Sendable {
    /// The text.
    package let text: String
    /// The scalar in the policy file.
    package let value: Value
  }

  /// A condition with an optional name.
  package struct Condition: Sendable {
    /// Its name, for messages.
    package let name: String?
    /// The condition.
    package let expression: Expression
  }

  /// A named subexpression.
  package struct Variable: Sendable {
    /// Its name, under `variables`.
    package let name: String
    /// What it stands for.
    package let expression: Expression
  }

  /// The parts of a thing that are judged one by one.
  package struct ForEach: Sendable {
    /// What a part is called in the expressions.
    package let name: String
    /// The list of parts.
    package let list: Expression
  }

  /// One thing that must hold.
  package struct Validation: Sendable {
    /// An id of its own, for what is narrower than the policy.
    package var id: String?
    /// A severity of its own.
    package var severity: Severity?
    /// Aliases of its own, which suppress only this.
    package var aliases: [String] = []
    /// The condition.
    package let expression: Expression
    /// What is wrong where it does not hold.
    package var message: String?
    /// The same, worked out.
    package var messageExpression: Expression?
    /// What shows it: nodes, edges, paths, attributes, or a list of them.
    package var evidence: Expression?
    /// The place to point at: a selection, never evaluated.
    package var at: Expression?
  }

  /// An architecture with the verdict that the policy must give of it.
  package struct Example: Sendable {
    /// What the verdict must be.
    package enum Expectation: String, CaseIterable, Sendable, Hashable {
      case pass, fail, unknown
    }

    /// What it shows.
    package let name: String
    /// The verdict.
    package let expect: Expectation
    /// The architecture: one part or several of different forms, read into one graph.
    package let inputs: [Input]
    /// Whether the policy's page shows it.
    package let isShown: Bool
    /// The example as a whole, in the policy file.
    package let value: Value

    /// A part of an architecture, in one of the forms that examples are written in.
    package enum Input: Sendable {
      /// Terraform's JSON syntax: a mapping with `resource`.
      case terraform(Value)
      /// Kubernetes manifests, as text.
      case kubernetes(Value)
      /// Whole files: a mapping of paths to texts, read as a scan reads them.
      case files(Value)
    }
  }
}
