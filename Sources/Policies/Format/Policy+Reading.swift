package import Diagnostics
package import Documents

extension Policy {
  /// What a policy file holds, and what is wrong with it.
  package struct File: Sendable {
    /// The policies that could be read.
    package let policies: [Policy]
    /// The architectures that could be read.
    package let architectures: [Architecture]
    /// The custom resources that are defined in it.
    package let customResources: [CustomResource]
    /// What the file holds for the API server's own admission.
    package let admission: AdmissionFile
    /// What is wrong, each at its place: any of it is an error.
    package let diagnostics: [Diagnostic]
  }

  /// Reads the policies and architectures of `source`, a YAML file of one or more documents.
  ///
  /// Scalars are settled by YAML 1.2, those of Kubernetes objects as Kubernetes does; `path` is what
  /// messages call the file.
  /// - Returns: the policies, and what is wrong with the file.
  package static func read(_ source: ParsedSource, path: String) -> File {
    let hasObjects = source.documents.contains { AdmissionFile.isKubernetes($0) }
    let objects = hasObjects ? source.resolved(as: .kubernetes) : source
    let source = source.resolved(as: .core)
    var policies: [Policy] = []
    var architectures: [Architecture] = []
    var admission = AdmissionFile()
    var diagnostics = source.diagnostics
    let definitions = source.documents.filter(CustomResource.isDefinition)
    for (number, document) in source.documents.enumerated() {
      guard !AdmissionFile.isKubernetes(document) else {
        admission.add(objects.documents[number], objects, path: path)
        continue
      }
      guard !ArchitectureReader.isArchitecture(document) else {
        var reader = ArchitectureReader(source, path: path)
        if let architecture = reader.architecture(document) { architectures.append(architecture) }
        diagnostics += reader.diagnostics
        continue
      }
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
      policies: policies, architectures: architectures,
      customResources: definitions.map(CustomResource.init), admission: admission,
      diagnostics: diagnostics)
  }
}
