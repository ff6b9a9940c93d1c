/// What a thing is called by others: an id, an ARN, a name that is unique in its namespace.
///
/// A front end says what its nodes are called and what they refer to; the builder joins the two when
/// all inputs are read, so that no front end knows another.
package struct Name: Hashable, Sendable {
  /// What kind of name it is: `aws_subnet.id`, `arn`, `aws_iam_role.name`.
  package let namespace: String
  /// The name itself.
  package let value: String

  /// The name `value` of the sort `namespace`.
  package init(_ namespace: String, _ value: String) {
    self.namespace = namespace
    self.value = value
  }

  /// What the object of `kind` (qualified) called `name` is called, which manifests declare; the
  /// namespace `default` is left out.
  package static func ofKubernetes(_ kind: String, namespace: String, name: String) -> Name {
    Name("kubernetes", namespace == "default" ? "\(kind)/\(name)" : "\(kind)/\(namespace)/\(name)")
  }
}
