extension Library {
  /// Conversions between the types, and the names of the types.
  package static let conversions = Library(
    name: "conversions",
    functions: [
      FunctionDeclaration(
        "bool", [identity("bool", of: .bool), .native("string_to_bool", by: bool(parsing:))]),
      FunctionDeclaration(
        "int",
        [
          identity("int64", of: .int),
          .native("uint64_to_int64") { (number: UInt64) throws(EvaluationError) in
            try Int64.converting(exactly: number)
          },
          .native("double_to_int64", by: int(truncating:)),
          .native("string_to_int64", by: int(parsing:)),
          .native("timestamp_to_int64") { (timestamp: Timestamp) in timestamp.seconds },
          .native("duration_to_int64", by: nanoseconds(of:)),
        ]),
      FunctionDeclaration(
        "uint",
        [
          identity("uint64", of: .uint),
          .native("int64_to_uint64") { (number: Int64) throws(EvaluationError) in
            try UInt64.converting(exactly: number)
          },
          .native("double_to_uint64", by: uint(truncating:)),
          .native("string_to_uint64", by: uint(parsing:)),
        ]),
      FunctionDeclaration(
        "double",
        [
          identity("double", of: .double),
          .native("int64_to_double") { (number: Int64) in Double(number) },
          .native("uint64_to_double") { (number: UInt64) in Double(number) },
          .native("string_to_double", by: double(parsing:)),
        ]),
      FunctionDeclaration(
        "string",
        [
          identity("string", of: .string),
          .native("bool_to_string") { (bool: Bool) in bool ? "true" : "false" },
          .native("int64_to_string") { (number: Int64) in String(number) },
          .native("uint64_to_string") { (number: UInt64) in String(number) },
          .native("double_to_string") { (number: Double) in number.generalText },
          .native("bytes_to_string", cost: .linear, by: string(decoding:)),
          .native("timestamp_to_string") { (timestamp: Timestamp) in timestamp.text },
          .native("duration_to_string") { (duration: Duration) in duration.text },
        ]),
      FunctionDeclaration(
        "bytes",
        [
          identity("bytes", of: .bytes),
          .native("string_to_bytes", cost: .linear) { (text: String) in Bytes(Array(text.utf8)) },
        ]),
      FunctionDeclaration(
        "timestamp",
        [
          identity("timestamp", of: .timestamp),
          .reading("string_to_timestamp") { (text: String) throws(EvaluationError) in
            try Timestamp(parsing: text)
          },
          .native("int64_to_timestamp", by: timestamp(seconds:)),
        ]),
      FunctionDeclaration(
        "duration",
        [
          identity("duration", of: .duration),
          .reading("string_to_duration") { (text: String) throws(EvaluationError) in
            try Duration(parsing: text)
          },
          .native("int64_to_duration") { (number: Int64) in Duration(nanoseconds: number) },
        ]),
    ],
    constants: [
      .bool, .int, .uint, .double, .string, .bytes, .null, .timestamp, .duration,
      .list(.dyn), .map(.dyn, .dyn), .type(.dyn), .optional(.dyn),
    ].map { Constant(naming: $0) })

  private static func identity(_ id: String, of type: Type) -> Overload {
    Overload("\(id)_to_\(id)", [type], type, .unary { $0 })
  }

  private static func bool(parsing text: String) throws(EvaluationError) -> Bool {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": return true
    case "0", "f", "F", "false", "FALSE", "False": return false
    default: throw .unreadable(text, as: "bool")
    }
  }

  // MARK: Numbers

  private static func int(truncating number: Double) throws(EvaluationError) -> Int64 {
    // The bounds themselves are refused, as a double next to them may have been rounded to them.
    guard -0x1p63 < number, number < 0x1p63 else { throw .outOfRange("int") }
    return Int64(number)
  }

  private static func uint(truncating number: Double) throws(EvaluationError) -> UInt64 {
    guard 0 <= number, number < 0x1p64 else { throw .outOfRange("uint") }
    return UInt64(number)
  }

  private static func int(parsing text: String) throws(EvaluationError) -> Int64 {
    guard let number = Int64(text) else { throw .unreadable(text, as: "int") }
    return number
  }

  private static func uint(parsing text: String) throws(EvaluationError) -> UInt64 {
    guard let first = text.utf8.first, first.isDigit, let number = UInt64(text) else {
      throw .unreadable(text, as: "uint")
    }
    return number
  }

  private static func double(parsing text: String) throws(EvaluationError) -> Double {
    guard let number = Double(text) else { throw .unreadable(text, as: "double") }
    // Too large a number reads as infinity; the word itself has no digits.
    guard number.isFinite || !text.utf8.contains(where: \.isDigit) else {
      throw .outOfRange("double")
    }
    return number
  }

  // MARK: Texts and times

  private static func string(decoding bytes: Bytes) throws(EvaluationError) -> String {
    guard let text = String(validating: bytes.bytes, as: UTF8.self) else {
      throw EvaluationError(.invalidArgument, "invalid UTF-8 in bytes, can't convert to string")
    }
    return text
  }

  private static func timestamp(seconds: Int64) throws(EvaluationError) -> Timestamp {
    guard let timestamp = Timestamp(seconds: seconds) else { throw .outOfRange("timestamp") }
    return timestamp
  }

  private static func nanoseconds(of duration: Duration) throws(EvaluationError) -> Int64 {
    guard let nanoseconds = duration.totalNanoseconds else { throw .outOfRange("int") }
    return nanoseconds
  }
}

extension FixedWidthInteger {
  /// The same number in another type.
  fileprivate static func converting(
    exactly number: some FixedWidthInteger
  ) throws(EvaluationError) -> Self {
    guard let result = Self(exactly: number) else {
      throw .outOfRange(isSigned ? "int" : "uint")
    }
    return result
  }
}

extension EvaluationError {
  fileprivate static func outOfRange(_ type: String) -> EvaluationError {
    EvaluationError(.overflow, "range error: the value does not fit \(type)")
  }

  fileprivate static func unreadable(_ text: String, as type: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "type conversion error: '\(text)' can't be read as \(type)")
  }
}
