/// What an expression gives.
enum ResultType: String, Sendable {
  case scalar = "a number"
  case vector = "series"
  case matrix = "series over a window"
  case string = "a text"
}

/// One of PromQL's functions.
struct Function: Sendable {
  let name: String
  /// What it takes; the last is repeated where it takes more.
  let parameters: [ResultType]
  /// How many arguments it must be given.
  let least: Int
  /// How many it may be given; nil for any number.
  let most: Int?
  let result: ResultType

  /// The function called `name`.
  static func named(_ name: String) -> Function? { table[name] }

  private init(
    _ name: String, _ parameters: [ResultType], least: Int? = nil, most: Int?? = .none,
    _ result: ResultType = .vector
  ) {
    self.name = name
    self.parameters = parameters
    self.least = least ?? parameters.count
    self.most = most ?? parameters.count
    self.result = result
  }

  private static let table: [String: Function] = Dictionary(
    (ofVectors + overTime + ofTime + others).map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first })

  private static let ofVectors = [
    "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh",
    "deg", "exp", "floor", "histogram_avg", "histogram_count", "histogram_stddev",
    "histogram_stdvar", "histogram_sum", "ln", "log10", "log2", "rad", "sgn", "sin", "sinh",
    "sort", "sort_desc", "sqrt", "start_timestamp", "tan", "tanh", "timestamp",
  ].map { Function($0, [.vector]) }

  private static let overTime = [
    "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv",
    "first_over_time", "idelta", "increase", "irate", "last_over_time", "mad_over_time",
    "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time",
    "stdvar_over_time", "sum_over_time", "ts_of_first_over_time", "ts_of_last_over_time",
    "ts_of_max_over_time", "ts_of_min_over_time",
  ].map { Function($0, [.matrix]) }

  /// Functions of the time, which is now where none is given.
  private static let ofTime = [
    "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month",
    "year",
  ].map { Function($0, [.vector], least: 0) }

  private static let others: [Function] = [
    Function("clamp", [.vector, .scalar, .scalar]), Function("clamp_max", [.vector, .scalar]),
    Function("clamp_min", [.vector, .scalar]),
    Function("double_exponential_smoothing", [.matrix, .scalar, .scalar]),
    Function("holt_winters", [.matrix, .scalar, .scalar]),
    Function("histogram_fraction", [.scalar, .scalar, .vector]),
    Function("histogram_quantile", [.scalar, .vector]),
    Function("histogram_quantiles", [.vector, .string, .scalar], most: 12),
    Function("info", [.vector, .vector], least: 1),
    Function("label_join", [.vector, .string, .string, .string], least: 3, most: .some(nil)),
    Function("label_replace", [.vector, .string, .string, .string, .string]),
    Function("predict_linear", [.matrix, .scalar]),
    Function("quantile_over_time", [.scalar, .matrix]),
    Function("round", [.vector, .scalar], least: 1),
    Function("sort_by_label", [.vector, .string], least: 1, most: .some(nil)),
    Function("sort_by_label_desc", [.vector, .string], least: 1, most: .some(nil)),
    Function("scalar", [.vector], .scalar), Function("vector", [.scalar]),
    Function("time", [], .scalar), Function("pi", [], .scalar), Function("start", [], .scalar),
    Function("end", [], .scalar), Function("step", [], .scalar), Function("range", [], .scalar),
    Function("max_of", [.scalar, .scalar], .scalar),
    Function("min_of", [.scalar, .scalar], .scalar),
  ]
}
