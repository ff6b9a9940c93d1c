package import Diagnostics

/// A PromQL expression, read: a tree with a place for everything, or the first mistake in it.
///
/// A leaf module: it knows the language as Prometheus 3 does, its experimental parts included, and
/// nothing of what the metrics mean.
package struct Query: Sendable {
  /// The text.
  package let source: SourceFile
  /// What it says; nil where it can't be read.
  package let expression: Expression?
  /// What is wrong with it: it can't be read, or Prometheus would refuse it for its types.
  package let mistake: Mistake?

  /// How much a query may ask for.
  package struct Limits: Sendable, Hashable {
    /// What the tool runs with.
    package static let standard = Limits()

    /// How many levels a tree may have, operators in a row included, so that whatever walks it may
    /// recurse.
    package var depth = 250

    /// The standard limits, for changing one of them.
    package init() {}
  }

  /// Reads `text`.
  ///
  /// - Complexity: O(bytes).
  package init(parsing text: String, limits: Limits = .standard) {
    source = SourceFile(path: "", bytes: Array(text.utf8))
    var parser = Parser(source.bytes, limits: limits)
    do throws(Mistake) {
      let expression = try parser.query()
      self.expression = expression
      mistake = Checker.mistake(in: expression)
    } catch {
      expression = nil
      mistake = error
    }
  }

  /// Where `mistake` is in the text.
  package func position(of mistake: Mistake) -> Position {
    LineTable(source).position(at: min(mistake.range.lowerBound, source.bytes.count))
  }
}
