extension Catalogue {
  static let strings = Catalogue(
    "Strings", "Positions count code points from 0.", of: .strings,
    [
      Entry("charAt", "The character at a position.", ("'abc'.charAt(1)", "'b'")),
      Entry(
        "indexOf", "Where a text first occurs, perhaps from a position on; -1 if it does not.",
        ("'banana'.indexOf('an')", "1"), ("'banana'.indexOf('an', 2)", "3")),
      Entry(
        "lastIndexOf", "Where a text last occurs, perhaps up to a position; -1 if it does not.",
        ("'banana'.lastIndexOf('an')", "3"), ("'banana'.lastIndexOf('an', 2)", "1")),
      Entry("lowerAscii", "The text with A to Z in lower case.", ("'TaCo'.lowerAscii()", "'taco'")),
      Entry("upperAscii", "The text with a to z in upper case.", ("'TaCo'.upperAscii()", "'TACO'")),
      Entry(
        "replace", "The text with a part replaced wherever it occurs, or as often as said.",
        ("'hello'.replace('l', 'L')", "'heLLo'"), ("'hello'.replace('l', 'L', 1)", "'heLlo'")),
      Entry(
        "split", "The parts between separators, all of them or as many as said.",
        ("'a,b,c'.split(',')", "['a', 'b', 'c']"), ("'a,b,c'.split(',', 2)", "['a', 'b,c']")),
      Entry(
        "substring", "The part from a position on, perhaps to another, which is left out.",
        ("'tacocat'.substring(4)", "'cat'"), ("'tacocat'.substring(0, 4)", "'taco'")),
      Entry("trim", "The text without white space at its ends.", ("' a '.trim()", "'a'")),
      Entry(
        "join", "Texts one after the other, perhaps with a separator.",
        ("['a', 'b'].join()", "'ab'"), ("['a', 'b'].join('-')", "'a-b'")),
      Entry("reverse", "The characters from last to first.", ("'abc'.reverse()", "'cba'")),
      Entry(
        "strings.quote", "The text in double quotes, with escapes.",
        ("strings.quote('a\"b')", "'\"a\\\\\"b\"'")),
      Entry(
        "format",
        "The text with values put in: %s any, %d whole numbers, %f and %e doubles, %b, %o and %x.",
        ("'%s has %d'.format(['web', 3])", "'web has 3'"), ("'%.2f'.format([1.5])", "'1.50'"),
        ("'%x'.format([255])", "'ff'")),
    ])

  static let regularExpressions = Catalogue(
    "Regular expressions", "Patterns are RE2's: they take time in proportion to the text.",
    of: .regularExpressions,
    [
      Entry(
        "find", "The first part of a text that matches; '' if there is none.",
        ("'abc 123'.find('[0-9]+')", "'123'"), ("'abc'.find('[0-9]+')", "''")),
      Entry(
        "findAll", "All parts of a text that match, or as many as said.",
        ("'1 22 3'.findAll('[0-9]+')", "['1', '22', '3']"),
        ("'1 22 3'.findAll('[0-9]+', 1)", "['1']")),
      Entry(
        "regex.extract", "The group of the first match, or the match if there is no group.",
        ("regex.extract('item-42', 'item-([0-9]+)')", "optional.of('42')")),
      Entry(
        "regex.extractAll", "The group of every match, or the matches if there is no group.",
        ("regex.extractAll('a=1,b=2', '([a-z])=')", "['a', 'b']")),
      Entry(
        "regex.replace", "The text with matches replaced, all or as many as said; \\1 is a group.",
        ("regex.replace('a1b2', '[0-9]', '#')", "'a#b#'"),
        ("regex.replace('a1b2', '([0-9])', r'<\\1>', 1)", "'a<1>b2'")),
    ])
}
