internal import ArgumentParser
internal import Diagnostics
internal import Glibc

/// The command line: one file a subcommand, in `Commands`.
@main
struct Archlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archlint",
    abstract: "Says which promises of an architecture its configuration keeps, and which not.",
    discussion: """
      archlint reads Terraform plans and states and Kubernetes manifests, builds one graph of the \
      architecture out of them, and judges it by policies. A verdict is fail, pass, or unknown \
      where it hangs on what only 'terraform apply' will tell.

      Exit status: 0 nothing found, 1 findings, 2 the result can't be trusted.
      """,
    version: Version.current,
    subcommands: [
      Scan.self, Diff.self, Graph.self, Explain.self, List.self, Test.self, PolicyCommands.self,
      Eval.self, Export.self, Docs.self,
    ])

  /// Parses and runs, with archlint's own exit status for bad usage: 2, as for everything that makes
  /// a result untrustworthy.
  static func main() {
    // A reader that goes away (`archlint scan | head`) ends the program quietly.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      Glibc.exit(status.rawValue)
    } catch {
      guard exitCode(for: error).isSuccess else {
        StandardError.write(fullMessage(for: error) + "\n")
        Glibc.exit(ExitStatus.untrustworthy.rawValue)
      }
      StandardOutput.write(fullMessage(for: error) + "\n")
      Glibc.exit(0)
    }
  }
}

/// The version, as `--version` and reports say it.
enum Version {
  static let current = "0.1.0"
}

/// What the exit status says (design.md, "The command line").
enum ExitStatus: Int32, Error {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  /// Findings.
  case findings = 1
  /// Bad usage, bad configuration or policy, an input that could not be read.
  case untrustworthy = 2
}
