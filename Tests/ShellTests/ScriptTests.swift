import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Shell

/// `fixtures/shell/<name>.sh`, and the commands that are expected of it in `<name>.txt`.
@Suite("Scripts")
struct ScriptTests {
  private static let scripts = Fixture.names(in: "shell").filter { $0.hasSuffix(".sh") }

  @Test("come apart into the commands that stand beside them", arguments: scripts)
  func commands(_ name: String) throws {
    let url = Fixture.url("shell").appending(path: name)
    let bytes = try Fixture.bytes(of: url)
    let mismatch = Snapshot.mismatch(
      outline(of: bytes), file: url.deletingPathExtension().appendingPathExtension("txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("that are cut off anywhere still give a list", arguments: scripts)
  func prefixes(_ name: String) throws {
    let bytes = try Fixture.bytes(of: Fixture.url("shell").appending(path: name))
    for length in bytes.indices {
      for command in Script(parsing: Array(bytes[..<length])).commands {
        #expect(command.range.upperBound <= length)
      }
    }
  }

  @Test(
    "that nest or repeat without end are read in the end",
    arguments: [
      "$(", "${", "\"", "`", "${{", "((", "$((", "<<A\n", "case x in ", "bash -c '", "a=(", "<(",
    ])
  func hostile(_ piece: String) {
    let script = Script(String(repeating: piece, count: 20_000))
    #expect(script.commands.count <= 60_000)
  }

  private func outline(of bytes: [UInt8]) -> String {
    let source = SourceFile(path: "", bytes: bytes)
    let lines = LineTable(source)
    return Script(parsing: bytes).commands.map { command in
      let position = lines.position(at: command.range.lowerBound)
      var parts = command.assignments.map { "[\($0.name)=\($0.value.text)]" }
      parts += command.words.map { "\($0.isLiteral ? "" : "~")‹\($0.text)›" }
      parts += command.redirections.map { redirection in
        let body = redirection.hereDocument.map { " " + source.text(in: $0).debugDescription }
        return "\(redirection.symbol) \(redirection.target.text)" + (body ?? "")
      }
      let pipe = command.isPipedInto ? "| " : ""
      let runs =
        command.invocation.first?.range == command.words.first?.range ? "" : " ⇒ " + command.name
      let file = command.scriptFile.map { " runs \($0.text)" } ?? ""
      return
        "\(position.line):\(position.column) \(pipe)\(parts.joined(separator: " "))\(runs)\(file)\n"
    }.joined()
  }
}
