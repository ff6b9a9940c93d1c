extension Catalogue {
  static let lists = Catalogue(
    "Lists", "Positions count from 0; what is sorted is sorted in ascending order.", of: .lists,
    [
      Entry(
        "slice", "The elements from a position to another, which is left out.",
        ("[1, 2, 3, 4].slice(1, 3)", "[2, 3]")),
      Entry(
        "flatten", "The elements of the lists in a list, one level deep or as many as said.",
        ("[[1], [2, 3]].flatten()", "[1, 2, 3]"), ("[1, [2, [3]]].flatten(2)", "[1, 2, 3]")),
      Entry("distinct", "The elements, each once.", ("[1, 2, 1].distinct()", "[1, 2]")),
      Entry("reverse", "The elements from last to first.", ("[1, 2].reverse()", "[2, 1]")),
      Entry(
        "lists.range", "The numbers from 0 up to one that is left out.",
        ("lists.range(3)", "[0, 1, 2]")),
      Entry("sort", "The elements in order.", ("[2, 3, 1].sort()", "[1, 2, 3]")),
      Entry(
        "sortBy", "The elements in the order of a key that an expression gives.",
        forms: ["list.sortBy(x, key) -> list"],
        ("['ccc', 'a', 'bb'].sortBy(x, size(x))", "['a', 'bb', 'ccc']")),
      Entry("isSorted", "Whether the elements are in order.", ("[1, 3, 2].isSorted()", "false")),
      Entry("min", "The least element; an error for an empty list.", ("[2, 1].min()", "1")),
      Entry("max", "The greatest element; an error for an empty list.", ("[2, 1].max()", "2")),
      Entry(
        "sum", "The sum of numbers or durations.", ("[1, 2, 3].sum()", "6"),
        ("[duration('1m'), duration('1s')].sum()", "duration('61s')")),
      Entry(
        "indexOf", "Where an element first is; -1 if it is not there.",
        ("['a', 'b', 'a'].indexOf('a')", "0")),
      Entry(
        "lastIndexOf", "Where an element last is; -1 if it is not there.",
        ("['a', 'b', 'a'].lastIndexOf('a')", "2")),
      Entry(
        "includes", "Whether a value is one, or is a list that has it.",
        ("['a', 'b'].includes('b')", "true"), ("'b'.includes('b')", "true")),
    ])

  static let sets = Catalogue(
    "Sets", "Lists taken for sets: order and repetition do not count.", of: .sets,
    [
      Entry(
        "sets.contains", "Whether the first has all that the second has.",
        ("sets.contains([1, 2, 3], [3, 1])", "true")),
      Entry(
        "sets.equivalent", "Whether each has all that the other has.",
        ("sets.equivalent([1, 2], [2, 1, 1])", "true")),
      Entry(
        "sets.intersects", "Whether they have an element in common.",
        ("sets.intersects([1, 2], [3])", "false")),
    ])
}
