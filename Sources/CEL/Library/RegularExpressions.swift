internal import RegularExpressions

extension Library {
  /// Searching and replacing by regular expressions: Kubernetes' `find` and `findAll`, and
  /// `regex.extract`, `regex.extractAll` and `regex.replace`.
  package static let regularExpressions = Library(
    name: "regular expressions",
    functions: [
      FunctionDeclaration(
        "find",
        [
          .pattern("string_find_string", .member, result: .string) { text, pattern in
            .string(pattern.firstMatch(in: text).map { text.part($0.range) } ?? "")
          }
        ]),
      FunctionDeclaration(
        "findAll",
        [
          .pattern("string_find_all_string", .member, result: .list(.string)) { text, pattern in
            found(pattern, in: text, limit: -1)
          },
          .pattern("string_find_all_string_int", .member, [.int], result: .list(.string)) {
            text, pattern, arguments in
            guard case .int(let limit)? = arguments.first else {
              return .error(.noSuchOverload("findAll", arguments))
            }
            return found(pattern, in: text, limit: limit)
          },
        ]),
      FunctionDeclaration(
        "regex.extract",
        [
          .pattern("regex_extract_string_string", .global, result: .optional(.string)) {
            text, pattern in
            Value { () throws(EvaluationError) in
              let part = try pattern.part(of: pattern.firstMatch(in: text), in: text)
              return .optional(part.map { .string($0) })
            }
          }
        ]),
      FunctionDeclaration(
        "regex.extractAll",
        [
          .pattern("regex_extractAll_string_string", .global, result: .list(.string)) {
            text, pattern in
            Value { () throws(EvaluationError) in
              var parts: [Value] = []
              for match in try pattern.limitedMatches(in: text, most: .max) {
                if let part = try pattern.part(of: match, in: text) { parts.append(.string(part)) }
              }
              return .list(parts)
            }
          }
        ]),
      FunctionDeclaration(
        "regex.replace",
        [
          .pattern(
            "regex_replace_string_string_string", .global, [.string], result: .string, replace),
          .pattern(
            "regex_replace_string_string_string_int", .global, [.string, .int], result: .string,
            replace),
        ]),
    ])

  private static func found(_ pattern: Pattern, in text: String, limit: Int64) -> Value {
    Value { () throws(EvaluationError) in
      let most = limit < 0 ? Int.max : Int(clamping: limit)
      return .list(
        try pattern.limitedMatches(in: text, most: most).map { .string(text.part($0.range)) })
    }
  }

  /// Replaces the first matches, or all of them if the count is negative or missing.
  @Sendable private static func replace(
    _ text: String, _ pattern: Pattern, _ arguments: [Value]
  ) -> Value {
    guard case .string(let replacement)? = arguments.first else {
      return .error(.noSuchOverload("regex.replace", arguments))
    }
    var most = Int.max
    if case .int(let count)? = arguments.dropFirst().first, count >= 0 {
      most = Int(clamping: count)
    }
    return Value { () throws(EvaluationError) in
      var result = ""
      var end = 0
      for match in try pattern.limitedMatches(in: text, most: most) {
        result += text.part(end..<match.range.lowerBound)
        result += try pattern.expanding(replacement, for: match, in: text)
        end = match.range.upperBound
        try LibraryLimits.check(textBytes: result.utf8.count)
      }
      result += text.part(end..<text.utf8.count)
      return .string(result)
    }
  }
}

extension Pattern {
  /// All matches, or the first `most` of them, unless there are too many for a list or for the time
  /// that finding them may take.
  fileprivate func limitedMatches(
    in text: String, most: Int
  ) throws(EvaluationError) -> [Match] {
    let limit = min(
      LibraryLimits.listElements, LibraryLimits.searchedBytes / max(1, text.utf8.count))
    let matches = allMatches(in: text, limit: min(most, limit + 1))
    guard matches.count <= limit else {
      throw EvaluationError(.limit, "the pattern matches more than \(limit) times")
    }
    return matches
  }

  /// The part of a match that an extraction gives: the only group if there is one, and then only
  /// if it is not empty, else the whole.
  fileprivate func part(of match: Match?, in text: String) throws(EvaluationError) -> String? {
    guard groupNames.count < 2 else {
      throw EvaluationError(
        .invalidArgument, "the pattern has more than one capturing group: '\(source)'")
    }
    guard let match else { return nil }
    guard groupNames.count == 1 else { return text.part(match.range) }
    guard let group = match.groups[1], !group.isEmpty else { return nil }
    return text.part(group)
  }

  /// A replacement with the match's groups in place of `\0` to `\9`.
  fileprivate func expanding(
    _ replacement: String, for match: Match, in text: String
  ) throws(EvaluationError) -> String {
    guard replacement.utf8.contains(UInt8(ascii: "\\")) else { return replacement }
    var scanner = TextScanner(replacement)
    var result: [UInt8] = []
    while let byte = scanner.take() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let next = scanner.take(), next == byte || next.isDigit else {
        throw EvaluationError(
          .invalidArgument, "a backslash in a replacement stands before a digit or a backslash")
      }
      guard next != byte else {
        result.append(byte)
        continue
      }
      let group = Int(next - UInt8(ascii: "0"))
      guard group < match.groups.count else {
        throw EvaluationError(
          .invalidArgument,
          "the replacement speaks of group \(group), the pattern has only \(groupNames.count)")
      }
      if let range = match.groups[group] { result.append(contentsOf: text.part(range).utf8) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// The part between two offsets of UTF-8.
  fileprivate func part(_ range: Range<Int>) -> String {
    withBytes { String(decoding: $0[range], as: UTF8.self) }
  }
}

extension Overload {
  /// An overload of a text, a pattern and further arguments; a literal pattern is compiled once.
  fileprivate static func pattern(
    _ id: String, _ style: CallStyle, _ further: [Type], result: Type,
    _ body: @escaping @Sendable (String, Pattern, [Value]) -> Value
  ) -> Overload {
    let implementation = Implementation.variadic { values in
      guard values.count == further.count + 2, case .string(let text) = values[0],
        case .string(let source) = values[1]
      else { return .error(.noSuchOverload(id, values)) }
      return Value { () throws(EvaluationError) in
        body(text, try Pattern(compiling: source), Array(values.dropFirst(2)))
      }
    }
    return Overload(
      id, style, [.string, .string] + further, result, cost: .product,
      refine: { site in
        site.refined { pattern in
          .variadic { values in
            guard case .string(let text)? = values.first else {
              return .error(.noSuchOverload(id, values))
            }
            return body(text, pattern, Array(values.dropFirst(2)))
          }
        }
      }, implementation)
  }
}
