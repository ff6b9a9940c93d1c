internal import Glibc

/// Standard output: findings, and nothing else.
enum StandardOutput {
  static func write(_ text: String) { writeAll(text, to: STDOUT_FILENO) }
}

/// Standard error: everything that is no finding.
enum StandardError {
  static func write(_ text: String) { writeAll(text, to: STDERR_FILENO) }
}

/// Writes all of `text` to an open file; gives up when nobody reads it any more.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var start = 0
    while start < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }
}

/// Writes `text` to the file at `path`, which is made or replaced.
func writeFile(_ text: String, to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw WriteError(path: path) }
  defer { close(descriptor) }
  guard writeAll(text, to: descriptor) else { throw WriteError(path: path) }
}

/// A file that could not be written.
struct WriteError: Error {
  let path: String
  let reason = strerror(errno).map { String(cString: $0) } ?? "unwritable"
}

/// Makes the folders that the file at `path` needs.
func makeFolders(of path: String) throws {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  for count in parts.indices {
    let folder = parts[...count].joined(separator: "/")
    guard !folder.isEmpty, mkdir(folder, 0o755) != 0, errno != EEXIST else { continue }
    throw WriteError(path: folder)
  }
}
