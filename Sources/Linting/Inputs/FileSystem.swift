internal import Glibc

/// The few questions that a scan asks of the file system, without Foundation: that would cost more
/// at start-up than most scans take.
package enum FileSystem {
  /// What a path names.
  package enum Entry: Sendable, Hashable {
    case file, folder, other
  }

  /// Why a file could not be read.
  package struct ReadError: Error, Sendable, Hashable {
    /// The system's words: `No such file or directory`.
    package let message: String
  }

  /// What `path` names, links followed; nil where there is nothing.
  package static func entry(at path: String) -> Entry? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Entry(mode: status.st_mode)
  }

  /// When a file was last written, and its size: what tells that it has changed.
  package struct Stamp: Sendable, Hashable {
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    /// A file of `size` bytes, written at a time since the epoch.
    package init(seconds: Int, nanoseconds: Int, size: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
      self.size = size
    }
  }

  /// The stamp of the file at `path`; nil where there is none.
  package static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size))
  }

  /// The entries of a folder by name, sorted, links marked; nil where it can't be read.
  package static func entries(of folder: String) -> [(name: String, entry: Entry, isLink: Bool)]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var entries: [(name: String, entry: Entry, isLink: Bool)] = []
    while let item = readdir(directory) {
      let name = withUnsafePointer(to: &item.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      let path = folder == "." ? name : folder + "/" + name
      guard lstat(path, &status) == 0 else { continue }
      let isLink = status.st_mode & S_IFMT == S_IFLNK
      guard let entry = isLink ? self.entry(at: path) : Entry(mode: status.st_mode) else {
        continue
      }
      entries.append((name, entry, isLink))
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// The path with links, `.` and `..` worked out; nil where there is nothing.
  package static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The bytes of a file; of standard input for `-`.
  ///
  /// - Throws: why it can't be read.
  package static func read(_ path: String) throws(ReadError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadError.last }
    defer { if path != "-" { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ReadError.last }
    if status.st_mode & S_IFMT == S_IFDIR { throw ReadError(message: "Is a directory") }
    let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    var chunk = [UInt8](repeating: 0, count: min(max(expected, 1 << 12), 1 << 20))
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ReadError.last }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}

extension FileSystem.Entry {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    // A pipe or a device may be read when it is named.
    default: self = .other
    }
  }
}

extension FileSystem.ReadError {
  fileprivate static var last: FileSystem.ReadError {
    FileSystem.ReadError(message: strerror(errno).map { String(cString: $0) } ?? "unreadable")
  }
}
