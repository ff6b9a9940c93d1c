internal import Documents

/// What starts a workflow.
struct Triggers {
  /// The names of the events.
  let events: [String]
  /// Whether a tag or a release starts it.
  let isForReleases: Bool
  /// The inputs of a start by hand that take any text.
  let freeInputs: [String]
  /// The inputs, of a start by hand or a call, that take only what is listed, a number, or yes or no.
  let closedInputs: Set<String>

  init(_ on: Value?) {
    events = on?.isMapping == true ? on.members.compactMap(\.key) : on?.texts ?? []
    isForReleases = events.contains("release") || on?["push"]?["tags"] != nil
    let starts = (on?["workflow_dispatch"]?["inputs"]).members
    let calls = (on?["workflow_call"]?["inputs"]).members
    freeInputs = starts.filter { !Self.isClosed($0) }.compactMap(\.key)
    let all = starts + calls
    let open = Set(all.filter { !Self.isClosed($0) }.compactMap(\.key))
    closedInputs = Set(all.compactMap(\.key)).subtracting(open)
  }

  private static func isClosed(_ input: Value) -> Bool {
    ["choice", "boolean", "number", "environment"].contains(input.text("type") ?? "string")
  }
}
