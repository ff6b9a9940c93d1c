internal import ArgumentParser
internal import Glibc

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// What the process stands in: its terminal, environment and clock.
///
/// Nothing below this module looks.
enum Surroundings {
  /// Whether to colour what goes to standard output.
  ///
  /// NO_COLOR turns colours off, FORCE_COLOR and CLICOLOR_FORCE turn them on; else they are for a
  /// terminal that can show them.
  static func usesColour(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if variable("NO_COLOR") != nil { return false }
      for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
        if let value = variable(name), value != "0" { return true }
      }
      if variable("CLICOLOR") == "0" || variable("TERM") == "dumb" { return false }
      return isatty(STDOUT_FILENO) == 1
    }
  }

  /// How many characters a line of the terminal has; 100 where there is none.
  static var width: Int {
    if let columns = variable("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Today by the local calendar, `YYYY-MM-DD`.
  static var today: String {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    let padded = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(local.tm_year + 1900)-\(padded(local.tm_mon + 1))-\(padded(local.tm_mday))"
  }

  /// The working directory and those above it, the nearest first.
  static var foldersUpwards: [String] {
    guard let pointer = getcwd(nil, 0) else { return ["."] }
    defer { free(pointer) }
    let depth = String(cString: pointer).split(separator: "/").count
    return ["."] + (0..<depth).map { String(repeating: "../", count: $0 + 1) + "." }
  }

  /// An environment variable, unless it is empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
