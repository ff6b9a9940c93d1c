internal import CEL

/// The functions of one library as a reader is shown them, in plain text.
package struct FunctionGroup: Sendable {
  /// The heading.
  package let title: String
  /// One sentence on what the library is for.
  package let summary: String
  /// The functions, in the order in which they are read; never empty.
  package let functions: [Function]

  /// A function or macro with all its overloads.
  package struct Function: Sendable {
    /// The name as written: `contains`, `math.abs`, `+`.
    package let name: String
    /// What it gives, in one line.
    package let summary: String
    /// The ways to write it, with types.
    package let signatures: [String]
    /// Expressions and what they come to, itself an expression; never empty.
    package let examples: [(expression: String, result: String)]
  }

  /// All that policies may call, the functions of the graph first.
  package static var all: [FunctionGroup] {
    ([Catalogue.graph] + Catalogue.everything).map { FunctionGroup($0) }
  }

  /// The functions that `word` means: by name, if one is called so, else by a part of the name, of
  /// the library's heading or of the summary.
  ///
  /// - Parameter word: what is looked for, in any case.
  /// - Returns: the groups that have one, with those alone; none if nothing is found.
  package static func matching(_ word: String) -> [FunctionGroup] {
    let word = word.lowercased()
    let named = all.compactMap { $0.filtered { $0.name.lowercased() == word } }
    guard named.isEmpty else { return named }
    return all.compactMap { group in
      group.title.lowercased().contains(word)
        ? group
        : group.filtered { function in
          [function.name, function.summary].contains { $0.lowercased().contains(word) }
        }
    }
  }

  private init(_ catalogue: Catalogue) {
    self.init(
      title: catalogue.title, summary: catalogue.summary,
      functions: catalogue.entries.map { entry in
        Function(
          name: Operator.symbol(of: entry.name) ?? entry.name, summary: entry.summary,
          signatures: catalogue.signatures(of: entry),
          examples: entry.examples.map { ($0.expression, $0.result) })
      })
  }

  private init(title: String, summary: String, functions: [Function]) {
    self.title = title
    self.summary = summary
    self.functions = functions
  }

  private func filtered(_ isMeant: (Function) -> Bool) -> FunctionGroup? {
    let meant = functions.filter(isMeant)
    return meant.isEmpty ? nil : FunctionGroup(title: title, summary: summary, functions: meant)
  }
}
