import PackagePlugin

/// Embeds the data files of the target's own folder: each is an input, so that a change, an
/// addition or a removal makes the embedding anew.
///
/// A target's data files are the policies (`.yaml`) or the schemas (`.schema`) in it. They are put
/// in an extension of the enum that has the target's name.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  private static let extensions = ["yaml", "schema"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    return try Self.extensions.compactMap { try command($0, context, target) }
  }

  /// The command that embeds the files of one extension; nil where the target has none.
  private func command(
    _ pathExtension: String, _ context: PluginContext, _ target: any SourceModuleTarget
  ) throws -> Command? {
    let files = target.sourceFiles.map(\.url).filter { $0.pathExtension == pathExtension }
    guard !files.isEmpty else { return nil }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(target.name).swift")
    return .buildCommand(
      displayName: "Embedding \(files.count) files of \(target.name)",
      executable: try context.tool(named: "EmbedFiles").url,
      arguments: [
        target.directoryURL.path(percentEncoded: false), pathExtension, target.name,
        output.path(percentEncoded: false),
      ],
      inputFiles: files.sorted { $0.path() < $1.path() }, outputFiles: [output])
  }
}
