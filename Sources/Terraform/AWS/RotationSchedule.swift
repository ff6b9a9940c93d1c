/// When Secrets Manager rotates: `rate(10 days)`, `cron(0 8 1 * ? *)`.
enum RotationSchedule {
  /// The shortest time between two rotations of the schedule `text`, in seconds; nil where it is
  /// malformed, or says more than the usual.
  static func seconds(_ text: String) -> Int64? {
    guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
    let words = text[text.index(after: open)...].dropLast().split(separator: " ").map(String.init)
    switch text[..<open] {
    case "rate": return rate(words)
    case "cron": return cron(words)
    default: return nil
    }
  }

  private static func rate(_ words: [String]) -> Int64? {
    guard words.count == 2, let count = Int64(words[0]), count > 0, count < 10_000 else {
      return nil
    }
    switch words[1] {
    case "hour", "hours": return count * 3600
    case "day", "days": return count * 86400
    default: return nil
    }
  }

  /// Minutes, hours, day of the month, month, day of the week, year: the finest field that repeats
  /// tells how often it comes.
  private static func cron(_ fields: [String]) -> Int64? {
    guard fields.count == 6 else { return nil }
    if let hours = step(fields[1]) { return hours * 3600 }
    guard Int64(fields[1]) != nil else { return nil }
    let isEvery = { (field: String) in field == "*" || field == "?" }
    switch (isEvery(fields[2]), isEvery(fields[4])) {
    case (true, true): return 86400
    case (true, false): return isSingle(fields[4]) ? 7 * 86400 : nil
    case (false, true):
      if let days = step(fields[2]) { return days * 86400 }
      guard isSingle(fields[2]) else { return nil }
      if let months = step(fields[3]) { return months * 28 * 86400 }
      return isEvery(fields[3]) ? 28 * 86400 : nil
    case (false, false): return nil
    }
  }

  /// `/4` and `*/4`: every fourth.
  private static func step(_ field: String) -> Int64? {
    let parts = field.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let step = Int64(parts[1]), step > 0, step < 100 else { return nil }
    return step
  }

  /// `1`, `L`, `SUN`, `MON#1`: one day of the week or the month.
  private static func isSingle(_ field: String) -> Bool {
    !field.contains { ",-/".contains($0) }
  }
}
