extension Catalogue {
  static let standardMacros = Catalogue(
    "Macros", "Comprehensions over the elements of a list or the keys of a map.",
    of: .standardMacros,
    [
      Entry(
        "has", "Whether a field is there.", forms: ["has(value.field) -> bool"],
        ("has({'a': 1}.a)", "true"), ("has({'a': 1}.b)", "false")),
      Entry(
        "all", "Whether a condition holds for every element.",
        forms: ["list.all(x, condition) -> bool"], ("[1, 2].all(x, x > 0)", "true")),
      Entry(
        "exists", "Whether a condition holds for some element.",
        forms: ["list.exists(x, condition) -> bool"], ("[1, 2].exists(x, x > 1)", "true")),
      Entry(
        "exists_one", "Whether a condition holds for exactly one element.",
        forms: ["list.exists_one(x, condition) -> bool"], ("[1, 2].exists_one(x, x > 0)", "false")),
      Entry(
        "existsOne", "The same as `exists_one`.",
        forms: ["list.existsOne(x, condition) -> bool"], ("[1, 2].existsOne(x, x > 1)", "true")),
      Entry(
        "filter", "The elements for which a condition holds.",
        forms: ["list.filter(x, condition) -> list"], ("[1, 2, 3].filter(x, x > 1)", "[2, 3]")),
      Entry(
        "map", "What an expression makes of each element, or of those for which a condition holds.",
        forms: ["list.map(x, expression) -> list", "list.map(x, condition, expression) -> list"],
        ("[1, 2].map(x, x * 10)", "[10, 20]"), ("[1, 2].map(x, x > 1, x * 10)", "[20]")),
    ])

  static let bindings = Catalogue(
    "Bindings", "A name for a part of an expression.", of: .bindings,
    [
      Entry(
        "cel.bind", "The expression, in which a name stands for a value.",
        forms: ["cel.bind(x, value, expression) -> the expression's type"],
        ("cel.bind(x, 3, x * x)", "9"))
    ])

  static let twoVariableComprehensions = Catalogue(
    "Comprehensions with two variables",
    "The first variable is the position in a list or the key in a map, the second the value.",
    of: .twoVariableComprehensions,
    [
      Entry(
        "all", "Whether a condition holds for every element or entry.",
        forms: ["list.all(i, x, condition) -> bool"], ("[0, 1].all(i, x, i == x)", "true")),
      Entry(
        "exists", "Whether a condition holds for some element or entry.",
        forms: ["list.exists(i, x, condition) -> bool"],
        ("{'a': 1}.exists(k, v, k == 'a' && v == 1)", "true")),
      Entry(
        "existsOne", "Whether a condition holds for exactly one element or entry.",
        forms: ["list.existsOne(i, x, condition) -> bool"],
        ("[5, 5].existsOne(i, x, x == 5)", "false")),
      Entry(
        "exists_one", "The same as `existsOne`.",
        forms: ["list.exists_one(i, x, condition) -> bool"],
        ("[5, 6].exists_one(i, x, i == 1 && x == 6)", "true")),
      Entry(
        "transformList", "A list of what an expression makes of each element or entry.",
        forms: [
          "list.transformList(i, x, expression) -> list",
          "list.transformList(i, x, condition, expression) -> list",
        ], ("['a', 'b'].transformList(i, x, x + string(i))", "['a0', 'b1']"),
        ("[3, 4].transformList(i, x, i > 0, x)", "[4]")),
      Entry(
        "transformMap", "A map with the same keys and what an expression makes of each value.",
        forms: [
          "map.transformMap(k, v, expression) -> map",
          "map.transformMap(k, v, condition, expression) -> map",
        ], ("{'a': 1}.transformMap(k, v, v + 1)", "{'a': 2}"),
        ("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v)", "{'b': 2}")),
      Entry(
        "transformMapEntry", "A map of the entries that an expression makes, each a map of one.",
        forms: [
          "map.transformMapEntry(k, v, expression) -> map",
          "map.transformMapEntry(k, v, condition, expression) -> map",
        ], ("{'a': 'x'}.transformMapEntry(k, v, {v: k})", "{'x': 'a'}"),
        ("{'a': 1, 'b': 2}.transformMapEntry(k, v, v > 1, {v: k})", "{2: 'b'}")),
    ])

  static let optionals = Catalogue(
    "Optionals",
    "Values that may be missing; `value.?field` and `value[?key]` give one, `{?key: optional}` and "
      + "`[?optional]` take one.", of: .optionals,
    [
      Entry("optional.none", "An empty optional.", ("optional.none().hasValue()", "false")),
      Entry("optional.of", "An optional of a value.", ("optional.of(1).value()", "1")),
      Entry(
        "optional.ofNonZeroValue", "An optional of a value, empty for 0, '', [] and their like.",
        ("optional.ofNonZeroValue('').hasValue()", "false")),
      Entry(
        "optional.unwrap", "The values of the optionals that have one.",
        ("optional.unwrap([optional.of(1), optional.none()])", "[1]")),
      Entry(
        "unwrapOpt", "The values of the optionals that have one.",
        ("[optional.of(1), optional.none()].unwrapOpt()", "[1]")),
      Entry("hasValue", "Whether there is a value.", ("{'a': 1}.?a.hasValue()", "true")),
      Entry("value", "The value; an error if there is none.", ("{'a': 1}.?a.value()", "1")),
      Entry(
        "or", "The first optional if it has a value, else the second.",
        ("optional.none().or(optional.of(2))", "optional.of(2)")),
      Entry("orValue", "The value, or another if there is none.", ("{'a': 1}.?b.orValue(0)", "0")),
      Entry("first", "The first element, if there is one.", ("[1, 2].first()", "optional.of(1)")),
      Entry("last", "The last element, if there is one.", ("[1, 2].last()", "optional.of(2)")),
      Entry(
        "optMap", "An optional of what an expression makes of the value, if there is one.",
        forms: ["optional.optMap(x, expression) -> optional"],
        ("optional.of(2).optMap(x, x * 2)", "optional.of(4)")),
      Entry(
        "optFlatMap", "What an expression makes of the value, itself an optional.",
        forms: ["optional.optFlatMap(x, optional) -> optional"],
        ("optional.of({'a': 1}).optFlatMap(x, x.?a)", "optional.of(1)")),
    ])
}
