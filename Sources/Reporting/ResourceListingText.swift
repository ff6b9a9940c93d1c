package import Policies

/// A listing of a resource's fields, for a terminal: a line a field, in columns.
package struct ResourceListingText: Sendable {
  private let listing: ResourceListing

  /// The text of `listing`.
  package init(_ listing: ResourceListing) {
    self.listing = listing
  }

  /// The lines: name, type, and what else is to be said of a field.
  ///
  /// - Complexity: O(fields).
  package var text: String {
    let width = listing.fields.map(\.name.count).max() ?? 0
    let lines = listing.fields.map { field in
      let gap = String(repeating: " ", count: width - field.name.count + 2)
      return "  \(field.name)\(gap)\(field.type)" + (field.versions.map { ", \($0)" } ?? "")
    }
    let others = listing.isOpen ? ["  …, and others that the schema does not name"] : []
    return ([listing.title] + lines + others).joined(separator: "\n") + "\n"
  }
}
