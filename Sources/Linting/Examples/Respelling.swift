internal import Documents
internal import Policies

/// A way to spell an example differently without saying anything else.
enum Respelling: String, CaseIterable {
  case reversedKeys = "keys in the opposite order"
  case flowStyle = "flow style"
  case json = "JSON"
  case carriageReturns = "CRLF line ends"
  case leadingComment = "a comment with letters of several bytes before it"
  case unrelatedResource = "an unrelated resource beside it"
  case reversedDocuments = "documents in the opposite order"

  /// `example`, spelt this way, for a policy that judges `match`; nil where it would be the same.
  func input(_ example: ExampleText, for match: Policy.Match) -> ExampleInput? {
    switch self {
    case .reversedKeys: example.altering { $1.withKeysReversed }.input()
    case .flowStyle: example.input(.flow)
    case .json: example.isOneDocumentEach ? example.input(.json) : nil
    case .carriageReturns:
      example.input {
        $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      }
    case .leadingComment: example.input { "# Müßig, 東京, 🛣\n" + $0 }
    case .unrelatedResource: example.withUnrelatedResource(for: match).input()
    case .reversedDocuments: example.reversed?.input()
    }
  }
}
