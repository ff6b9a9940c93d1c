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
  func suppressions(in file: HCLFile) -> [Found] {
    let path = file.source.path
    let lines = LineTable(file.source)
    return file.comments.compactMap { comment in
      guard var text = SuppressionText(comment: comment.text) else { return nil }
      // Nobody here can take away what is of no use in a module that was fetched.
      if TerraformSources.isFetched(path) { text.dialect = .peer }
      let line = target(of: comment, file, lines)
      let isWithin = comment.text.contains("checkov:skip=")
      let outline = SourceOutline(file.body, lines)
      let extent =
        isWithin ? outline.block(around: line) ?? outline.item(at: line) : outline.item(at: line)
      let range = extent ?? line...line
      let covered = resources[Line(path: path, line: range.lowerBound)] ?? []
      return Found(
        text: text, cover: .extent(.init(path: path, lines: range, resources: covered)),
        location: lines.location(of: comment.range, path: path))
    }
  }

  /// The line that a comment is for.
  private func target(of comment: Comment, _ file: HCLFile, _ lines: LineTable) -> Int {
    let start = lines.line(at: comment.range.lowerBound)
    let before = SourceRange(lines.range(ofLine: start).lowerBound, comment.range.lowerBound)
    guard file.source.text(in: before).allSatisfy({ $0 == " " || $0 == "\t" }) else { return start }
    var line = lines.line(at: comment.range.upperBound) + 1
    while line <= lines.count, isEmpty(line, file, lines) { line += 1 }
    return line
  }

  /// Whether a line holds nothing but blanks, or a comment.
  private func isEmpty(_ line: Int, _ file: HCLFile, _ lines: LineTable) -> Bool {
    let text = file.source.text(in: lines.range(ofLine: line)).drop { $0 == " " || $0 == "\t" }
    return text.isEmpty || text.hasPrefix("#") || text.hasPrefix("//")
  }
}

/// The lines on which the blocks and attributes of a file begin and end.
private struct SourceOutline {
  private let body: Body
  private let lines: LineTable

  init(_ body: Body, _ lines: LineTable) {
    self.body = body
    self.lines = lines
  }

  /// The lines of the outermost block around `line`.
  func block(around line: Int) -> ClosedRange<Int>? {
    body.blocks.lazy.map { lines(of: $0) }.first { $0.contains(line) }
  }

  /// The lines of what begins on `line`.
  func item(at line: Int) -> ClosedRange<Int>? {
    var body = self.body
    while true {
      let attributes = body.attributes.lazy.map { lines(of: $0.range) }
      if let found = attributes.first(where: { $0.lowerBound == line }) { return found }
      guard let block = body.blocks.first(where: { lines(of: $0).contains(line) }) else {
        return nil
      }
      let extent = lines(of: block)
      if extent.lowerBound == line { return extent }
      body = block.body
    }
  }

  private func lines(of block: Block) -> ClosedRange<Int> {
    let start = lines.line(at: block.type.range.lowerBound)
    return start...max(start, lines.line(at: max(block.body.range.upperBound - 1, 0)))
  }

  private func lines(of range: SourceRange) -> ClosedRange<Int> {
    lines.line(at: range.lowerBound)...lines.line(at: range.upperBound)
  }
}
