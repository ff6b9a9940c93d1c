internal import Diagnostics

/// What one of the two readers made of a source.
struct Reading {
  let tree: Tree
  /// The documents' nodes.
  let roots: [Int]
  let problems: [Problem]
  let duplicates: [TreeBuilder.Duplicate]
  let comments: [SourceRange]

  /// The outcome of a finished builder.
  init(
    builder: consuming TreeBuilder, roots: [Int], problems: [Problem], comments: [SourceRange]
  ) {
    var duplicates = builder.duplicates
    var roots = roots
    if builder.needsCompaction {
      let relocated = builder.compact()
      roots = roots.map { relocated($0) }
      for index in duplicates.indices {
        duplicates[index].mapping = relocated(duplicates[index].mapping)
      }
    }
    tree = builder.finish()
    self.roots = roots
    self.problems = problems
    self.duplicates = duplicates.sorted { $0.last.lowerBound < $1.last.lowerBound }
    self.comments = comments
  }

  /// The outcome for a source of which nothing could be read.
  init(empty source: SourceFile, problems: [Problem]) {
    self.init(
      builder: TreeBuilder(source: source), roots: [], problems: problems, comments: [])
  }
}
