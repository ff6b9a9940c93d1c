internal import ArgumentParser
internal import Diagnostics
internal import Linting
internal import Policies
internal import Verdicts

/// The flags that say which policies there are and which of them hold.
struct PolicyFlags: ParsableArguments {
  @Option(
    name: .customLong("policies"),
    help: ArgumentHelp("Policies of your own, besides the built-in ones.", valueName: "dir"))
  var folders: [String] = []

  @Option(
    help: ArgumentHelp(
      "Judge by these only: ids, packs, aliases or patterns, with commas between; '*' is all.",
      valueName: "glob"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave these out.", valueName: "glob"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "The configuration, instead of the .archlint.yaml found upwards from here.",
      valueName: "file"))
  var config: String?

  /// The configuration that holds here.
  ///
  /// - Throws: `untrustworthy`, when it can't be read; what is wrong is on standard error by then.
  func configuration() throws -> Configuration {
    let path: String
    if let config {
      path = config
    } else {
      let places = Surroundings.foldersUpwards.map { $0 == "." ? "" : $0.dropLast() + "" }
      let candidates = places.map { $0 + ".archlint.yaml" }
      guard let found = candidates.first(where: { FileSystem.entry(at: $0) == .file }) else {
        return Configuration()
      }
      path = found
    }
    do {
      let (configuration, diagnostics) = Configuration.read(
        try FileSystem.read(path), path: path)
      guard diagnostics.isEmpty else { throw Complaint(diagnostics) }
      return configuration
    } catch let error as FileSystem.ReadError {
      throw Complaint([Diagnostic(path: path, message: "can't be read: \(error.message)")])
    }
  }

  /// All policies and which of them are on.
  func library(_ detail: PolicyLibrary.Detail) throws -> (PolicyLibrary, PolicySelection) {
    let configuration = try configuration()
    var library = PolicyLibrary(detail)
    for folder in configuration.policyFolders + folders { library.add(folder: folder) }
    let selection = selection(of: library, configuration)
    let diagnostics = library.diagnostics + selection.diagnostics
    guard diagnostics.isEmpty else { throw Complaint(diagnostics) }
    return (library, selection)
  }
}

extension PolicyFlags {
  /// Which policies of `library` are on.
  func selection(
    of library: PolicyLibrary, _ configuration: Configuration, by profile: Profile? = nil
  ) -> PolicySelection {
    PolicySelection(
      library, configuration, select: Glob.patterns(select), ignore: Glob.patterns(ignore),
      profile: profile)
  }
}

/// The flag that names an architecture document.
struct ProfileFlag: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge by the decisions of an architecture document: a name, such as "
        + "reference-architecture, or a file.", valueName: "name"))
  var profile: String?

  /// What it is called: by the flag, else by the configuration, else as the one that ships.
  func name(_ configuration: Configuration) -> String {
    profile ?? configuration.profile ?? Profile.reference
  }

  /// The profile with that name.
  func profile(in library: PolicyLibrary, _ configuration: Configuration) throws -> Profile {
    do {
      let profile = try Profile.named(name(configuration), in: library)
      guard profile.diagnostics.isEmpty else { throw Complaint(profile.diagnostics) }
      return profile
    } catch let error as ProfileError {
      throw Complaint(error.diagnostics)
    }
  }
}

/// What makes a result untrustworthy, one line each.
struct Complaint: Error {
  let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  init(_ message: String, help: String? = nil) {
    self.init([Diagnostic(path: "", message: message, help: help)])
  }
}

/// Runs `body`; a complaint goes to standard error and makes the exit status 2.
func complaining(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let complaint as Complaint {
    for diagnostic in complaint.diagnostics { StandardError.write(diagnostic.block) }
    throw ExitStatus.untrustworthy
  } catch let error as WriteError {
    StandardError.write("\(error.path): error: can't be written: \(error.reason)\n")
    throw ExitStatus.untrustworthy
  }
}

extension Severity: ExpressibleByArgument {}
