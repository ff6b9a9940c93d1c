internal import Diagnostics

extension TreeBuilder {
  /// A key that a mapping had more than once.
  struct Duplicate {
    var mapping: Int
    let symbol: UInt32
    var first: SourceRange
    var last: SourceRange
  }

  /// Which keys the mapping that is being closed has, without clearing anything between mappings.
  struct KeyRecord {
    /// A member of the mapping.
    struct Entry {
      var mapping: UInt32 = 0
      /// The member's index.
      var node: UInt32 = 0
      /// Where in ``TreeBuilder/duplicates`` its key is noted, plus one; zero if it is not.
      var duplicate: UInt32 = 0
    }

    /// By symbol, each with the number of the mapping that had it last.
    private var entries: [Entry] = []
    private var mapping: UInt32 = 0

    /// Forgets the keys seen so far.
    mutating func beginMapping(symbolCount: Int) {
      mapping += 1
      guard entries.count < symbolCount else { return }
      let missing = max(symbolCount * 2, 64) - entries.count
      entries.append(contentsOf: repeatElement(Entry(), count: missing))
    }

    /// Notes that the member at `node` has the key `symbol`; the one that had it before.
    mutating func note(_ symbol: UInt32, at node: Int) -> Entry? {
      let earlier = entries[Int(symbol)]
      entries[Int(symbol)] = Entry(
        mapping: mapping, node: UInt32(truncatingIfNeeded: node), duplicate: 0)
      return earlier.mapping == mapping ? earlier : nil
    }

    /// Notes where the duplicates of `symbol` are reported.
    mutating func note(_ symbol: UInt32, duplicate: Int) {
      entries[Int(symbol)].duplicate = UInt32(truncatingIfNeeded: duplicate + 1)
    }

    func has(_ symbol: UInt32) -> Bool { entries[Int(symbol)].mapping == mapping }
  }

  /// Marks the members of a finished mapping that a later one of the same key overrides.
  ///
  /// They are marked only, and leave when the tree is finished, so that no input makes it move the
  /// same nodes again and again.
  mutating func settleKeys(of mapping: Int) {
    keyRecord.beginMapping(symbolCount: symbols.count)
    let end = Int(nodes[mapping].next)
    var child = mapping + 1
    while child < end {
      let symbol = nodes[child].symbol
      if symbol != Node.noKey, let earlier = keyRecord.note(symbol, at: child) {
        override(earlier, by: child, in: mapping)
      }
      child = Int(nodes[child].next)
    }
  }

  /// As ``settleKeys(of:)`` for a mapping in which the members at `merges` (each under the key `<<`)
  /// are mappings, or sequences of mappings, whose members it takes over: explicit keys win over
  /// merged ones, and earlier merges over later ones.
  mutating func settleKeys(of mapping: Int, merging merges: [Int]) {
    keyRecord.beginMapping(symbolCount: symbols.count)
    let end = Int(nodes[mapping].next)
    var pendingMerges = merges[...]
    var child = mapping + 1
    while child < end {
      if child == pendingMerges.first {
        pendingMerges.removeFirst()
      } else if let earlier = keyRecord.note(nodes[child].symbol, at: child) {
        override(earlier, by: child, in: mapping)
      }
      child = Int(nodes[child].next)
    }
    for merge in merges { splice(merge, into: mapping) }
  }

  /// Puts the members of the mapping (or mappings) at `merge` in its place.
  private mutating func splice(_ merge: Int, into mapping: Int) {
    needsCompaction = true
    nodes[mapping].payload -= 1
    var child = merge
    let end = Int(nodes[merge].next)
    while child < end {
      if child == merge || nodes[child].symbol == Node.noKey || nodes[child].isSpliced {
        // The value of `<<` itself, a mapping in its list, or what that one had merged before.
        nodes[child].isSpliced = true
        child += 1
      } else {
        take(child, into: mapping)
        child = Int(nodes[child].next)
      }
    }
  }

  /// Makes the merged member at `child` one of `mapping`'s, unless that has its key already.
  private mutating func take(_ child: Int, into mapping: Int) {
    guard !nodes[child].isDropped else { return }
    if keyRecord.has(nodes[child].symbol) {
      nodes[child].isDropped = true
    } else {
      _ = keyRecord.note(nodes[child].symbol, at: child)
      nodes[mapping].payload += 1
    }
  }

  /// Drops an earlier member of a key; the third and later ones of a key extend the one report.
  private mutating func override(_ earlier: KeyRecord.Entry, by later: Int, in mapping: Int) {
    needsCompaction = true
    nodes[Int(earlier.node)].isDropped = true
    nodes[mapping].payload -= 1
    let symbol = nodes[later].symbol
    let range = nodes[later].keyRange
    guard earlier.duplicate == 0 else {
      duplicates[Int(earlier.duplicate) - 1].last = range
      keyRecord.note(symbol, duplicate: Int(earlier.duplicate) - 1)
      return
    }
    keyRecord.note(symbol, duplicate: duplicates.count)
    let first = nodes[Int(earlier.node)].keyRange
    duplicates.append(Duplicate(mapping: mapping, symbol: symbol, first: first, last: range))
  }
}

extension Node {
  fileprivate var keyRange: SourceRange { SourceRange(Int(keyStart), Int(keyEnd)) }
}
