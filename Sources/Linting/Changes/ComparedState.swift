internal import Verdicts

/// One side of a comparison, as a user names it.
struct ComparedState {
  private enum Source {
    case path(String)
    case revision(GitObject)
  }

  private let source: Source

  /// What `text` names: a path where there is one, else a revision.
  ///
  /// - Parameters:
  ///   - text: a path, `REVISION`, or `REVISION:PATH`.
  ///   - other: the other side; a bare revision means what that names, at the revision.
  init(_ text: String, beside other: String) {
    if FileSystem.entry(at: text) != nil {
      source = .path(text)
    } else if let colon = text.firstIndex(of: ":") {
      let path = text[text.index(after: colon)...]
      source = .revision(GitObject(revision: String(text[..<colon]), path: String(path)))
    } else {
      let path = FileSystem.entry(at: other) == nil ? "." : InputDiscovery.normalized(other)
      source = .revision(GitObject(revision: text, path: path == "." ? "./" : "./" + path))
    }
  }

  /// The files of the side, with scopes that don't depend on how the side is called.
  func discover(exclude: [Glob]) -> InputDiscovery {
    var discovery = InputDiscovery(exclude: exclude)
    switch source {
    case .path(let path):
      discovery.add(path)
      discovery.name(below: InputDiscovery.normalized(path))
    case .revision(let object):
      do throws(GitObject.Failure) {
        switch try object.read() {
        case .file(let bytes): discovery.add(object.text, onlyFile: bytes)
        case .folder(let files):
          for file in files {
            discovery.add("\(object.prefix)\(file.name)", named: file.name, bytes: file.bytes)
          }
        }
      } catch {
        discovery.fail(object.text, error.reason)
      }
    }
    return discovery
  }
}

extension InputDiscovery {
  /// What the scope of a side that is one file is called.
  private static let onlyScope = "plan"

  /// Names the scopes of all files by their paths below `root`, the folder or file that was named.
  fileprivate mutating func name(below root: String) {
    let prefix = root == "." ? "" : root + "/"
    rename { path in
      if path == root { return Self.onlyScope }
      return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
  }

  /// Adds the only file of a side.
  fileprivate mutating func add(_ path: String, onlyFile bytes: [UInt8]) {
    add(path, contents: bytes, scope: Self.onlyScope)
  }
}
