/// Numbers as Go prints them, which is what CEL's texts are defined by.
extension Double {
  /// The shortest text that reads back as the same number, with an exponent below 1e-4 and from
  /// 1e6 up (Go's `%g`).
  var generalText: String {
    guard let decimal = ShortestDecimal(self) else { return nonFiniteText(infinity: "Inf") }
    return (-3...6).contains(decimal.pointPosition) ? decimal.plainText : decimal.scientificText
  }

  /// The shortest text that reads back as the same number, never with an exponent.
  var plainText: String {
    ShortestDecimal(self)?.plainText ?? nonFiniteText(infinity: "Infinity")
  }

  /// A number with so many digits after the point.
  func text(_ notation: SystemText.Notation, digits: Int) -> String {
    isFinite
      ? SystemText.text(self, notation, digits: digits) : nonFiniteText(infinity: "Infinity")
  }

  private func nonFiniteText(infinity: String) -> String {
    isNaN ? "NaN" : (self < 0 ? "-" : infinity == "Inf" ? "+" : "") + infinity
  }
}

/// The shortest decimal that reads back as a double: its digits, and where its point stands.
private struct ShortestDecimal {
  private let isNegative: Bool
  private let digits: String
  /// The number of digits before the point; negative if zeros follow it.
  let pointPosition: Int

  /// Takes apart Swift's own shortest description; nil unless the number is finite.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    isNegative = number.sign == .minus
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let all = mantissa.joined()
    let significant = all.drop { $0 == "0" }
    guard let last = significant.lastIndex(where: { $0 != "0" }) else {
      digits = "0"
      pointPosition = 1
      return
    }
    digits = String(significant[...last])
    pointPosition = mantissa[0].count + exponent - (all.count - significant.count)
  }

  var plainText: String {
    let count = digits.count
    let text: String
    if pointPosition <= 0 {
      text = "0." + String(repeating: "0", count: -pointPosition) + digits
    } else if pointPosition >= count {
      text = digits + String(repeating: "0", count: pointPosition - count)
    } else {
      text = "\(digits.prefix(pointPosition)).\(digits.dropFirst(pointPosition))"
    }
    return (isNegative ? "-" : "") + text
  }

  var scientificText: String {
    let exponent = pointPosition - 1
    let mantissa = digits.count > 1 ? "\(digits.prefix(1)).\(digits.dropFirst())" : digits
    let magnitude = abs(exponent)
    let power = (magnitude < 10 ? "0" : "") + String(magnitude)
    return "\(isNegative ? "-" : "")\(mantissa)e\(exponent < 0 ? "-" : "+")\(power)"
  }
}
