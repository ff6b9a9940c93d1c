package import Diagnostics
package import Documents

extension Policy {
  /// What a policy file holds, and what is wrong with it.
  package struct File: Sendable {
    /// The policies that could be read.
    package let policies: [Policy]
    /// The custom resources that are defined in it.
    package let customResources: [CustomResource]
    /// What is wrong, each at its place: any of it is an error.
    package let diagnostics: [Diagnostic]
  }

  /// Reads the policies of `source`, a YAML file of one or more documents.
  ///
  /// Its scalars are settled by YAML 1.2; `path` is what messages call it.
  /// - Returns: the policies, and what is wrong with the file.
  package static func read(_ source: ParsedSource, path: String) -> File {
    let source = source.resolved(as: .core)
    var policies: [Policy] = []
    var diagnostics = source.diagnostics
    let definitions = source.documents.filter(CustomResource.isDefinition)
    for document in source.documents where !CustomResource.isDefinition(document) {
      var reader = PolicyReader(source, path: path)
      if let policy = reader.policy(document) { policies.append(policy) }
      diagnostics += reader.diagnostics
    }
    for duplicate in source.duplicateKeys {
      let lines = LineTable(source.source)
      diagnostics.append(
        Diagnostic(
          path: path, position: lines.position(at: duplicate.last.lowerBound),
          message: "the key '\(duplicate.key)' stands twice"))
    }
    return File(
      policies: policies, customResources: definitions.map(CustomResource.init),
      diagnostics: diagnostics)
  }
}
