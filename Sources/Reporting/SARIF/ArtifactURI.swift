/// A path as SARIF names it: relative to the repository's root, percent-encoded (RFC 3986).
///
/// GitHub refuses a whole upload over one URI that is absolute or has a scheme, so neither ever
/// comes out of here, whatever goes in.
struct ArtifactURI {
  /// The URI; never empty.
  let text: String

  /// The URI of `path`, which is relative to a working directory that lies at `prefix` below the
  /// repository's root.
  ///
  /// Steps that would lead out of the root are left out, as is what makes a path absolute.
  init(_ path: String, below prefix: String) {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var steps: [Substring] = []
    for step in (isAbsolute ? path : "\(prefix)/\(path)").split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    let uri = steps.map(Self.encoded).joined(separator: "/")
    text = uri.isEmpty || path == "-" ? "stdin" : uri
  }

  /// `step` with every byte that is not unreserved (RFC 3986, 2.3) as `%XX`: a colon is, too, since
  /// in the first step it would end a scheme.
  private static func encoded(_ step: Substring) -> String {
    var text: [UInt8] = []
    for byte in step.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(byte)
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += Array("%\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
