import Testing

@Suite("Layers")
struct LayeringTests {
  private let layering = Layering(table: Repository.file("Sources/README.md")?.text ?? "")

  @Test("no file imports what its module may not")
  func importsFollowTheTable() {
    let violations = Repository.files(below: ["Sources"]).flatMap { layering.violations(in: $0) }
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("the table has a row for every folder of Sources, and none for what is not there")
  func tableIsComplete() {
    let rows = layering.allowed.keys.filter { $0 != "BuiltinPolicies" }.sorted()
    #expect(rows == Repository.folders(in: "Sources"))
  }

  @Test("the table has no circles")
  func tableHasNoCircles() {
    var open = layering.allowed.mapValues { $0.filter { layering.allowed[$0] != nil } }
    while let leaf = open.first(where: { $0.value.isEmpty })?.key {
      open[leaf] = nil
      open = open.mapValues { $0.subtracting([leaf]) }
    }
    #expect(open.isEmpty, "these import each other: \(open.keys.sorted())")
  }

  @Test(
    "an import is seen, however it is written",
    arguments: [
      ("import Glass", "Glass"), ("package import Glass", "Glass"),
      ("  internal import struct Glass.Pane", "Glass"), ("@testable import Glass", "Glass"),
      ("@preconcurrency package import Glass", "Glass"), ("// import Glass", nil),
      ("let important = 1", nil),
    ] as [(String, String?)])
  func importLines(line: String, module: String?) {
    #expect(Layering.imported(by: line[...]) == module)
  }

  @Test("an import that the table does not have is found, and so is a C module that leaks")
  func violationsAreFound() {
    let layering = Layering(
      table: """
        | module | owns | may import |
        |---|---|---|
        | `Walls` | what stands | `Bricks`, `CRE2` |
        | `Bricks` | what it is made of | – |
        """)
    let walls = RepositoryFile(
      path: "Sources/Walls/Wall.swift",
      text: "package import Bricks\ninternal import Roof\npackage import CRE2\n")
    #expect(
      layering.violations(in: walls) == [
        "Sources/Walls/Wall.swift:2: Walls must not import Roof",
        "Sources/Walls/Wall.swift:3: CRE2 is written in C; import it internally",
      ])
    let bricks = RepositoryFile(path: "Sources/Bricks/Brick.swift", text: "import Walls\n")
    #expect(layering.violations(in: bricks).count == 1)
    let roof = RepositoryFile(path: "Sources/Roof/Tile.swift", text: "import Walls\n")
    #expect(
      layering.violations(in: roof) == [
        "Sources/Roof/Tile.swift: Sources/README.md has no row for Roof"
      ])
  }
}
