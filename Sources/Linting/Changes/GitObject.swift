internal import Glibc

/// A file or folder at a revision of git, read by the `git` on the PATH.
///
/// It is run only because a user named a revision, and only reads.
struct GitObject {
  /// What a revision holds at a path.
  enum Content {
    case file([UInt8])
    case folder([TarReader.File])
  }

  /// Why it could not be read.
  struct Failure: Error {
    let reason: String
  }

  /// The revision: a branch, a tag, a commit.
  let revision: String
  /// The path, from the repository's root, or from here if it begins with `./`.
  let path: String

  /// The object as git is asked for it, and as messages say it.
  var text: String { "\(revision):\(path)" }

  /// What stands before the paths of the files in a folder.
  var prefix: String { path.hasSuffix("/") || path.isEmpty ? text : text + "/" }

  /// Reads it.
  ///
  /// - Throws: git's own words, where it is not there or git is not.
  func read() throws(Failure) -> Content {
    guard !revision.isEmpty, !revision.hasPrefix("-") else {
      throw Failure(reason: "there is no such path, and it is no revision of git")
    }
    let type = String(decoding: try Git.run(["cat-file", "-t", text]), as: UTF8.self)
    guard type.hasPrefix("blob") else {
      return .folder(TarReader.files(in: try Git.run(["archive", "--format=tar", text])))
    }
    return .file(try Git.run(["cat-file", "blob", text]))
  }
}

/// Runs git.
private enum Git {
  /// What git writes to standard output.
  ///
  /// - Throws: its first line on standard error, where it fails.
  static func run(_ arguments: [String]) throws(GitObject.Failure) -> [UInt8] {
    guard let output = Pipe(), let complaints = Pipe() else {
      throw GitObject.Failure(reason: "git can't be run: no descriptor is left")
    }
    let process = spawn(arguments, output: output.end, errors: complaints.end)
    close(output.end)
    close(complaints.end)
    let written = readAll(output.start, complaints.start)
    close(output.start)
    close(complaints.start)
    guard let process else {
      throw GitObject.Failure(reason: "there is no such path, and git can't be run")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      let words = String(decoding: written.errors, as: UTF8.self)
      let line = words.split(separator: "\n").first.map(String.init) ?? "git failed"
      throw GitObject.Failure(reason: "there is no such path, and git says: \(line)")
    }
    return written.output
  }

  private struct Pipe {
    let start: Int32
    let end: Int32

    init?() {
      var ends: [Int32] = [0, 0]
      guard pipe(&ends) == 0 else { return nil }
      (start, end) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
  }

  private static func spawn(_ arguments: [String], output: Int32, errors: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = (["git"] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawnp(&process, "git", &actions, nil, words, environ) == 0 ? process : nil
  }

  /// All that comes out of two pipes, read as it comes, so that neither can fill up.
  private static func readAll(_ output: Int32, _ errors: Int32) -> (
    output: [UInt8], errors: [UInt8]
  ) {
    var texts: [[UInt8]] = [[], []]
    var ends = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while ends.contains(where: { $0.fd >= 0 }) {
      guard poll(&ends, nfds_t(ends.count), -1) >= 0 || errno == EINTR else { break }
      for index in ends.indices where ends[index].fd >= 0 && ends[index].revents != 0 {
        let count = Glibc.read(ends[index].fd, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        if count > 0 {
          texts[index].append(contentsOf: chunk[..<count])
        } else {
          ends[index].fd = -1
        }
      }
    }
    return (texts[0], texts[1])
  }
}
