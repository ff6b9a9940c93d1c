/// The part of SARIF 2.1.0 (OASIS, 27 March 2020) that archlint writes, as values.
///
/// Names are the standard's; section numbers below are its own. What a report becomes in these
/// terms is decided in `SARIFReporter`, how they are spelt in `SARIFModel+JSON`.
enum SARIF {
  /// A file (3.13), which holds one run.
  struct Log {
    static let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    static let version = "2.1.0"
    let run: Run
  }

  /// One invocation of the tool (3.14).
  struct Run {
    let driver: Driver
    /// `category/run`: GitHub takes all up to the last slash as the category.
    let automationID: String
    let invocation: Invocation
    let results: [Result]
  }

  /// The tool (3.19).
  struct Driver {
    let name: String
    let version: String
    let informationURI: String?
    let rules: [Rule]
  }

  /// What the tool looks for (3.49); nothing in it depends on a result.
  struct Rule {
    let id: String
    let name: String
    let shortDescription: String
    let fullDescription: String
    let helpText: String
    let helpMarkdown: String
    let helpURI: String?
    let level: Level
    var tags: [String]
    let precision: String
    /// GitHub's scale, above 0.0 up to 10.0, as a text.
    let securitySeverity: String
  }

  /// How serious a result is (3.27.10).
  enum Level: String {
    case none, note, warning, error
  }

  /// What a result says (3.27.9): `fail` where the word is left out.
  enum ResultKind: String {
    case fail, open
  }

  /// A finding (3.27).
  struct Result {
    let ruleID: String
    let ruleIndex: Int
    let kind: ResultKind
    let level: Level
    let message: String
    let location: Location
    let fingerprints: [(key: String, value: String)]
    let codeFlows: [[Location]]
    let relatedLocations: [Location]
    /// Nil where nothing is said of suppressions at all; empty where there is none (3.27.23).
    let suppressions: [Suppression]?
  }

  /// A place (3.28).
  struct Location {
    /// Unique among the locations of a result, for links from its message.
    var id: Int?
    let uri: String
    let region: Region?
    /// The address of the thing: its `fullyQualifiedName` (3.33.5).
    let logicalName: String?
    var message: String?
  }

  /// A part of a file (3.30); all from 1, the end column exclusive.
  struct Region: Equatable {
    let startLine: Int
    let startColumn: Int
    let endLine: Int
    let endColumn: Int

    /// The first line, for files of which no more is known.
    static let firstLine = Region(startLine: 1, startColumn: 1, endLine: 1, endColumn: 2)
  }

  /// Why a result does not count (3.35).
  struct Suppression {
    /// Whether it stands in what was scanned.
    enum Kind: String {
      case inSource, external
    }

    let kind: Kind
    let justification: String
  }

  /// How the run went (3.20).
  struct Invocation {
    let executionSuccessful: Bool
    let notifications: [Notification]
  }

  /// What the tool says of its own run (3.58).
  struct Notification {
    let level: Level
    let message: String
    let location: Location?
  }
}
