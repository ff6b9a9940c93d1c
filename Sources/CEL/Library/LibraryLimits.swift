/// How much a library's function may make out of its arguments.
///
/// The cost limit of an evaluation counts what goes into a call; these bound what comes out of one.
enum LibraryLimits {
  /// The longest text, in bytes of UTF-8.
  static let textBytes = 16 << 20
  /// The longest list.
  static let listElements = 1_000_000
  /// The most bytes that a search for all matches of a pattern may look at: each match may cost a
  /// look at the whole text.
  static let searchedBytes = 10_000_000_000
  /// How deep lists and maps may be nested that a function walks through.
  static let nesting = 128
  /// The most digits after the point.
  static let formatPrecision = 100

  /// Checks the length of a text before it is made.
  static func check(textBytes count: Int) throws(EvaluationError) {
    guard count > textBytes else { return }
    throw EvaluationError(.limit, "the text would be longer than \(textBytes) bytes")
  }

  /// Checks the length of a list before it is made.
  static func check(listElements count: Int) throws(EvaluationError) {
    guard count > listElements else { return }
    throw EvaluationError(.limit, "the list would be longer than \(listElements) elements")
  }
}
