/// Yes, no, or not known and why: how the derivations reason.
enum Truth: Sendable {
  case yes
  case no
  case unknown([Unknown])

  /// What a fact that should be a Boolean says; a missing one is `missing`.
  init(_ fact: Fact?, ifMissing missing: Truth) {
    switch fact {
    case .bool(let value): self = value ? .yes : .no
    case .unknown(let unknowns): self = .unknown(unknowns)
    default: self = missing
    }
  }

  /// Both hold; a no decides, whatever is unknown.
  static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
    switch left {
    case .no: return .no
    case .yes: return right()
    case .unknown(let unknowns):
      switch right() {
      case .no: return .no
      case .yes: return left
      case .unknown(let more): return .unknown(unknowns + more)
      }
    }
  }

  /// One of them holds; a yes decides, whatever is unknown.
  static func any(of truths: some Sequence<Truth>) -> Truth {
    var unknowns: [Unknown] = []
    for truth in truths {
      switch truth {
      case .yes: return .yes
      case .no: continue
      case .unknown(let more): unknowns += more
      }
    }
    return unknowns.isEmpty ? .no : .unknown(unknowns)
  }

  /// The fact that says it.
  var fact: Fact {
    switch self {
    case .yes: .bool(true)
    case .no: .bool(false)
    case .unknown(let unknowns): .unknown(unknowns)
    }
  }
}
