internal import Documents

extension Policy {
  /// The annotations from which a policy's page has what the manifest's own fields can't say.
  package enum AdmissionAnnotation {
    /// What must hold, in one line.
    package static let title = "archlint/title"
    /// The harm, for a person.
    package static let description = "kubernetes.io/description"
    /// How to mend it.
    package static let remediation = "archlint/remediation"
  }

  /// An admission policy as one that is listed, explained, selected and suppressed like the others.
  init(admission: AdmissionPolicy, metadata: Documents.Value, place: Place) {
    let annotations = metadata["annotations"]
    let title = annotations?[AdmissionAnnotation.title]?.string
    let description = annotations?[AdmissionAnnotation.description]?.string
    self.init(
      id: "\(AdmissionPolicy.pack)/\(admission.name)",
      title: title ?? "What ValidatingAdmissionPolicy \(admission.name) admits",
      why: description ?? "The cluster's API server holds every request against it.",
      severity: .high, aliases: [], frameworks: [], scope: .resource, match: Match(), requires: [],
      params: nil, matchConditions: admission.matchConditions, forEach: nil,
      variables: admission.variables, validations: admission.validations.map(Validation.init),
      remediation: annotations?[AdmissionAnnotation.remediation]?.string ?? "", examples: [],
      disabledBecause: nil, place: place, admission: admission)
  }
}

extension Policy.Validation {
  /// What the pages show of an admission policy's validation.
  fileprivate init(_ validation: AdmissionPolicy.Validation) {
    self.init(expression: validation.expression)
    message = validation.message
    messageExpression = validation.messageExpression
  }
}
