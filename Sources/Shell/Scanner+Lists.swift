internal import Diagnostics

/// What ends a list of commands.
enum Closer {
  case end
  case parenthesis
}

extension Scanner {
  /// What is open while a list of commands is read.
  private struct ListState {
    /// The command that is being read.
    var command: Int?
    /// Whether the next command reads what the last one writes.
    var isPipedInto = false
    /// Parentheses of subshells.
    var open = 0
    /// For each `case` that is open, whether a pattern is next.
    var cases: [Bool] = []
    /// Whether words are a loop's head, or what `case` asks.
    var isHead = false
    /// Whether the words stand within `[[ … ]]`.
    var isCondition = false

    /// Whether a pattern of a `case` is next.
    var isPattern: Bool { cases.last ?? false }
  }

  /// Lists the commands up to what closes them, which is stepped over.
  mutating func list(until closer: Closer) {
    var state = ListState()
    while true {
      skipBlanks()
      guard let byte = peek() else { return }
      switch byte {
      case 0x0A:
        finish(&state)
        position += 1
        hereDocuments()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"): separator(&state)
      case UInt8(ascii: "("): parenthesis(&state)
      case UInt8(ascii: ")"):
        if closes(&state, closer) { return }
      case UInt8(ascii: "<"), UInt8(ascii: ">"): angle(&state)
      default: word(&state)
      }
    }
  }

  private mutating func finish(_ state: inout ListState) {
    if state.isHead, let command = state.command { forget(command) }
    state.command = nil
    state.isHead = false
    state.isCondition = false
    state.isPipedInto = false
  }

  private mutating func command(_ state: inout ListState) -> Int {
    if let command = state.command { return command }
    let command = begin(isPipedInto: state.isPipedInto)
    state.command = command
    return command
  }

  private mutating func separator(_ state: inout ListState) {
    if sees("&>") {
      redirection(of: command(&state))
      return
    }
    let isPipe = sees("|") && !sees("||")
    let isCaseEnd = sees(";;") || sees(";&")
    let isWide = sees("&&") || sees("||") || sees("|&") || isCaseEnd
    position += sees(";;&") ? 3 : isWide ? 2 : 1
    if state.isCondition || state.isPattern { return }
    finish(&state)
    state.isPipedInto = isPipe
    if isCaseEnd, !state.cases.isEmpty { state.cases[state.cases.count - 1] = true }
  }

  private mutating func parenthesis(_ state: inout ListState) {
    if state.isCondition || state.isPattern {
      position += 1
    } else if sees("(("), state.command == nil || state.isHead {
      skipParentheses()
    } else {
      // `name()` begins a function, whose body follows.
      if let command = state.command, commands[command].words.count == 1 { forget(command) }
      finish(&state)
      position += 1
      state.open += 1
    }
  }

  /// Reads a closing parenthesis; whether it closes the list.
  private mutating func closes(_ state: inout ListState, _ closer: Closer) -> Bool {
    position += 1
    if state.isCondition { return false }
    if state.isPattern {
      state.cases[state.cases.count - 1] = false
      return false
    }
    finish(&state)
    if state.open > 0 {
      state.open -= 1
      return false
    }
    return closer == .parenthesis
  }

  private mutating func angle(_ state: inout ListState) {
    if state.isCondition {
      position += 1
    } else if peek(1) == UInt8(ascii: "("), depth < Script.depthLimit {
      let start = position
      position += 2
      let command = command(&state)
      depth += 1
      list(until: .parenthesis)
      depth -= 1
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      add(Word(text: text, range: SourceRange(start, position), isLiteral: false), to: command)
    } else {
      redirection(of: command(&state))
    }
  }

  private mutating func word(_ state: inout ListState) {
    let start = position
    let isFirst = state.command.map { commands[$0].words.isEmpty } ?? true
    if state.isPattern {
      let word = word()
      if word.isReserved("esac", bytes) { state.cases.removeLast() }
      return
    }
    let index = isFirst ? nil : state.command
    let begun = index ?? command(&state)
    let word = word()
    // What can't begin a word is stepped over.
    guard position > start else {
      position += 1
      return
    }
    // The number before a redirection is no argument.
    if let next = peek(), next == UInt8(ascii: "<") || next == UInt8(ascii: ">"), word.isNumber {
      return
    }
    if isFirst, reserved(word, &state) { return }
    if state.isHead, word.isReserved("in", bytes), commands[begun].words.first?.text == "case" {
      finish(&state)
      state.cases.append(true)
      return
    }
    add(word, to: begun)
    if state.isCondition, word.text == "]]" { state.isCondition = false }
  }

  /// Takes a word that means something at the beginning of a command; whether it is all that it is.
  private mutating func reserved(_ word: Word, _ state: inout ListState) -> Bool {
    guard word.isLiteral, word.text.utf8.count == word.range.bytes.count else { return false }
    switch word.text {
    case "if", "then", "elif", "else", "while", "until", "do", "{", "!", "coproc": break
    case "fi", "done", "}": break
    case "esac":
      if !state.cases.isEmpty { state.cases.removeLast() }
    case "function":
      skipBlanks()
      _ = self.word()
    case "for", "select", "case":
      state.isHead = true
      return false
    case "[[":
      state.isCondition = true
      return false
    default: return false
    }
    state.command = nil
    return true
  }
}

extension Word {
  /// Whether it is `text`, written without quotes.
  fileprivate func isReserved(_ text: String, _ bytes: [UInt8]) -> Bool {
    self.text == text && bytes[range.bytes].elementsEqual(text.utf8)
  }

  /// Whether it is a number.
  fileprivate var isNumber: Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
