extension Library {
  /// Kubernetes' resource quantities.
  package static let quantity = Library(
    name: "quantity",
    functions: [
      FunctionDeclaration("quantity", [.reading("string_to_quantity", by: parsed)]),
      .native("isQuantity", "is_quantity_string") { (text: String) in
        (try? parsed(text)) != nil
      },
      FunctionDeclaration(
        "sign",
        [
          .native("quantity_sign") { (quantity: ResourceQuantity) in quantity.sign },
          .native("quantity_sign_member", .member) { (quantity: ResourceQuantity) in
            quantity.sign
          },
        ]),
      .native("isInteger", "quantity_is_integer", .member) { (quantity: ResourceQuantity) in
        quantity.integer != nil
      },
      .native("asInteger", "quantity_get_int", .member) {
        (quantity: ResourceQuantity) throws(EvaluationError) in
        guard let integer = quantity.integer else {
          throw EvaluationError(.overflow, "cannot convert value to integer")
        }
        return integer
      },
      .native("asApproximateFloat", "quantity_get_float", .member) {
        (quantity: ResourceQuantity) in quantity.approximate
      },
      FunctionDeclaration(
        "add",
        [
          .native("quantity_add", .member) {
            (left: ResourceQuantity, right: ResourceQuantity) in left.adding(right)
          },
          .native("quantity_add_int", .member) { (left: ResourceQuantity, right: Int64) in
            left.adding(ResourceQuantity(right))
          },
        ]),
      FunctionDeclaration(
        "sub",
        [
          .native("quantity_sub", .member) {
            (left: ResourceQuantity, right: ResourceQuantity) in left.adding(right.negated)
          },
          .native("quantity_sub_int", .member) { (left: ResourceQuantity, right: Int64) in
            left.adding(ResourceQuantity(right).negated)
          },
        ]),
    ] + FunctionDeclaration.comparisons(of: ResourceQuantity.self, "quantity"),
    constants: [Constant(naming: ResourceQuantity.celType)])

  @Sendable private static func parsed(
    _ text: String
  ) throws(EvaluationError) -> ResourceQuantity {
    try ResourceQuantity(parsing: text)
  }
}

extension FunctionDeclaration {
  /// `isLessThan`, `isGreaterThan` and `compareTo` of a nominal type.
  static func comparisons<Content: OpaqueContent & Comparable>(
    of content: Content.Type, _ prefix: String
  ) -> [FunctionDeclaration] {
    [
      .native("isLessThan", "\(prefix)_is_less_than", .member) {
        (left: Content, right: Content) in left < right
      },
      .native("isGreaterThan", "\(prefix)_is_greater_than", .member) {
        (left: Content, right: Content) in right < left
      },
      .native("compareTo", "\(prefix)_compare_to", .member) { (left: Content, right: Content) in
        left < right ? -1 : right < left ? 1 : 0 as Int64
      },
    ]
  }
}
