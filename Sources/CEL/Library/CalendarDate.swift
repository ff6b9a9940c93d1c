/// A day of the Gregorian calendar, extended to all years.
struct CalendarDate: Sendable, Hashable {
  let year: Int64
  /// 1 to 12.
  let month: Int64
  /// 1 to 31.
  let day: Int64

  /// A day, or nil if the month has none such.
  init?(year: Int64, month: Int64, day: Int64) {
    guard (1...12).contains(month), day >= 1,
      day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is so many days after 1970-01-01.
  ///
  /// Years are counted from March here, so that the leap day is a year's last.
  init(daysSinceEpoch days: Int64) {
    let shifted = days + 719_468
    let era = shifted.quotient(flooring: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  var daysSinceEpoch: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.quotient(flooring: 400)
    let yearOfEra = shiftedYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Days since the first of January.
  var dayOfYear: Int64 {
    daysSinceEpoch - CalendarDate.firstDay(of: year)
  }

  /// 0 is Sunday.
  var dayOfWeek: Int64 {
    CalendarDate.dayOfWeek(ofDaysSinceEpoch: daysSinceEpoch)
  }

  /// The first of January in days since 1970-01-01.
  static func firstDay(of year: Int64) -> Int64 {
    CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
  }

  /// The day of the week, 0 being Sunday.
  static func dayOfWeek(ofDaysSinceEpoch days: Int64) -> Int64 {
    let shifted = days + 4
    return shifted - shifted.quotient(flooring: 7) * 7
  }

  /// Whether the year has 366 days.
  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month, 1 to 12.
  static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int64 {
  /// The quotient rounded down.
  func quotient(flooring divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
