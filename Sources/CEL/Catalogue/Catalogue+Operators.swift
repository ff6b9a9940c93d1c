extension Catalogue {
  static let operators = Catalogue(
    "Operators",
    "What stands between values; numbers of different types are compared by their value.",
    of: .operators, logic + access + comparisons + arithmetic + reflection)

  private static let logic = [
    Entry(
      "_&&_", "Whether both hold; false decides, whatever the other side is.",
      forms: ["bool && bool -> bool"], ("true && false", "false"), ("1 / 0 > 0 && false", "false")),
    Entry(
      "_||_", "Whether either holds; true decides, whatever the other side is.",
      forms: ["bool || bool -> bool"], ("true || false", "true"), ("1 / 0 > 0 || true", "true")),
    Entry("!_", "The opposite.", ("!true", "false")),
    Entry("_?_:_", "One of two values, by a condition.", ("2 > 1 ? 'more' : 'less'", "'more'")),
  ]

  private static let access = [
    Entry(
      "@in", "Whether a list has an element, or a map a key.", ("2 in [1, 2]", "true"),
      ("'b' in {'a': 1}", "false")),
    Entry(
      "_[_]", "The element at a position from 0, or the value of a key; an error if there is none.",
      ("['a', 'b'][1]", "'b'"), ("{'a': 1}['a']", "1")),
    Entry(
      "_[?_]", "The element or value as an optional; empty if there is none.",
      ("['a'][?1].orValue('none')", "'none'")),
    Entry(
      "size", "How many code points, bytes, elements or entries there are.", ("size('abc')", "3"),
      ("[1, 2].size()", "2")),
  ]

  private static let comparisons = [
    Entry("_==_", "Whether two values are equal.", ("[1, 2] == [1, 2]", "true")),
    Entry("_!=_", "Whether two values differ.", ("'a' != 'b'", "true")),
    Entry("_<_", "Whether the first comes before the second.", ("1 < 2", "true")),
    Entry(
      "_<=_", "Whether the first does not come after the second.", ("'a' <= 'a'", "true")),
    Entry(
      "_>_", "Whether the first comes after the second.",
      ("duration('1h') > duration('59m')", "true")),
    Entry(
      "_>=_", "Whether the first does not come before the second.", ("1.5 >= 2.0", "false")),
  ]

  private static let arithmetic = [
    Entry(
      "_+_", "The sum, or two strings, bytes or lists joined; an overflow is an error.",
      ("1 + 2", "3"), ("'a' + 'b'", "'ab'"), ("[1] + [2]", "[1, 2]")),
    Entry("_-_", "The difference.", ("5 - 3", "2")),
    Entry("_*_", "The product.", ("2.5 * 2.0", "5.0")),
    Entry("_/_", "The quotient; that of integers is cut towards zero.", ("7 / 2", "3")),
    Entry("_%_", "The remainder, with the sign of the first.", ("7 % 3", "1"), ("-7 % 3", "-1")),
    Entry("-_", "The number with the other sign.", ("-(3)", "-3")),
  ]

  private static let reflection = [
    Entry("type", "The type of a value.", ("type(1)", "int")),
    Entry(
      "dyn", "The value itself, of a type that is known only when evaluating.",
      ("dyn('a')", "'a'")),
  ]

  static let openLists = Catalogue(
    "Open lists", "What can be asked of a list that may have more members than are known.",
    of: .openLists,
    [
      Entry(
        "atLeast",
        "Whether there are that many elements: true once they are known, unknown while more may "
          + "come.", ("['a', 'b'].atLeast(2)", "true"), ("['a'].atLeast(2)", "false"))
    ])
}
