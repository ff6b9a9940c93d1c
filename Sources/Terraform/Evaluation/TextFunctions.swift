/// Terraform's functions on texts and numbers, where all that goes in is known.
enum TextFunctions {
  /// What the function `name` gives; nil where it is none of these, or something is not known.
  static func call(_ name: String, _ arguments: [Symbol]) -> Symbol? {
    switch name {
    case "join": return joined(arguments)
    case "max": return extreme(arguments) { $0.max() }
    case "min": return extreme(arguments) { $0.min() }
    default: break
    }
    let texts = arguments.compactMap(\.known)
    guard texts.count == arguments.count, let first = texts.first else { return nil }
    switch (name, texts.count) {
    case ("lower", 1): return .text(first.lowercased())
    case ("upper", 1): return .text(first.uppercased())
    case ("startswith", 2): return .bool(first.hasPrefix(texts[1]))
    case ("endswith", 2): return .bool(first.hasSuffix(texts[1]))
    case ("strcontains", 2): return .bool(first.contains(texts[1]))
    case ("trimprefix", 2):
      return .text(first.hasPrefix(texts[1]) ? String(first.dropFirst(texts[1].count)) : first)
    case ("trimsuffix", 2):
      return .text(first.hasSuffix(texts[1]) ? String(first.dropLast(texts[1].count)) : first)
    case ("split", 2): return split(texts[1], by: first)
    case ("format", _): return format(first, texts.dropFirst())
    default: return nil
    }
  }

  private static func joined(_ arguments: [Symbol]) -> Symbol? {
    guard arguments.count == 2, let separator = arguments[0].known,
      let elements = arguments[1].elements?.map(\.value.known), !elements.contains(nil)
    else { return nil }
    return .text(elements.compactMap { $0 }.joined(separator: separator))
  }

  private static func extreme(_ arguments: [Symbol], _ choose: ([Double]) -> Double?) -> Symbol? {
    let numbers: [Double] = arguments.compactMap { symbol in
      if case .number(let number) = symbol { number } else { nil }
    }
    guard numbers.count == arguments.count else { return nil }
    return choose(numbers).map { .number($0) }
  }

  private static func split(_ text: String, by separator: String) -> Symbol? {
    guard separator.count == 1, let mark = separator.first else { return nil }
    return .list(
      text.split(separator: mark, omittingEmptySubsequences: false).map { .text(String($0)) })
  }

  /// `format` with nothing but `%s`, `%d` and `%v`.
  private static func format(_ pattern: String, _ values: ArraySlice<String>) -> Symbol? {
    var result = ""
    var values = values
    var rest = pattern[...]
    while let mark = rest.firstIndex(of: "%") {
      result += rest[..<mark]
      let verb = rest[rest.index(after: mark)...].first
      guard let verb, "sdv".contains(verb), let value = values.popFirst() else { return nil }
      result += value
      rest = rest[rest.index(mark, offsetBy: 2)...]
    }
    return values.isEmpty ? .text(result + rest) : nil
  }
}
