/// The lines that differ between two texts, in the unified format with three lines of context.
///
/// - Complexity: O(lines × differences); for tests.
package func unifiedDiff(from old: String, to new: String, context: Int = 3) -> String {
  let edits = lineEdits(from: lines(of: old), to: lines(of: new))
  var output = ["--- expected", "+++ actual"]
  var index = 0
  while let change = edits[index...].firstIndex(where: { $0.sign != " " }) {
    let start = max(index, change - context)
    var end = change + 1
    while let next = edits[end...].firstIndex(where: { $0.sign != " " }), next - end <= 2 * context
    {
      end = next + 1
    }
    end = min(edits.count, end + context)
    let hunk = edits[start..<end]
    let oldStart = edits[..<start].count { $0.sign != "+" } + 1
    let newStart = edits[..<start].count { $0.sign != "-" } + 1
    let oldCount = hunk.count { $0.sign != "+" }
    let newCount = hunk.count { $0.sign != "-" }
    output.append("@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@")
    output += hunk.map { "\($0.sign)\($0.line)" }
    index = end
  }
  return output.joined(separator: "\n")
}

private struct LineEdit {
  var sign: Character
  var line: String
}

private func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}

private func lineEdits(from old: [String], to new: [String]) -> [LineEdit] {
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  var edits: [LineEdit] = []
  var (oldIndex, newIndex) = (0, 0)
  while oldIndex < old.count || newIndex < new.count {
    if removed.contains(oldIndex) {
      edits.append(LineEdit(sign: "-", line: old[oldIndex]))
      oldIndex += 1
    } else if inserted.contains(newIndex) {
      edits.append(LineEdit(sign: "+", line: new[newIndex]))
      newIndex += 1
    } else {
      edits.append(LineEdit(sign: " ", line: old[oldIndex]))
      oldIndex += 1
      newIndex += 1
    }
  }
  return edits
}
