import Foundation
import TestSupport
import Testing

/// A built program of the package, as a user starts it.
struct Archlint {
  /// What a run left behind.
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var complaint: String
    /// Whether a signal ended it.
    var wasKilled: Bool
  }

  let executable: URL

  /// Finds archlint beside the tests, or where `ARCHLINT_BINARY` says.
  ///
  /// - Throws: where it is not built.
  init() throws {
    let named = ProcessInfo.processInfo.environment["ARCHLINT_BINARY"].map { URL(filePath: $0) }
    try self.init("archlint", or: named)
  }

  /// Finds another program of the package beside the tests.
  ///
  /// - Throws: where it is not built.
  init(_ program: String, or named: URL? = nil) throws {
    let beside = Self.foldersOfTests.map { $0.appending(path: program) }
    let candidates = (named.map { [$0] } ?? []) + beside
    executable = try #require(
      candidates.first {
        FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
      },
      "\(program) is not among \(candidates)")
  }

  /// The folders above the running tests: of the process itself on Linux, of a bundle on macOS.
  private static var foldersOfTests: [URL] {
    let named = ProcessInfo.processInfo.arguments.filter { $0.contains(".xctest") }
    let paths = ["/proc/self/exe"] + named
    return paths.flatMap { path -> [URL] in
      var folder = URL(filePath: path).resolvingSymlinksInPath()
      return (0..<4).map { _ in
        folder = folder.deletingLastPathComponent()
        return folder
      }
    }
  }

  /// Runs it with `arguments`, in the repository's root and with nothing on standard input.
  func run(
    _ arguments: String..., input: String = "", output: Pipe = Pipe(), in folder: URL = Fixture.root
  ) throws -> Outcome {
    try run(arguments, input: input, output: output, in: folder)
  }

  /// Runs it with `arguments` in `folder`, with `input` on standard input and without colours.
  func run(
    _ arguments: [String], input: String = "", output: Pipe = Pipe(), in folder: URL = Fixture.root
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["COLUMNS": "100", "LANG": "C.UTF-8", "TZ": "UTC"]
    let standardInput = Pipe()
    let complaint = Pipe()
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? standardInput.fileHandleForWriting.close()
    let written = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    let complained = try complaint.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: written, as: UTF8.self),
      complaint: String(decoding: complained, as: UTF8.self),
      wasKilled: process.terminationReason == .uncaughtSignal)
  }
}

/// An empty folder that goes when the test does.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "archlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file; its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path(percentEncoded: false)
  }
}
