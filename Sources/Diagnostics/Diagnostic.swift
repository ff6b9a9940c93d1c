/// Something that is wrong with an input, a policy or the configuration: what, where, how to mend it.
///
/// A diagnostic is archlint speaking of what it was given; what a policy says of an architecture is
/// a finding, which is made of other stuff (`Verdicts`).
package struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is: an error makes the result untrustworthy (exit status 2), a warning does not.
  package enum Severity: String, Sendable {
    /// The result can't be trusted.
    case error
    /// Worth knowing; the result stands.
    case warning
  }

  /// How bad it is.
  package let severity: Severity
  /// The file it is about, relative to the working directory; empty where there is none.
  package let path: String
  /// Line and column, where they are known.
  package let position: Position?
  /// What is wrong: lower case, no full stop.
  package let message: String
  /// What to do about it, where there is something to say.
  package let help: String?
  /// The place in its source, for those who write expressions; nil where the line says enough.
  package let excerpt: Excerpt?

  /// A diagnostic on the file at `path`.
  package init(
    _ severity: Severity = .error, path: String, position: Position? = nil, message: String,
    help: String? = nil, excerpt: Excerpt? = nil
  ) {
    self.severity = severity
    self.path = path
    self.position = position
    self.message = message
    self.help = help
    self.excerpt = excerpt
  }

  /// The diagnostic on one line, as compilers write it: `path:line:column: error: message`.
  ///
  /// Fit for a terminal: nothing in it is a control character.
  package var line: String {
    var place = path
    if let position { place += ":\(position.line):\(position.column)" }
    let prefix = place.isEmpty ? "archlint" : place
    let text = "\(prefix): \(severity.rawValue): \(message)" + (help.map { "; \($0)" } ?? "")
    return text.printable
  }
}
