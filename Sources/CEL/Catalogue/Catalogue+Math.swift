extension Catalogue {
  static let math = Catalogue(
    "Math", "Functions of numbers and their bits.", of: .math,
    [
      Entry(
        "math.greatest", "The greatest of numbers or of a list of them.",
        forms: ["math.greatest(number, …) -> number", "math.greatest(list(number)) -> number"],
        ("math.greatest(1, 3, 2)", "3"), ("math.greatest([1.5, 0.5])", "1.5")),
      Entry(
        "math.least", "The least of numbers or of a list of them.",
        forms: ["math.least(number, …) -> number", "math.least(list(number)) -> number"],
        ("math.least(1, 3, 2)", "1"), ("math.least([1.5, 0.5])", "0.5")),
      Entry("math.ceil", "The next whole number that is not less.", ("math.ceil(1.2)", "2.0")),
      Entry(
        "math.floor", "The next whole number that is not greater.", ("math.floor(-1.2)", "-2.0")),
      Entry(
        "math.round", "The nearest whole number, halves away from zero.", ("math.round(2.5)", "3.0")
      ),
      Entry("math.trunc", "The number without its fraction.", ("math.trunc(-1.9)", "-1.0")),
      Entry("math.isNaN", "Whether it is not a number.", ("math.isNaN(0.0 / 0.0)", "true")),
      Entry("math.isInf", "Whether it is infinite.", ("math.isInf(1.0 / 0.0)", "true")),
      Entry("math.isFinite", "Whether it is a number and finite.", ("math.isFinite(1.5)", "true")),
      Entry("math.abs", "The number without its sign.", ("math.abs(-3)", "3")),
      Entry("math.sign", "-1, 0 or 1, of the number's type.", ("math.sign(-2.5)", "-1.0")),
      Entry(
        "math.sqrt", "The square root; not a number for what is negative.",
        ("math.sqrt(16)", "4.0")),
      Entry("math.bitAnd", "The bits that both have.", ("math.bitAnd(6, 3)", "2")),
      Entry("math.bitOr", "The bits that either has.", ("math.bitOr(6, 3)", "7")),
      Entry("math.bitXor", "The bits that one of them has.", ("math.bitXor(6, 3)", "5")),
      Entry("math.bitNot", "All bits turned.", ("math.bitNot(0)", "-1")),
      Entry(
        "math.bitShiftLeft", "The bits moved up; an error for a negative count.",
        ("math.bitShiftLeft(1, 4)", "16")),
      Entry(
        "math.bitShiftRight", "The bits moved down, zeros coming in.",
        ("math.bitShiftRight(16, 2)", "4")),
    ])
}
