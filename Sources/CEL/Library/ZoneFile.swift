/// A file of the system's time zone database, in the format of RFC 8536 (TZif).
struct ZoneFile: Sendable, Hashable {
  /// Where the database lies on nearly every system.
  private static let directory = "/usr/share/zoneinfo/"
  /// No file of the database comes near; the largest have about 4 kB.
  private static let sizeLimit = 64 * 1024

  /// When the offset changes, ascending, and what it changes to.
  private let transitions: [Int64]
  private let offsets: [Int64]
  /// What holds before the first transition.
  private let initialOffset: Int64
  /// What holds after the last one; without it, the last offset stays.
  private let rule: ZoneRule?

  /// Reads the zone of a name, or nil if there is none.
  ///
  /// The name comes from an expression, so it may not lead out of the database's folder.
  init?(named name: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      byte.isLetterOrDigit || "+-_/".utf8.contains(byte)
    }
    guard isPlain, name.utf8.count <= 64, !name.hasPrefix("/"),
      let bytes = SystemText.contents(
        ofFile: ZoneFile.directory + name, limit: ZoneFile.sizeLimit)
    else { return nil }
    self.init(parsing: bytes)
  }

  /// Reads a file's content: the second block, with 64-bit times, and the rule after it.
  init?(parsing bytes: [UInt8]) {
    guard let old = Header(bytes, at: 0), old.version >= UInt8(ascii: "2"),
      let header = Header(bytes, at: old.end(timeSize: 4)),
      header.end(timeSize: 8) <= bytes.count, header.typeCount > 0
    else { return nil }
    let types = header.start + header.timeCount * 9
    var offsetsByType: [Int64] = []
    for index in 0..<header.typeCount {
      let offset = bytes.bigEndian(at: types + index * 6, size: 4)
      offsetsByType.append(Int64(Int32(truncatingIfNeeded: offset)))
    }
    var transitions: [Int64] = []
    var offsets: [Int64] = []
    for index in 0..<header.timeCount {
      let type = Int(bytes[header.start + header.timeCount * 8 + index])
      guard type < header.typeCount else { return nil }
      transitions.append(Int64(bitPattern: bytes.bigEndian(at: header.start + index * 8, size: 8)))
      offsets.append(offsetsByType[type])
    }
    self.transitions = transitions
    self.offsets = offsets
    initialOffset = offsetsByType[0]
    let footer = bytes[header.end(timeSize: 8)...].dropFirst()
    rule = ZoneRule(parsing: Array(footer.prefix { $0 != UInt8(ascii: "\n") }))
  }

  /// How many seconds local time is ahead of UTC at a moment.
  ///
  /// - Complexity: O(log n) in the number of transitions.
  func offset(at seconds: Int64) -> Int64 {
    guard let first = transitions.first, let last = transitions.last, seconds >= first else {
      return transitions.isEmpty ? rule?.offset(at: seconds) ?? initialOffset : initialOffset
    }
    if seconds >= last, let rule { return rule.offset(at: seconds) }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The numbers at the head of a block.
  private struct Header {
    let version: UInt8
    /// Where the data starts.
    let start: Int
    let timeCount: Int
    let typeCount: Int
    private let characterCount: Int
    private let leapCount: Int
    private let indicatorCount: Int

    init?(_ bytes: [UInt8], at offset: Int) {
      guard offset >= 0, bytes.count - offset >= 44,
        bytes[offset..<offset + 4].elementsEqual("TZif".utf8)
      else { return nil }
      let counts = (0..<6).map { Int(bytes.bigEndian(at: offset + 20 + $0 * 4, size: 4)) }
      guard counts.allSatisfy({ $0 <= ZoneFile.sizeLimit }) else { return nil }
      version = bytes[offset + 4]
      start = offset + 44
      indicatorCount = counts[0] + counts[1]
      leapCount = counts[2]
      timeCount = counts[3]
      typeCount = counts[4]
      characterCount = counts[5]
    }

    /// Where the block ends whose times have so many bytes.
    func end(timeSize: Int) -> Int {
      start + timeCount * (timeSize + 1) + typeCount * 6 + characterCount
        + leapCount * (timeSize + 4) + indicatorCount
    }
  }
}

extension [UInt8] {
  /// A number of `size` bytes, the most significant first.
  fileprivate func bigEndian(at offset: Int, size: Int) -> UInt64 {
    self[offset..<offset + size].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
