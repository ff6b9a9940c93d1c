internal import ArchitectureGraph
internal import Diagnostics
internal import HCL
internal import Terraform
internal import Verdicts

/// Reads suppressions from the comments of Terraform's sources.
///
/// A comment is for its own line, or where it stands alone, for the next one with anything on it: for
/// the resource whose block begins there, for all that the module called there holds, or for the
/// attribute or nested block. checkov's stand within the block that they are for.
struct SourceComments {
  /// Where a comment stands, what it says, and what it covers.
  struct Found {
    let text: SuppressionText
    let cover: SuppressionRule.Cover
    let location: Location
  }

  private struct Line: Hashable {
    let path: String
    let line: Int
  }

  private var resources: [Line: Set<SuppressionRule.Resource>] = [:]

  /// Lays the resources of `graph` beside the lines on which their blocks, and the calls around them,
  /// begin.
  ///
  /// - Complexity: O(resources × calls that lead to each).
  init(_ graph: Graph, files: [HCLFile]) {
    var tables: [String: LineTable] = [:]
    for file in files { tables[file.source.path] = LineTable(file.source) }
    for node in graph.nodes {
      for spot in graph.blocks(around: node) {
        guard let table = tables[spot.source.path] else { continue }
        let line = Line(path: spot.source.path, line: table.line(at: spot.range.lowerBound))
        resources[line, default: []].insert(
          SuppressionRule.Resource(address: node.address, scope: node.scope))
      }
    }
  }

  /// The suppressions in the comments of `file`.
  ///
  /// - Complexity: O(file).
  func suppressions(in file: HCLFile) -> [Found] {
    let path = file.source.path
    let lines = LineTable(file.source)
    let outline = SourceOutline(file.body, lines)
    let targets = Self.targets(of: file.comments, file, lines)
    return zip(file.comments, targets).compactMap { comment, line in
      guard var text = SuppressionText(comment: comment.text) else { return nil }
      // Nobody here can take away what is of no use in a module that was fetched.
      if TerraformSources.isFetched(path) { text.dialect = .peer }
      let isWithin = comment.text.contains("checkov:skip=")
      let extent =
        isWithin ? outline.block(around: line) ?? outline.item(at: line) : outline.item(at: line)
      let range = extent ?? line...line
      let covered = resources[Line(path: path, line: range.lowerBound)] ?? []
      return Found(
        text: text, cover: .extent(.init(path: path, lines: range, resources: covered)),
        location: lines.location(of: comment.range, path: path))
    }
  }

  /// The line that each of `comments` is for.
  ///
  /// From the last to the first: what a comment above another is for, that other knows.
  private static func targets(
    of comments: [Comment], _ file: HCLFile, _ lines: LineTable
  ) -> [Int] {
    var known: [Int: Int] = [:]
    let targets = comments.reversed().map { comment -> Int in
      let start = lines.line(at: comment.range.lowerBound)
      let before = SourceRange(lines.range(ofLine: start).lowerBound, comment.range.lowerBound)
      guard file.source.text(in: before).allSatisfy({ $0 == " " || $0 == "\t" }) else {
        return start
      }
      var line = lines.line(at: comment.range.upperBound) + 1
      while line <= lines.count, known[line] == nil, isEmpty(line, file, lines) { line += 1 }
      line = known[line] ?? line
      known[start] = line
      return line
    }
    return targets.reversed()
  }

  /// Whether a line holds nothing but blanks, or a comment.
  private static func isEmpty(_ line: Int, _ file: HCLFile, _ lines: LineTable) -> Bool {
    let text = file.source.text(in: lines.range(ofLine: line)).drop { $0 == " " || $0 == "\t" }
    return text.isEmpty || text.hasPrefix("#") || text.hasPrefix("//")
  }
}
