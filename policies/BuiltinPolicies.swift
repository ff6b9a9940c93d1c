/// The policy files that are compiled into the binary; `policies/<pack>/<name>.yaml` each.
///
/// The texts are embedded by `EmbedFilesPlugin`; a file that is added here is in the next build.
package enum BuiltinPolicies {
  /// One policy file, as bytes that are never copied unless asked for.
  package struct File: Sendable {
    /// The path below `policies/`: `aws/private-placement.yaml`.
    package let path: String
    /// The text.
    package var bytes: [UInt8] {
      BuiltinPolicies.text.withUTF8Buffer { Array($0[range]) }
    }
    let range: Range<Int>

    /// The text up to the policy's examples, which stand last in every built-in file.
    package var bytesWithoutExamples: [UInt8] {
      let bytes = bytes
      let mark = Array("\n  examples:".utf8)
      guard let start = BuiltinPolicies.firstIndex(of: mark, in: bytes) else { return bytes }
      return Array(bytes[...start])
    }
  }

  private static func firstIndex(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= mark.count else { return nil }
    return (0...(bytes.count - mark.count)).first { start in
      bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark)
    }
  }

  /// All policy files, by path.
  package static var all: [File] {
    files.map { File(path: "\($0.path)", range: $0.start..<$0.end) }
  }
}
