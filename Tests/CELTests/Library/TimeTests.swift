import CEL
import Testing

@Suite("Times and durations")
struct TimeTests {
  @Test(
    "read and print",
    arguments: [
      Case("string(timestamp('2024-02-29T23:59:59.120+05:30'))", "'2024-02-29T18:29:59.12Z'"),
      Case("string(timestamp('0001-01-01T00:00:00Z'))", "'0001-01-01T00:00:00Z'"),
      Case("string(timestamp('1969-12-31T23:59:59.5Z'))", "'1969-12-31T23:59:59.5Z'"),
      Case("int(timestamp('1969-12-31T23:59:59.5Z'))", "-1"),
      Case(
        "string(timestamp('2000-01-01T00:00:00.1234567891Z'))", "'2000-01-01T00:00:00.123456789Z'"),
      Case("string(duration('1h30m1.5s'))", "'5401.5s'"),
      Case("string(duration('-1.5h'))", "'-5400s'"),
      Case("string(duration('.5s'))", "'0.5s'"),
      Case("string(duration('1us') + duration('1µs') + duration('1μs'))", "'0.000003s'"),
      Case("string(duration('0'))", "'0s'"),
      Case("string(duration('1.0000000000000000000001ns'))", "'0.000000001s'"),
      Case("string(duration('-9223372036854775808ns'))", "'-9223372036.854775808s'"),
      Case("duration('1ms').getMilliseconds()", "1"),
      Case("duration('-90m').getHours()", "-1"),
      Case(
        "string(timestamp('2024-03-01T00:00:00Z') - timestamp('2024-02-28T00:00:00Z'))", "'172800s'"
      ),
      Case(
        "string(timestamp('2024-03-01T00:00:00Z') - duration('1ns'))",
        "'2024-02-29T23:59:59.999999999Z'"),
      Case("duration('9223372036s') + duration('1s')", "error: duration out of range"),
    ])
  func texts(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test(
    "refuse what is none",
    arguments: [
      "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-01-01", "2024-01-01T24:00:00Z",
      "2024-01-01T00:00:60Z", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00", "",
      "2024-01-01T00:00:00.Z", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00Zx",
      "24-01-01T00:00:00Z", "2024-00-01T00:00:00Z",
    ])
  func badTimestamps(text: String) throws {
    let result = try evaluate("timestamp(x)", [("x", .string, .string(text))])
    #expect(
      result.shown == "error: '\(text)' is not a timestamp such as 2024-02-29T12:30:00Z")
    #expect(throws: CompilationError.self) { try evaluate("timestamp('\(text)')") }
  }

  @Test(
    "refuse durations that are none, or too long",
    arguments: [
      "", "-", "+", "1", "s", "1.s.", ".s", "1d", "1h 1m", "1H", "--1s", "9223372036854775808ns",
      "99999999999999999999ns", "1e3s", "2562048h",
    ])
  func badDurations(text: String) throws {
    let result = try evaluate("duration(x)", [("x", .string, .string(text))])
    #expect(result.isError)
  }

  @Test(
    "show the clocks of a zone",
    arguments: [
      Case("timestamp('2024-07-01T12:00:00Z').getHours('Europe/Berlin')", "14"),
      Case("timestamp('2024-01-01T12:00:00Z').getHours('Europe/Berlin')", "13"),
      Case("timestamp('2024-03-31T00:59:59Z').getHours('Europe/Berlin')", "1"),
      Case("timestamp('2024-03-31T01:00:00Z').getHours('Europe/Berlin')", "3"),
      Case("timestamp('2090-07-01T12:00:00Z').getHours('Europe/Berlin')", "14"),
      Case("timestamp('2090-12-01T12:00:00Z').getHours('Europe/Berlin')", "13"),
      Case("timestamp('2090-01-01T12:00:00Z').getHours('Australia/Sydney')", "23"),
      Case("timestamp('1800-01-01T00:00:00Z').getMinutes('Europe/Berlin')", "53"),
      Case("timestamp('2024-01-01T00:30:00Z').getFullYear('-01:00')", "2023"),
      Case("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", "365"),
      Case("timestamp('2024-01-01T00:00:00Z').getHours('')", "0"),
      Case(
        "timestamp('2024-01-01T00:00:00Z').getHours('Mars/Olympus')",
        "error: unknown time zone 'Mars/Olympus'"),
      Case(
        "timestamp('2024-01-01T00:00:00Z').getHours('../../../etc/passwd')",
        "error: unknown time zone '../../../etc/passwd'"),
      Case(
        "timestamp('2024-01-01T00:00:00Z').getHours('/etc/passwd')",
        "error: unknown time zone '/etc/passwd'"),
      Case(
        "timestamp('2024-01-01T00:00:00Z').getHours('Europe')", "error: unknown time zone 'Europe'"),
      Case(
        "timestamp('2024-01-01T00:00:00Z').getHours('+24:00')", "error: unknown time zone '+24:00'"),
      Case("timestamp('2024-01-01T00:00:00Z').getHours('1:2')", "error: unknown time zone '1:2'"),
    ])
  func zones(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
    let hidden = item.expression.replacing("('Europe/Berlin')", with: "(dyn('Europe/Berlin'))")
    #expect(try evaluate(hidden).shown == item.result)
  }
}
