internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Verdicts

/// `archlint export`: policies for other programs.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write policies for other programs.", subcommands: [ExportVAP.self])
}

/// `archlint export vap`: policies for the cluster's own admission.
struct ExportVAP: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vap",
    abstract: "Write Kubernetes policies as ValidatingAdmissionPolicies with bindings.",
    discussion: """
      What archlint says at commit time, the cluster then enforces at admission. Only what needs \
      nothing but the object can be written so; the others are named with the reason. Parameters \
      and severities are those of the configuration: high and critical deny, the others warn.
      """)

  @Argument(help: "Only these: ids, packs, aliases or patterns; those that are on without one.")
  var patterns: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write a file for each policy, instead of all to standard output.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @OptionGroup var policyFlags: PolicyFlags

  func run() throws {
    try complaining {
      let (library, selection) = try policyFlags.library(.withoutExamples)
      let entries = try chosen(library, selection)
      let export = AdmissionExport()
      var manifests: [(id: String, text: String)] = []
      var refused: [Diagnostic] = []
      for entry in entries {
        switch export.export(entry) {
        case .manifest(let text): manifests.append((entry.policy.id, text))
        case .notExportable(let reason):
          refused.append(
            Diagnostic(.warning, path: entry.policy.id, message: "can't be exported: it \(reason)"))
        }
      }
      try write(manifests)
      for diagnostic in refused { StandardError.write(diagnostic.block) }
      StandardError.write("archlint: \(manifests.count) exported, \(refused.count) not\n")
      if !patterns.isEmpty, manifests.isEmpty { throw ExitStatus.untrustworthy }
    }
  }

  /// The policies that were asked for, those off by default among them if they were named.
  private func chosen(
    _ library: PolicyLibrary, _ selection: PolicySelection
  ) throws -> [PolicySelection.Entry] {
    guard !patterns.isEmpty else {
      return selection.entries.filter { AdmissionExport.concerns($0.policy) }
    }
    let ids = library.policies.flatMap { [$0.id] + $0.aliases }
    return try patterns.flatMap { pattern in
      let glob = Glob(pattern)
      let found = library.policies.filter { glob.means($0) }
      guard !found.isEmpty else {
        throw Complaint(
          "no policy is called '\(pattern)'", help: PolicyName.help(for: pattern, among: ids))
      }
      return found.map { policy in
        selection.entries.first { $0.policy.id == policy.id } ?? PolicySelection.Entry(policy)
      }
    }
  }

  private func write(_ manifests: [(id: String, text: String)]) throws {
    guard let output else {
      return StandardOutput.write(manifests.map(\.text).joined(separator: "---\n"))
    }
    for manifest in manifests {
      let path = "\(output)/\(manifest.id.replacing("/", with: "-")).yaml"
      try makeFolders(of: path)
      try writeFile(manifest.text, to: path)
    }
  }
}
