internal import ArchitectureGraph
internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies

/// `archlint policies`: what a policy's author needs besides `test` and `eval`.
struct PolicyCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies", abstract: "Write policies of your own.", subcommands: [New.self])

  /// `archlint policies new`: a policy to start from.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a policy to start from: small, complete, and right at once.",
      discussion: """
        The file is DIR/NAME.yaml for the id PACK/NAME. Its examples pass; change the condition, then \
        the examples, and keep 'archlint test' running over it.
        """)

    @Argument(help: "The policy's id, pack/name.")
    var id: String

    @Option(
      help: ArgumentHelp(
        "What it is for: a kind of the graph, such as workload or database.", valueName: "kind"))
    var kind: String?

    @Option(
      help: ArgumentHelp(
        "What it is for: a declared type, such as aws_db_instance or apps/v1/Deployment.",
        valueName: "type"))
    var type: String?

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
    var dir = "policies"

    func validate() throws {
      if kind != nil, type != nil { throw ValidationError("name a kind or a type, not both") }
    }

    func run() throws {
      try complaining {
        let text: String
        do throws(PolicySkeleton.Failure) {
          text = try PolicySkeleton(id: id, for: try subject()).text
        } catch {
          throw Self.complaint(error)
        }
        let name = id.split(separator: "/").last.map(String.init) ?? id
        let path = "\(dir)/\(name).yaml"
        guard FileSystem.entry(at: path) == nil else {
          throw Complaint("\(path) is there already", help: "choose another id or --dir")
        }
        try makeFolders(of: path)
        try writeFile(text, to: path)
        StandardOutput.write("\(path)\n")
        StandardError.write(
          """
          next: archlint test \(path)
                change the condition and the examples; archlint test --watch \(path) says how it goes
                archlint scan --policies \(dir) PATH judges by it

          """)
      }
    }

    private func subject() throws(PolicySkeleton.Failure) -> PolicySkeleton.Subject {
      if let type { return .type(type) }
      guard let kind else { return .kind(.workload) }
      guard let known = Kind(rawValue: kind) else { return .type(kind) }
      return .kind(known)
    }

    private static func complaint(_ failure: PolicySkeleton.Failure) -> Complaint {
      switch failure {
      case .malformedID(let id):
        Complaint(
          "'\(id)' is no policy id",
          help:
            "an id is 'pack/name' of lower-case letters, digits and dashes, as in team/owner-label")
      case .undeclaredKind(let kind):
        Complaint(
          "nothing that archlint reads declares the kind '\(kind.rawValue)' by itself",
          help: "name a type instead, or one of: " + Self.kinds.joined(separator: ", "))
      case .unknownType(let mistake): Complaint(mistake.message, help: mistake.help)
      case .malformedType(let type):
        Complaint(
          "'\(type)' is neither a kind of the graph nor a declared type",
          help: PolicyName.help(for: type, among: Self.kinds)
            ?? "a type is written aws_db_instance or apps/v1/Deployment")
      }
    }

    private static var kinds: [String] {
      Kind.allCases.filter { !PolicySkeleton.types(of: $0).isEmpty }.map(\.rawValue).sorted()
    }
  }
}
