extension Library {
  /// Accessors and arithmetic of timestamps and durations.
  package static let time = Library(
    name: "time",
    functions: [
      .calendar("getFullYear", "year") { $0.date.year },
      .calendar("getMonth", "month") { $0.date.month - 1 },
      .calendar("getDate", "day_of_month_1_based") { $0.date.day },
      .calendar("getDayOfMonth", "day_of_month") { $0.date.day - 1 },
      .calendar("getDayOfWeek", "day_of_week") { $0.date.dayOfWeek },
      .calendar("getDayOfYear", "day_of_year") { $0.date.dayOfYear },
      .calendar("getHours", "hours", ofDuration: { $0.seconds / 3600 }) { $0.time / 3600 },
      .calendar("getMinutes", "minutes", ofDuration: { $0.seconds / 60 }) { $0.time / 60 % 60 },
      .calendar("getSeconds", "seconds", ofDuration: { $0.seconds }) { $0.time % 60 },
      .calendar(
        "getMilliseconds", "milliseconds", ofDuration: { Int64($0.nanoseconds) / 1_000_000 }
      ) { $0.nanoseconds / 1_000_000 },
      FunctionDeclaration(
        "_+_",
        [
          .native("add_duration_duration", by: sum(of:and:)),
          .native("add_timestamp_duration") {
            (time: Timestamp, duration: Duration) throws(EvaluationError) in
            try time.moved(by: duration)
          },
          .native("add_duration_timestamp") {
            (duration: Duration, time: Timestamp) throws(EvaluationError) in
            try time.moved(by: duration)
          },
        ]),
      FunctionDeclaration(
        "_-_",
        [
          .native("subtract_duration_duration") {
            (left: Duration, right: Duration) throws(EvaluationError) in
            try sum(of: left, and: right.negated)
          },
          .native("subtract_timestamp_duration") {
            (time: Timestamp, duration: Duration) throws(EvaluationError) in
            try time.moved(by: duration.negated)
          },
          .native("subtract_timestamp_timestamp", by: difference(from:to:)),
        ]),
    ])

  private static func sum(
    of left: Duration, and right: Duration
  ) throws(EvaluationError) -> Duration {
    try left.adding(right)
  }

  private static func difference(
    from left: Timestamp, to right: Timestamp
  ) throws(EvaluationError) -> Duration {
    let seconds = (left.seconds - right.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let part = Int64(left.nanoseconds - right.nanoseconds)
    let (total, carry) = seconds.partialValue.addingReportingOverflow(part)
    guard !seconds.overflow, !carry else {
      throw EvaluationError(.overflow, "duration out of range: the timestamps are too far apart")
    }
    return Duration(nanoseconds: total)
  }
}

/// A timestamp as the clocks of a zone show it.
private struct LocalTime {
  let date: CalendarDate
  /// Seconds since midnight.
  let time: Int64
  let nanoseconds: Int64

  init(_ timestamp: Timestamp, in zone: Zone) {
    let seconds = timestamp.seconds + zone.offset(at: timestamp.seconds)
    let days = seconds.quotient(flooring: 86_400)
    date = CalendarDate(daysSinceEpoch: days)
    time = seconds - days * 86_400
    nanoseconds = Int64(timestamp.nanoseconds)
  }
}

extension FunctionDeclaration {
  /// A part of a timestamp in UTC or a zone, and perhaps of a duration.
  fileprivate static func calendar(
    _ name: String, _ part: String, ofDuration: (@Sendable (Duration) -> Int64)? = nil,
    _ read: @escaping @Sendable (LocalTime) -> Int64
  ) -> FunctionDeclaration {
    var overloads: [Overload] = [
      .native("timestamp_to_\(part)", .member) { (timestamp: Timestamp) in
        read(LocalTime(timestamp, in: .fixed(0)))
      },
      .native(
        "timestamp_to_\(part)_with_tz", .member,
        refine: { site in
          site.refinedZone { timestamp, zone in read(LocalTime(timestamp, in: zone)) }
        },
        by: { (timestamp: Timestamp, name: String) throws(EvaluationError) in
          read(LocalTime(timestamp, in: try Zone(name)))
        }),
    ]
    if let ofDuration {
      overloads.append(.native("duration_to_\(part)", .member, by: ofDuration))
    }
    return FunctionDeclaration(name, overloads)
  }
}

extension CallSite {
  /// Looks up a zone that is a literal, once and for all calls.
  fileprivate func refinedZone(
    _ read: @escaping @Sendable (Timestamp, Zone) -> Int64
  ) -> Refinement {
    guard literals.count > 1, case .string(let name)? = literals[1],
      let zone = try? Zone(name)
    else { return .declared }
    return .specialized(
      .binary { timestamp, name in
        guard case .timestamp(let timestamp) = timestamp else {
          return .error(.noSuchOverload("time zone", [timestamp, name]))
        }
        return .int(read(timestamp, zone))
      })
  }
}

extension Duration {
  /// The same span backwards.
  var negated: Duration {
    Duration(seconds: -seconds, nanoseconds: -nanoseconds) ?? self
  }

  /// The sum, as long as 64 bits of nanoseconds hold it.
  func adding(_ other: Duration) throws(EvaluationError) -> Duration {
    guard let left = totalNanoseconds, let right = other.totalNanoseconds,
      case (let sum, false) = left.addingReportingOverflow(right)
    else { throw EvaluationError(.overflow, "duration out of range") }
    return Duration(nanoseconds: sum)
  }
}

extension Timestamp {
  /// The moment that is a duration later.
  fileprivate func moved(by duration: Duration) throws(EvaluationError) -> Timestamp {
    var seconds = seconds + duration.seconds
    var nanoseconds = Int64(nanoseconds) + Int64(duration.nanoseconds)
    let carry = nanoseconds.quotient(flooring: 1_000_000_000)
    seconds += carry
    nanoseconds -= carry * 1_000_000_000
    guard let result = Timestamp(seconds: seconds, nanoseconds: Int32(nanoseconds)) else {
      throw EvaluationError(.overflow, "timestamp out of range")
    }
    return result
  }
}
