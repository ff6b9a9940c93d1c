extension Library {
  /// More functions of strings; positions count code points.
  package static let strings = Library(
    name: "strings",
    functions: [
      .native("charAt", "string_char_at_int", .member, cost: .linear) {
        (text: String, index: Int64) throws(EvaluationError) in try text.character(at: index)
      },
      FunctionDeclaration(
        "indexOf",
        [
          .native("string_index_of_string", .member, cost: .linear) {
            (text: String, part: String) throws(EvaluationError) in
            try text.firstPosition(of: part, from: 0)
          },
          .native("string_index_of_string_int", .member, cost: .linear) {
            (text: String, part: String, start: Int64) throws(EvaluationError) in
            try text.firstPosition(of: part, from: start)
          },
        ]),
      FunctionDeclaration(
        "lastIndexOf",
        [
          .native("string_last_index_of_string", .member, cost: .linear) {
            (text: String, part: String) throws(EvaluationError) in
            try text.lastPosition(of: part, upTo: nil)
          },
          .native("string_last_index_of_string_int", .member, cost: .linear) {
            (text: String, part: String, end: Int64) throws(EvaluationError) in
            try text.lastPosition(of: part, upTo: end)
          },
        ]),
      .native("lowerAscii", "string_lower_ascii", .member, cost: .linear) { (text: String) in
        text.mappingBytes { $0.isUpperLetter ? $0 + 32 : $0 }
      },
      .native("upperAscii", "string_upper_ascii", .member, cost: .linear) { (text: String) in
        text.mappingBytes { $0.isLowerLetter ? $0 - 32 : $0 }
      },
      replace,
      split,
      FunctionDeclaration(
        "substring",
        [
          .native("string_substring_int", .member, cost: .linear) {
            (text: String, start: Int64) throws(EvaluationError) in
            try text.part(from: start, to: nil)
          },
          .native("string_substring_int_int", .member, cost: .linear) {
            (text: String, start: Int64, end: Int64) throws(EvaluationError) in
            try text.part(from: start, to: end)
          },
        ]),
      .native("trim", "string_trim", .member, cost: .linear) { (text: String) in text.trimmed },
      FunctionDeclaration(
        "join",
        [
          .native("list_join", .member, cost: .linear) {
            (parts: [String]) throws(EvaluationError) in try joined(parts, by: "")
          },
          .native("list_join_string", .member, cost: .linear) {
            (parts: [String], separator: String) throws(EvaluationError) in
            try joined(parts, by: separator)
          },
        ]),
      .native("reverse", "string_reverse", .member, cost: .linear) { (text: String) in
        String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
      },
      .native("strings.quote", "strings_quote", cost: .linear) { (text: String) in text.quoted },
      formatting,
    ])

  private static var replace: FunctionDeclaration {
    FunctionDeclaration(
      "replace",
      [
        .native("string_replace_string_string", .member, cost: .linear) {
          (text: String, old: String, new: String) throws(EvaluationError) in
          try text.replacing(old, by: new, limit: nil)
        },
        Overload(
          "string_replace_string_string_int", .member, [.string, .string, .string, .int], .string,
          cost: .linear,
          .variadic { arguments in
            guard arguments.count == 4, case .string(let text) = arguments[0],
              case .string(let old) = arguments[1], case .string(let new) = arguments[2],
              case .int(let limit) = arguments[3]
            else { return .error(.noSuchOverload("replace", arguments)) }
            return Value { () throws(EvaluationError) in
              .string(try text.replacing(old, by: new, limit: limit))
            }
          }),
      ])
  }

  private static var split: FunctionDeclaration {
    FunctionDeclaration(
      "split",
      [
        .native("string_split_string", .member, cost: .linear) {
          (text: String, separator: String) throws(EvaluationError) in
          try text.split(by: separator, limit: nil)
        },
        .native("string_split_string_int", .member, cost: .linear) {
          (text: String, separator: String, limit: Int64) throws(EvaluationError) in
          try text.split(by: separator, limit: limit)
        },
      ])
  }

  private static func joined(
    _ parts: [String], by separator: String
  ) throws(EvaluationError) -> String {
    let length = parts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count }
    try LibraryLimits.check(textBytes: length)
    return parts.joined(separator: separator)
  }
}
