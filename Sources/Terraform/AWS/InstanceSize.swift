/// What an instance type offers, as its name says it: `m7i.xlarge`, `db.r7g.large`.
///
/// Of the families of general purpose (m), computing (c), memory (r) and bursts (t), from the fifth
/// generation on, of which all members of a size have the same. Others are not known by their names.
/// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
struct InstanceSize: Equatable {
  /// How many vCPUs it has.
  let processors: Double
  /// How much memory it has, in bytes.
  let memory: Double

  /// The size of instances of `type`; nil where the name does not say it.
  init?(_ type: String) {
    var parts = type.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if ["db", "cache"].contains(parts.first) { parts.removeFirst() }
    guard parts.count == 2, let letter = parts[0].first else { return nil }
    let generation = parts[0].dropFirst().prefix { $0.isNumber }
    guard let number = Int(generation) else { return nil }
    if letter == "t" {
      guard let size = Self.bursting[parts[1]] else { return nil }
      self.init(processors: size.processors, gibibytes: size.gibibytes)
    } else {
      guard number >= 5, let gibibytes = Self.gibibytesPerProcessor[letter],
        let processors = Self.processors(parts[1])
      else { return nil }
      self.init(processors: processors, gibibytes: gibibytes * processors)
    }
  }

  private init(processors: Double, gibibytes: Double) {
    self.processors = processors
    memory = gibibytes * 1_073_741_824
  }

  private static let gibibytesPerProcessor: [Character: Double] = ["c": 2, "m": 4, "r": 8]

  private static let bursting: [String: (processors: Double, gibibytes: Double)] = [
    "nano": (2, 0.5), "micro": (2, 1), "small": (2, 2), "medium": (2, 4), "large": (2, 8),
    "xlarge": (4, 16), "2xlarge": (8, 32),
  ]

  private static func processors(_ size: String) -> Double? {
    switch size {
    case "medium": return 1
    case "large": return 2
    case "xlarge": return 4
    default:
      let count = size.hasPrefix("metal-") ? size.dropFirst("metal-".count) : size[...]
      guard count.hasSuffix("xlarge") || count.hasSuffix("xl") else { return nil }
      return Double(count.prefix { $0.isNumber }).map { $0 * 4 }
    }
  }
}
