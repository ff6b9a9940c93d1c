/// Finds what someone may have meant by a name that does not exist.
package enum Suggestion {
  /// The most similar of the candidates, if one is similar enough; of equals the first by name.
  package static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, name.utf8.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let distance = distance(name, candidate, limit: limit)
      guard distance <= limit else { continue }
      let isBetter =
        if let best { (distance, candidate) < (best.distance, best.name) } else { true }
      if isBetter { best = (candidate, distance) }
    }
    return best?.name
  }

  /// What CEL calls something that other languages have another word for, as a sentence.
  static func help(forForeign word: String) -> String? {
    switch word {
    case "nil", "None", "undefined", "NULL", "Null": "write null"
    case "True", "TRUE", "False", "FALSE": "write \(word.lowercased())"
    case "len", "length", "count": "write size(x) or x.size()"
    case "not": "write !"
    case "any", "some": "write list.exists(x, …)"
    case "every", "forall": "write list.all(x, …)"
    default: nil
    }
  }

  /// The sentence that offers a candidate, if there is one.
  package static func help(for name: String, among candidates: some Sequence<String>) -> String? {
    closest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other; case
  /// costs nothing, and more than the limit is not told apart.
  private static func distance(_ left: String, _ right: String, limit: Int) -> Int {
    let left = Array(left.lowercased().utf8)
    let right = Array(right.lowercased().utf8)
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
