import Foundation
import TestSupport
import Testing

/// The built program, run as a user runs it.
private func run(_ arguments: [String], input: String? = nil) throws -> (
  status: Int32, output: String, errors: String
) {
  let process = Process()
  let products = Bundle.products
  process.executableURL = products.appending(path: "archlint")
  process.arguments = arguments
  process.currentDirectoryURL = Fixture.root
  let output = Pipe()
  let errors = Pipe()
  let standardInput = Pipe()
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = standardInput
  try process.run()
  try standardInput.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
  try standardInput.fileHandleForWriting.close()
  let written = output.fileHandleForReading.readDataToEndOfFile()
  let complained = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (
    process.terminationStatus, String(decoding: written, as: UTF8.self),
    String(decoding: complained, as: UTF8.self)
  )
}

extension Bundle {
  /// The folder that holds the test bundle and the program.
  fileprivate static var products: URL {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
  }
}

private let invocations: [(arguments: [String], status: Int32)] = [
  (["--version"], 0), (["scan", "fixtures/shop"], 0), (["scan", "fixtures/shop-broken"], 1),
  (["scan", "fixtures/shop-broken", "--ignore", "aws", "--severity", "critical"], 1),
  (["scan", "no-such-file.yaml"], 2), (["scan", "--no-such-flag"], 2),
  (["explain", "no/such"], 2),
  (["eval", "1 + 1"], 0), (["eval", "1 / 0"], 1), (["list"], 0),
]

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "says by its exit status what came of it",
    arguments: invocations)
  func status(_ arguments: [String], _ expected: Int32) throws {
    #expect(try run(arguments).status == expected)
  }

  @Test("reads a manifest from standard input")
  func standardInput() throws {
    let manifest =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n"
    let result = try run(["scan", "-", "--quiet"], input: manifest)
    #expect(result.status == 1)
    #expect(result.output.contains("kubernetes/image-tag-fixed"))
  }

  @Test("prints findings to standard output, and everything else to standard error")
  func streams() throws {
    let result = try run(["scan", "fixtures/shop-broken", "no-such-file.yaml"])
    #expect(result.output.contains("aws/private-placement"))
    #expect(!result.output.contains("no-such-file.yaml: error"))
    #expect(result.errors.contains("no-such-file.yaml: error: can't be read"))
  }

  @Test("evaluates to one tagged value")
  func evaluation() throws {
    #expect(try run(["eval", "--json", "[1, 'a'].size() == 2"]).output == "{\"bool\":true}\n")
    #expect(
      try run(["eval", "--json", "{'a': 1u}"]).output
        == "{\"map\":[[{\"string\":\"a\"},{\"uint\":\"1\"}]]}\n")
  }
}
