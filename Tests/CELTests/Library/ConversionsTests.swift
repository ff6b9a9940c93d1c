import CEL
import Testing

@Suite("Conversions")
struct ConversionsTests {
  @Test(
    "give the other type's value, or an error where it has none",
    arguments: [
      Case("int(dyn('-9223372036854775808'))", "-9223372036854775808"),
      Case(
        "int('9223372036854775808')",
        "error: type conversion error: '9223372036854775808' can't be read as int"),
      Case("int('1_000')", "error: type conversion error: '1_000' can't be read as int"),
      Case("int(' 1')", "error: type conversion error: ' 1' can't be read as int"),
      Case("int(9223372036854774784.0)", "9223372036854774784"),
      Case("int(double('NaN'))", "error: range error: the value does not fit int"),
      Case("int(duration('1m'))", "60000000000"),
      Case("uint('+1')", "error: type conversion error: '+1' can't be read as uint"),
      Case("uint('18446744073709551615')", "18446744073709551615u"),
      Case("uint(-0.5)", "error: range error: the value does not fit uint"),
      Case("double('1e999')", "error: range error: the value does not fit double"),
      Case("double('infinity') > 1.0", "true"),
      Case("double('1 ')", "error: type conversion error: '1 ' can't be read as double"),
      Case("bool('yes')", "error: type conversion error: 'yes' can't be read as bool"),
      Case("string(true)", "'true'"),
      Case("string(b'\\xff')", "error: invalid UTF-8 in bytes, can't convert to string"),
      Case("string(timestamp(0))", "'1970-01-01T00:00:00Z'"),
      Case("int(dyn([1]))", "error: no such overload: 'int' of (list(dyn))"),
      Case("type(duration(1)) == google.protobuf.Duration", "true"),
    ])
  func conversions(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "print doubles as Go does",
    arguments: [
      (0.0, "0"), (-0.0, "-0"), (1.0, "1"), (100_000.0, "100000"), (1_000_000.0, "1e+06"),
      (999_999.5, "999999.5"), (123_456_789.0, "1.23456789e+08"), (0.0001, "0.0001"),
      (0.00001, "1e-05"), (0.000012345, "1.2345e-05"), (1e21, "1e+21"), (1e100, "1e+100"),
      (.leastNonzeroMagnitude, "5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
      (-1234.5, "-1234.5"), (0.1, "0.1"), (1 / 3, "0.3333333333333333"),
      (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ] as [(Double, String)])
  func doubles(number: Double, text: String) throws {
    let result = try evaluate("string(x)", [("x", .double, .double(number))])
    #expect(result.shown == "'\(text)'")
  }
}
