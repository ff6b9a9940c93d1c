import CEL
import Testing

@Suite("Strings library")
struct StringsTests {
  @Test(
    "counts code points, and says so when a position is outside",
    arguments: [
      Case("'añ😀b'.charAt(2)", "'😀'"),
      Case("'ab'.charAt(2)", "''"),
      Case("'ab'.charAt(-1)", "error: index out of range: -1"),
      Case("'ab'.charAt(9223372036854775807)", "error: index out of range: 9223372036854775807"),
      Case("'añ😀bñ'.indexOf('ñ', 2)", "4"),
      Case("'aaa'.indexOf('a', 3)", "-1"),
      Case("'aaa'.indexOf('', 3)", "3"),
      Case("'añbñ'.lastIndexOf('ñ')", "3"),
      Case("'añbñ'.lastIndexOf('ñ', 2)", "1"),
      Case("'abab'.lastIndexOf('ab', 2)", "2"),
      Case("'ab'.lastIndexOf('abc')", "-1"),
      Case("'añ😀b'.substring(1, 3)", "'ñ😀'"),
      Case("'abc'.substring(4)", "error: index out of range: 4"),
      Case(
        "'abc'.substring(2, 1)", "error: invalid substring range: the start 2 is after the end 1"),
      Case("'añ😀'.reverse()", "'😀ña'"),
    ])
  func positions(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "compares by code point, not by what looks the same",
    arguments: [
      Case("'e\u{301}'.startsWith('e')", "true"),
      Case("'\u{e9}'.contains('e\u{301}')", "false"),
      Case("'xe\u{301}'.endsWith('\u{301}')", "true"),
      Case("'e\u{301}'.indexOf('\u{301}')", "1"),
      Case("'a\\r\\nb'.split('\\n')", "['a\r', 'b']"),
      Case("'a\\r\\nb'.replace('\\r', '')", "'a\nb'"),
    ])
  func codePoints(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "takes apart and puts together as Go does",
    arguments: [
      Case("'a,b,,c'.split(',')", "['a', 'b', '', 'c']"),
      Case("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
      Case("'a,b,c'.split(',', 9)", "['a', 'b', 'c']"),
      Case("''.split(',')", "['']"),
      Case("''.split('')", "[]"),
      Case("'añb'.split('')", "['a', 'ñ', 'b']"),
      Case("'añb'.split('', 2)", "['a', 'ñb']"),
      Case("'abc'.split('', 1)", "['abc']"),
      Case("'aaaa'.replace('aa', 'b')", "'bb'"),
      Case("'aaa'.replace('a', 'b', 2)", "'bba'"),
      Case("'aaa'.replace('a', 'b', -1)", "'bbb'"),
      Case("'aaa'.replace('a', 'b', 0)", "'aaa'"),
      Case("'ñb'.replace('', '-')", "'-ñ-b-'"),
      Case("'ab'.replace('', '-', 1)", "'-ab'"),
      Case("'ab'.replace('', '-', 2)", "'-a-b'"),
      Case("''.replace('', '-')", "'-'"),
      Case("['a', '', 'b'].join('/')", "'a//b'"),
      Case("['a', dyn(1)].join()", "error: no such overload: 'list_join' of (list(dyn))"),
      Case("'\u{a0}\u{2003}a b\u{3000}'.trim()", "'a b'"),
      Case("'  '.trim()", "''"),
      Case("'ÀB1'.lowerAscii() + 'àb1'.upperAscii()", "'Àb1àB1'"),
      Case("strings.quote('a\\a\\\"\\\\')", "'\"a\\a\\\"\\\\\"'"),
    ])
  func parts(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "formats values",
    arguments: [
      Case("'%.2f|%.0f|%f'.format([1.005, 0.5, -1])", "'1.00|0|-1.000000'"),
      Case("'%.3e'.format([0.00012345])", "'1.234e-04'"),
      Case("'%.100f'.format([0.1]).size()", "102"),
      Case("'%f'.format([1e300]).size()", "308"),
      Case("'%s'.format([1e21])", "'1000000000000000000000'"),
      Case("'%s'.format([0.000001])", "'0.000001'"),
      Case("'%x %X %x'.format([-255, 255u, 'añ'])", "'-ff FF 61c3b1'"),
      Case("'%b %o'.format([-5, -8])", "'-101 -10'"),
      Case("'%d'.format([2.5])", "'2.5'"),
      Case("'%s'.format([{'b': [1, {}], 'a': duration('1.5s')}])", "'{a: 1.5s, b: [1, {}]}'"),
      Case(
        "'%s'.format([optional.of(1)])",
        "error: error during formatting: string clause can only be used on strings, bools, bytes, numbers, maps, lists, types, durations, and timestamps, was given optional_type"
      ),
      Case("'%s %s'.format(['a'])", "error: format has no argument number 2"),
      Case("'%s'.format(['a', 'b'])", "'a'"),
    ])
  func formats(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "refuses a format that is no format, a literal one when it is compiled",
    arguments: ["%", "%y", "%.101f", "%.f", "%.", "%5d", "%.99999999999999999999f"])
  func badFormats(format: String) throws {
    let result = try evaluate("f.format([1])", [("f", .string, .string(format))])
    #expect(result.shown.hasPrefix("error: could not parse formatting clause"))
    #expect(throws: CompilationError.self) { try evaluate("'\(format)'.format([1])") }
  }

  @Test("leaves the unknown unknown, however deep it is")
  func unknowns() throws {
    let deep = Value.list([.list([.list([.unknown(UnknownSet(7))])])])
    let open = Value.list([.list(List([.int(1)], rest: UnknownSet(8)))])
    #expect(try evaluate("'%s'.format(x)", [("x", .dyn, deep)]).shown == "?[7]")
    #expect(try evaluate("'%s'.format(x)", [("x", .dyn, open)]).shown == "?[8]")
  }

  @Test("stops before a text grows without bounds")
  func limits() throws {
    let squaring = (0..<5).reduce("'0123456789'") { text, level in
      "cel.bind(s\(level), \(text), s\(level).replace('', s\(level)))"
    }
    #expect(try evaluate(squaring).shown.hasPrefix("error: the text would be longer than"))
  }
}
