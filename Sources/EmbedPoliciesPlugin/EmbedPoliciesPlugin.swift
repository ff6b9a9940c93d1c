import PackagePlugin

/// Embeds the policy files of the target's own folder: each is an input, so that a change, an
/// addition or a removal makes the embedding anew.
@main
struct EmbedPoliciesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPolicies.swift")
    let policies = target.sourceFiles.map(\.url).filter { $0.pathExtension == "yaml" }
    return [
      .buildCommand(
        displayName: "Embedding \(policies.count) policies",
        executable: try context.tool(named: "EmbedPolicies").url,
        arguments: [
          target.directoryURL.path(percentEncoded: false), output.path(percentEncoded: false),
        ],
        inputFiles: policies.sorted { $0.path() < $1.path() }, outputFiles: [output])
    ]
  }
}
