internal import Documents

/// The boot script of an instance, which the provider keeps in a plan as a digest only.
///
/// AWS provider 5 stores the SHA-1 of `user_data`; the text is in the configuration, if it is
/// constant there.
enum UserData {
  /// What stands behind a digest.
  enum Hidden {
    /// The text, as the configuration has it.
    case text(Value)
    /// Nothing that the inputs hold.
    case notThere
  }

  /// The argument's name.
  static let attribute = "user_data"

  private static let types: Set<String> = [
    "aws_instance", "aws_launch_configuration", "aws_spot_instance_request",
  ]

  /// What stands behind the digest of `resource`; nil where it has none.
  static func hiddenText(of resource: Plan.Resource, _ written: Written) -> Hidden? {
    guard types.contains(resource.type), let value = resource.values?[attribute],
      value.withUTF8({ $0.count == 40 && $0.allSatisfy(isHexadecimal) }) ?? false
    else { return nil }
    guard case .expression(let expression) = written.member(attribute),
      let text = expression["constant_value"], text.kind == .string
    else { return .notThere }
    return .text(text)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
