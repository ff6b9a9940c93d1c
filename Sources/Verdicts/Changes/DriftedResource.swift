/// A resource that somebody changed outside of Terraform, before the plan was made that found it.
package struct DriftedResource: Sendable, Hashable {
  /// Its address.
  package let address: String
  /// The plan that says so.
  package let scope: String
  /// The attributes that were changed, sorted; none where the whole of it is gone.
  package let attributes: [String]
  /// Whether it is gone.
  package let isGone: Bool

  /// The resource at `address`, of which somebody changed `attributes`, or all.
  package init(address: String, scope: String, attributes: [String], isGone: Bool) {
    self.address = address
    self.scope = scope
    self.attributes = attributes
    self.isGone = isGone
  }
}
