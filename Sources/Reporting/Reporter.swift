package import Verdicts

/// Something that writes a report in one format: the last step of the flow, after `Verdicts`.
///
/// A reporter knows no file, clock or terminal: what it needs of them is passed to it, and the
/// command line writes what comes out. The same report gives the same text.
package protocol Reporter: Sendable {
  /// Writes `report` to `output`, with a line ending at the end unless nothing is written at all.
  func write(_ report: Report, to output: inout some TextOutputStream)
}

extension Reporter {
  /// What the reporter writes of `report`.
  package func text(of report: Report) -> String {
    var text = ""
    write(report, to: &text)
    return text
  }
}

/// The program that made a report, as reports name it.
package struct Tool: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// Its version, by the rules of Semantic Versioning.
  package let version: String
  /// Its web page; nil where there is none to name.
  package let page: String?

  /// The tool called `name`, in `version`.
  package init(name: String = "archlint", version: String, page: String? = nil) {
    self.name = name
    self.version = version
    self.page = page
  }
}
