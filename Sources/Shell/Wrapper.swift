/// A program that runs the command on the rest of its line.
struct Wrapper {
  /// The options that take the next word.
  let options: Set<String>
  /// How many words stand before the command, options aside.
  let operands: Int
  /// Whether `NAME=value` may stand before the command.
  let takesAssignments: Bool
  /// The word after which the command begins; nil where it begins after options and operands.
  let marks: Set<String>

  private init(
    _ options: Set<String> = [], operands: Int = 0, takesAssignments: Bool = false,
    marks: Set<String> = []
  ) {
    self.options = options
    self.operands = operands
    self.takesAssignments = takesAssignments
    self.marks = marks
  }

  private static let table: [String: Wrapper] = {
    let afterDashes = Wrapper(marks: ["--"])
    return [
      "sudo": Wrapper(
        ["-u", "-g", "-h", "-p", "-C", "-T", "-U", "-r", "-t", "-D", "-R", "--user", "--group"],
        takesAssignments: true),
      "doas": Wrapper(["-u", "-C"]),
      "env": Wrapper(["-u", "-C", "--unset", "--chdir"], takesAssignments: true),
      "xargs": Wrapper(["-I", "-n", "-P", "-L", "-d", "-E", "-a", "-s"]),
      "parallel": Wrapper(["-j", "-N", "-a"]),
      "time": Wrapper(["-f", "-o"]), "nohup": Wrapper(), "setsid": Wrapper(), "builtin": Wrapper(),
      "command": Wrapper(), "exec": Wrapper(["-a"]), "unbuffer": Wrapper(),
      "nice": Wrapper(["-n"]), "ionice": Wrapper(["-c", "-n"]),
      "stdbuf": Wrapper(["-i", "-o", "-e"]),
      "timeout": Wrapper(["-s", "-k", "--signal", "--kill-after"], operands: 1),
      "flock": Wrapper(["-w", "-E"], operands: 1), "watch": Wrapper(["-n"]),
      "find": Wrapper(marks: ["-exec", "-execdir", "-ok", "-okdir"]),
      "op": afterDashes, "doppler": afterDashes, "aws-vault": afterDashes, "chamber": afterDashes,
      "infisical": afterDashes, "dotenv": afterDashes, "mise": afterDashes,
    ]
  }()

  /// The command that `words` come to in the end.
  static func seeThrough(_ words: ArraySlice<Word>) -> ArraySlice<Word> {
    var words = words
    while let first = words.first {
      if first.text == "eval", let next = words.dropFirst().first, next.quoted == nil {
        words = words.dropFirst()
      } else if let wrapper = table[first.baseName], first.isLiteral {
        guard let inner = wrapper.command(in: words.dropFirst(), of: first.baseName) else {
          return words
        }
        words = inner
      } else {
        return words
      }
    }
    return words
  }

  /// The command within the words after the wrapper's name; nil where it runs none, so that it is
  /// itself what is called.
  private func command(in words: ArraySlice<Word>, of name: String) -> ArraySlice<Word>? {
    if !marks.isEmpty {
      guard let mark = words.firstIndex(where: { marks.contains($0.text) }) else { return nil }
      let rest = words[words.index(after: mark)...]
      return rest.isEmpty ? nil : rest
    }
    var rest = words
    var operandsLeft = operands
    while let word = rest.first {
      if word.text == "--" {
        rest = rest.dropFirst()
        break
      }
      if word.text.hasPrefix("-") {
        // `command -v` asks where a program is.
        if name == "command", word.text == "-v" || word.text == "-V" { return nil }
        rest = rest.dropFirst(options.contains(word.text) ? 2 : 1)
      } else if takesAssignments, word.isAssignment {
        rest = rest.dropFirst()
      } else if operandsLeft > 0 {
        operandsLeft -= 1
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return rest.isEmpty ? nil : rest
  }
}

extension Word {
  /// Whether it reads `NAME=value`.
  package var isAssignment: Bool { assignmentNameLength != nil }

  /// The length of the name before `=` or `+=`, in bytes.
  var assignmentNameLength: Int? {
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "="): return length > 0 ? length : nil
      case UInt8(ascii: "0")...UInt8(ascii: "9") where length > 0: length += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        length += 1
      case UInt8(ascii: "+"):
        return length > 0 && text.utf8.dropFirst(length + 1).first == UInt8(ascii: "=")
          ? length : nil
      default: return nil
      }
    }
    return nil
  }
}
