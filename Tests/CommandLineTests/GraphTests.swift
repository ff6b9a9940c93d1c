import Foundation
import TestSupport
import Testing

@Suite("archlint graph")
struct GraphTests {
  private let archlint: Archlint
  private let scratch: ScratchFolder

  init() throws {
    archlint = try Archlint()
    scratch = try ScratchFolder()
  }

  private static let network = "fixtures/networks/load-balancer/plan.json"

  @Test("draws on standard output, or into files, and exits 0 whatever the findings are")
  func draws() throws {
    let outcome = try archlint.run("graph", Self.network)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("flowchart TB\n"))
    let file = try scratch.write("picture.svg", "")
    let written = try archlint.run("graph", Self.network, "--output", "svg=\(file)")
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg "))
  }

  @Test(
    "takes no question for a picture, nor a picture for a question",
    arguments: [
      ["--from", "internet"], ["--port", "22"], ["--format", "text"],
      ["--from", "internet", "--to", "aws_instance.app", "--format", "svg"],
      ["--focus", "aws_instance.nobody"],
    ])
  func refuses(options: [String]) throws {
    let outcome = try archlint.run(["graph", Self.network] + options)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.complaint.isEmpty)
  }
}
