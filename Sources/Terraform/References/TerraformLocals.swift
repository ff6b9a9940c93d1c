/// What the locals of a configuration mention: what a plan leaves out, and its sources tell.
///
/// Whoever has the `.tf` files at hand fills it; without it a reference through a local can only be
/// guessed, or stays unknown.
package struct TerraformLocals: Sendable {
  private struct Name: Hashable {
    let path: [String]
    let name: String
  }

  private var table: [Name: [Reference]] = [:]

  /// No locals.
  package init() {}

  /// Says what the expression of a local mentions.
  ///
  /// - Parameters:
  ///   - name: the local's name.
  ///   - path: the names of the `module` blocks that lead to its module, outermost first; empty for
  ///     the root module.
  ///   - references: what it mentions, as Terraform writes it: `aws_vpc.this[0].id`, `var.vpc_id`.
  package mutating func add(_ name: String, in path: [String], references: [String]) {
    table[Name(path: path, name: name)] = references.compactMap { Reference($0) }
  }

  func references(of name: String, in path: [String]) -> [Reference]? {
    table.isEmpty ? nil : table[Name(path: path, name: name)]
  }
}
