/// The policy files that are compiled into the binary; `policies/<pack>/<name>.yaml` each.
///
/// The texts are embedded by `EmbedPoliciesPlugin`; a file that is added here is in the next build.
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
  }

  /// All policy files, by path.
  package static var all: [File] {
    files.map { File(path: "\($0.path)", range: $0.start..<$0.end) }
  }
}
