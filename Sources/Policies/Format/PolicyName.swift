internal import CEL

/// Helps with ids that someone misspelt.
package enum PolicyName {
  /// The sentence that offers the id that was most likely meant.
  package static func help(for id: String, among ids: [String]) -> String? {
    Suggestion.help(for: id, among: ids)
  }
}
