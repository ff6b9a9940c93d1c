extension Catalogue {
  static let conversions = Catalogue(
    "Conversions", "One type made into another; what does not fit is an error.", of: .conversions,
    [
      Entry("bool", "A truth value, read from text.", ("bool('true')", "true")),
      Entry(
        "int", "A whole number: a double is cut towards zero, a timestamp gives its seconds.",
        ("int('42')", "42"), ("int(2.9)", "2"), ("int(timestamp('1970-01-01T00:01:00Z'))", "60")),
      Entry("uint", "A whole number without a sign.", ("uint(7)", "7u")),
      Entry("double", "A floating-point number.", ("double('1.5')", "1.5")),
      Entry("string", "The value as text.", ("string(1)", "'1'"), ("string(b'abc')", "'abc'")),
      Entry("bytes", "The bytes of a text in UTF-8.", ("bytes('abc')", "b'abc'")),
      Entry(
        "timestamp", "A moment, from RFC 3339 text or seconds since 1970.",
        ("timestamp('2026-01-31T00:00:00Z') < timestamp('2026-02-01T00:00:00Z')", "true"),
        ("timestamp(60)", "timestamp('1970-01-01T00:01:00Z')")),
      Entry(
        "duration", "A span of time, from text such as '1h30m' or '1.5s'.",
        ("duration('1h30m')", "duration('90m')")),
    ])

  static let text = Catalogue(
    "Text", "What the language itself asks of strings; case counts, and code points are compared.",
    of: .text,
    [
      Entry(
        "contains", "Whether a text has another in it.", ("'archlint'.contains('chl')", "true")),
      Entry(
        "startsWith", "Whether a text starts with another.", ("'abc'.startsWith('ab')", "true")),
      Entry("endsWith", "Whether a text ends with another.", ("'abc'.endsWith('bc')", "true")),
      Entry(
        "matches", "Whether an RE2 pattern matches some part of a text; anchor it with ^ and $.",
        ("'web-01'.matches('^[a-z]+-[0-9]+$')", "true"), ("matches('abc', 'b')", "true")),
    ])

  static let time = Catalogue(
    "Time", "Parts of timestamps, in UTC or a named zone, and arithmetic.", of: .time,
    [
      Entry(
        "getFullYear", "The year.", ("timestamp('2026-03-01T00:00:00Z').getFullYear()", "2026"),
        ("timestamp('2026-01-01T00:00:00Z').getFullYear('-05:00')", "2025")),
      Entry(
        "getMonth", "The month, from 0.", ("timestamp('2026-03-01T00:00:00Z').getMonth()", "2")),
      Entry(
        "getDate", "The day of the month, from 1.",
        ("timestamp('2026-03-01T00:00:00Z').getDate()", "1")),
      Entry(
        "getDayOfMonth", "The day of the month, from 0.",
        ("timestamp('2026-03-01T00:00:00Z').getDayOfMonth()", "0")),
      Entry(
        "getDayOfWeek", "The day of the week, from 0 for Sunday.",
        ("timestamp('2026-03-01T00:00:00Z').getDayOfWeek()", "0")),
      Entry(
        "getDayOfYear", "The day of the year, from 0.",
        ("timestamp('2026-03-01T00:00:00Z').getDayOfYear()", "59")),
      Entry(
        "getHours", "The hour of a timestamp; all hours of a duration.",
        ("timestamp('2026-03-01T13:00:00Z').getHours('+02:00')", "15"),
        ("duration('90m').getHours()", "1")),
      Entry(
        "getMinutes", "The minute of a timestamp; all minutes of a duration.",
        ("duration('2h').getMinutes()", "120")),
      Entry(
        "getSeconds", "The second of a timestamp; all seconds of a duration.",
        ("duration('2m').getSeconds()", "120")),
      Entry(
        "getMilliseconds", "The milliseconds within the second.",
        ("duration('1.234s').getMilliseconds()", "234")),
      Entry(
        "_+_", "A later moment, or a longer span.",
        (
          "timestamp('2026-01-01T00:00:00Z') + duration('24h')",
          "timestamp('2026-01-02T00:00:00Z')"
        )),
      Entry(
        "_-_", "An earlier moment, or the span between two.",
        (
          "timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z')",
          "duration('24h')"
        )),
    ])

  static let encoders = Catalogue(
    "Encoders", "Base64, by RFC 4648.", of: .encoders,
    [
      Entry(
        "base64.encode", "The base64 text of bytes.", ("base64.encode(b'hello')", "'aGVsbG8='")),
      Entry(
        "base64.decode", "The bytes of a base64 text, padded or not.",
        ("base64.decode('aGVsbG8=')", "b'hello'"), ("base64.decode('aGVsbG8')", "b'hello'")),
    ])
}
