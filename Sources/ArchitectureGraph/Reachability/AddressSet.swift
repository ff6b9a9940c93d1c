/// Which of the two internets an address belongs to.
package enum AddressFamily: String, CaseIterable, Sendable, Hashable {
  case ipv4 = "IPv4"
  case ipv6 = "IPv6"

  /// The last address's bits.
  var last: UInt128 { self == .ipv6 ? UInt128.max : UInt128(UInt32.max) }
}

/// Addresses of one family: disjoint ranges, in order, with a gap between any two.
struct AddressSet: Sendable, Hashable {
  private(set) var ranges: [ClosedRange<UInt128>] = []

  /// No address.
  static let none = AddressSet()

  /// Every address of `family`.
  static func everything(_ family: AddressFamily) -> AddressSet {
    AddressSet(ranges: [0...family.last])
  }

  /// Every address of `family` that the internet routes.
  static func everyPublic(_ family: AddressFamily) -> AddressSet {
    publicAddresses[family] ?? .none
  }

  private static let publicAddresses: [AddressFamily: AddressSet] = Dictionary(
    uniqueKeysWithValues: AddressFamily.allCases.map { family in
      (family, everything(family).subtracting(AddressSet(Prefix.privateRanges, family)))
    })

  private init(ranges: [ClosedRange<UInt128>] = []) {
    self.ranges = ranges
  }

  /// The addresses of those `prefixes` that are of `family`.
  ///
  /// - Complexity: O(n log n).
  init(_ prefixes: some Sequence<Prefix>, _ family: AddressFamily) {
    let ranges = prefixes.filter { $0.family == family }.map { $0.address...$0.last }
    self.ranges = Self.merged(ranges.sorted { $0.lowerBound < $1.lowerBound })
  }

  private static func merged(_ sorted: [ClosedRange<UInt128>]) -> [ClosedRange<UInt128>] {
    var merged: [ClosedRange<UInt128>] = []
    for range in sorted {
      guard let last = merged.last,
        last.upperBound == .max || range.lowerBound <= last.upperBound + 1
      else {
        merged.append(range)
        continue
      }
      merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
    return merged
  }

  /// Whether there is no address in it.
  var isEmpty: Bool { ranges.isEmpty }

  /// The addresses in either.
  ///
  /// - Complexity: O(n log n) in the ranges of both.
  func union(_ other: AddressSet) -> AddressSet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let all = (ranges + other.ranges).sorted { $0.lowerBound < $1.lowerBound }
    return AddressSet(ranges: Self.merged(all))
  }

  /// The addresses in both.
  ///
  /// - Complexity: O(n) in the ranges of both.
  func intersection(_ other: AddressSet) -> AddressSet {
    var result: [ClosedRange<UInt128>] = []
    var (mine, theirs) = (ranges[...], other.ranges[...])
    while let left = mine.first, let right = theirs.first {
      let low = max(left.lowerBound, right.lowerBound)
      let high = min(left.upperBound, right.upperBound)
      if low <= high { result.append(low...high) }
      if left.upperBound < right.upperBound {
        mine = mine.dropFirst()
      } else {
        theirs = theirs.dropFirst()
      }
    }
    return AddressSet(ranges: result)
  }

  /// The addresses that are not in `other`.
  ///
  /// - Complexity: O(n) in the ranges of both.
  func subtracting(_ other: AddressSet) -> AddressSet {
    var result: [ClosedRange<UInt128>] = []
    var holes = other.ranges[...]
    for range in ranges {
      var low = range.lowerBound
      var isUsedUp = false
      while let hole = holes.first, hole.lowerBound <= range.upperBound {
        if hole.upperBound >= low {
          if hole.lowerBound > low { result.append(low...(hole.lowerBound - 1)) }
          isUsedUp = hole.upperBound >= range.upperBound
          if isUsedUp { break }
          low = hole.upperBound + 1
        }
        holes = holes.dropFirst()
      }
      if !isUsedUp { result.append(low...range.upperBound) }
    }
    return AddressSet(ranges: result)
  }

  /// Whether every address of `other` is in it.
  func isSuperset(of other: AddressSet) -> Bool { other.subtracting(self).isEmpty }
}

extension Prefix {
  /// The family that its addresses belong to.
  var family: AddressFamily { isIPv6 ? .ipv6 : .ipv4 }
}
