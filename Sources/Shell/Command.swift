package import Diagnostics

/// One simple command of a script: what is called, with what, and where it stands.
package struct Command: Sendable, Hashable {
  /// The assignments before it (`A=1 make`), or all it is.
  package internal(set) var assignments: [Assignment] = []
  /// Its name and arguments, as written.
  package internal(set) var words: [Word] = []
  /// Where its input comes from and its output goes.
  package internal(set) var redirections: [Redirection] = []
  /// The part of the script it takes, without here-documents.
  package internal(set) var range: SourceRange
  /// Whether it reads what another command writes.
  package internal(set) var isPipedInto: Bool

  /// What it comes to once `sudo`, `env`, `xargs`, `time` and their like are seen through: the
  /// command that runs in the end, and its arguments; empty where nothing does.
  package var invocation: ArraySlice<Word> { Wrapper.seeThrough(words[...]) }

  /// What runs in the end, without its folder: `kubectl` for `sudo /usr/bin/kubectl`; empty where
  /// nothing does.
  package var name: String { invocation.first?.baseName ?? "" }

  /// What ``invocation`` calls it with.
  package var arguments: ArraySlice<Word> { invocation.dropFirst() }
}

/// A variable that is set.
package struct Assignment: Sendable, Hashable {
  /// The variable's name.
  package let name: String
  /// What it is set to; the range is the whole assignment's.
  package let value: Word
}

/// One word of a command, after quotes have been taken away.
package struct Word: Sendable, Hashable {
  /// The text; what a shell or GitHub would put in its place stands as it is written: `$HOME`,
  /// `$(date)`, `${{ github.sha }}`.
  package internal(set) var text: String
  /// Its part of the script, quotes included.
  package internal(set) var range: SourceRange
  /// Whether nothing in it is expanded.
  package internal(set) var isLiteral = true
  /// What lies between its quotes, if it is one quoted text and nothing else.
  package internal(set) var quoted: SourceRange?

  /// The part after the last slash.
  package var baseName: String {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text }
    return String(text[text.utf8.index(after: slash)...])
  }
}

/// An input or output that is led elsewhere.
package struct Redirection: Sendable, Hashable {
  /// The operator, such as `>`, `>>`, `<`, `<<`, `<<<` or `&>`.
  package let symbol: String
  /// The file, or what ends the here-document.
  package let target: Word
  /// What the here-document holds.
  package internal(set) var hereDocument: SourceRange?
}
