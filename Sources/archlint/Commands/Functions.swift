internal import Policies
internal import Reporting

extension Eval {
  /// Lists the functions that `word` means, or all.
  func listFunctions(_ word: String?) throws {
    let groups = word.map { FunctionGroup.matching($0) } ?? FunctionGroup.all
    guard !groups.isEmpty else {
      throw Complaint(
        "no function is called '\(word ?? "")'",
        help: "without a word, 'archlint eval --functions' lists them all")
    }
    let list = FunctionList(groups)
    StandardOutput.write(json ? list.json : list.text)
  }
}
