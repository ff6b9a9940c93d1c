internal import Policies

/// Sets words off on a terminal, with the sixteen colours of ANSI (ECMA-48, SGR), which every
/// terminal maps to what is legible on its own background.
struct Paint: Sendable {
  /// What a word is, and so how it looks.
  enum Ink: Sendable {
    case critical, high, medium, low
    case undecided, upheld, help
    /// The thing that a line is about.
    case strong
    /// What may be skipped when reading.
    case faint
    /// Nothing in particular.
    case plain

    fileprivate var code: String {
      switch self {
      case .critical: "1;31"
      case .high: "31"
      case .medium: "33"
      case .low: "36"
      case .undecided: "35"
      case .upheld, .help: "32"
      case .strong: "1"
      case .faint: "2"
      case .plain: ""
      }
    }
  }

  /// Whether there are colours at all.
  let isOn: Bool

  /// `text` in `ink`; as it is where there are no colours.
  func callAsFunction(_ text: String, _ ink: Ink) -> String {
    isOn && !text.isEmpty && ink != .plain ? "\u{1B}[\(ink.code)m\(text)\u{1B}[0m" : text
  }
}

extension Paint.Ink {
  /// The ink of `severity`.
  init(_ severity: Severity) {
    switch severity {
    case .critical: self = .critical
    case .high: self = .high
    case .medium: self = .medium
    case .low: self = .low
    }
  }
}
