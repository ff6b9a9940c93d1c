/// A zone's rule for all years to come, as POSIX writes it in `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable, Hashable {
  /// How far standard time is ahead of UTC, in seconds.
  private let standard: Int64
  private let summer: Summer?

  private struct Summer: Sendable, Hashable {
    let offset: Int64
    let start: Change
    let end: Change
  }

  /// A moment of every year, in local time.
  fileprivate struct Change: Sendable, Hashable {
    let day: Day
    /// Seconds after midnight; may be negative or more than a day.
    let time: Int64
  }

  fileprivate enum Day: Sendable, Hashable {
    /// The week's day (0 is Sunday) in the month's n-th week; the fifth is the last.
    case ofMonth(Int64, week: Int64, day: Int64)
    /// 1 to 365, the 29th of February never counted.
    case withoutLeapDay(Int64)
    /// 0 to 365.
    case counted(Int64)
  }

  /// Reads a rule; nil if it is empty or malformed.
  init?(parsing bytes: [UInt8]) {
    var scanner = TextScanner(bytes)
    guard ZoneRule.skipName(&scanner), let standard = ZoneRule.time(&scanner) else { return nil }
    // POSIX counts westward.
    self.standard = -standard
    guard !scanner.isAtEnd else {
      summer = nil
      return
    }
    guard ZoneRule.skipName(&scanner) else { return nil }
    let offset = scanner.next == UInt8(ascii: ",") ? standard - 3600 : ZoneRule.time(&scanner)
    guard let offset, scanner.skip(","), let start = ZoneRule.change(&scanner), scanner.skip(","),
      let end = ZoneRule.change(&scanner), scanner.isAtEnd
    else { return nil }
    summer = Summer(offset: -offset, start: start, end: end)
  }

  /// How many seconds local time is ahead of UTC at a moment.
  func offset(at seconds: Int64) -> Int64 {
    guard let summer else { return standard }
    let days = (seconds + standard).quotient(flooring: 86_400)
    let year = CalendarDate(daysSinceEpoch: days).year
    let start = summer.start.moment(of: year) - standard
    let end = summer.end.moment(of: year) - summer.offset
    let isSummer =
      start < end ? start <= seconds && seconds < end : seconds < end || start <= seconds
    return isSummer ? summer.offset : standard
  }

  // MARK: Reading

  private static func skipName(_ scanner: inout TextScanner) -> Bool {
    if scanner.skip("<") {
      _ = scanner.take { $0 != UInt8(ascii: ">") }
      return scanner.skip(">")
    }
    return scanner.take { $0.isLetter }.count >= 3
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private static func time(_ scanner: inout TextScanner) -> Int64? {
    let isNegative = scanner.skip("-")
    if !isNegative { _ = scanner.skip("+") }
    guard var result = scanner.number(upTo: 3).map({ $0 * 3600 }) else { return nil }
    for unit in [60, 1] as [Int64] where scanner.skip(":") {
      guard let part = scanner.number(upTo: 2) else { return nil }
      result += part * unit
    }
    return isNegative ? -result : result
  }

  private static func change(_ scanner: inout TextScanner) -> Change? {
    guard let day = day(&scanner) else { return nil }
    guard scanner.skip("/") else { return Change(day: day, time: 7200) }
    return time(&scanner).map { Change(day: day, time: $0) }
  }

  private static func day(_ scanner: inout TextScanner) -> Day? {
    if scanner.skip("J") { return scanner.number(upTo: 3).map { .withoutLeapDay($0) } }
    guard scanner.skip("M") else { return scanner.number(upTo: 3).map { .counted($0) } }
    guard let month = scanner.number(upTo: 2), (1...12).contains(month), scanner.skip("."),
      let week = scanner.number(upTo: 1), (1...5).contains(week), scanner.skip("."),
      let day = scanner.number(upTo: 1), day < 7
    else { return nil }
    return .ofMonth(month, week: week, day: day)
  }
}

extension ZoneRule.Change {
  /// The moment in a year, in seconds since 1970 by the clock that holds before it.
  func moment(of year: Int64) -> Int64 {
    day.daysSinceEpoch(in: year) * 86_400 + time
  }
}

extension ZoneRule.Day {
  func daysSinceEpoch(in year: Int64) -> Int64 {
    let newYear = CalendarDate.firstDay(of: year)
    switch self {
    case .counted(let day): return newYear + day
    case .withoutLeapDay(let day):
      return newYear + day - (CalendarDate.isLeap(year) && day >= 60 ? 0 : 1)
    case .ofMonth(let month, let week, let weekday):
      let first = CalendarDate(year: year, month: month, day: 1)?.daysSinceEpoch ?? newYear
      let delay = weekday - CalendarDate.dayOfWeek(ofDaysSinceEpoch: first)
      var day = (delay < 0 ? delay + 7 : delay) + (week - 1) * 7
      if day >= CalendarDate.days(inMonth: month, of: year) { day -= 7 }
      return first + day
    }
  }
}
