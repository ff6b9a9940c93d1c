extension Library {
  /// What can be asked of a list whose rest is unknown.
  ///
  /// `list.atLeast(n)` is true once n members are known, where `size()` is unknown as a whole.
  package static let openLists = Library(
    name: "open lists",
    functions: [
      FunctionDeclaration(
        "atLeast",
        [
          Overload(
            "list_at_least", .member, [.list(.parameter("A")), .int], .bool, strictness: .open,
            .binary { value, bound in
              guard case .list(let list) = value, case .int(let bound) = bound else {
                return .error(.noSuchOverload("atLeast", [value, bound]))
              }
              if list.count >= bound { return .bool(true) }
              return list.rest.map { .unknown($0) } ?? .bool(false)
            })
        ])
    ])
}
