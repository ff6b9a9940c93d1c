package import Policies

/// The page of the language of policies, `docs/cel.md`.
package struct LanguagePage: Sendable {
  /// The most overloads that the page shows of one function.
  private static let shownSignatures = 4

  private let groups: [FunctionGroup]

  /// The page of `groups`.
  package init(_ groups: [FunctionGroup]) {
    self.groups = groups
  }

  /// The page as Markdown.
  package var markdown: String {
    var lines = introduction
    for group in groups {
      lines += ["", "## \(group.title)", "", group.summary, ""]
      lines += ["| function | what it gives | example |", "|---|---|---|"]
      lines += group.functions.map { row($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ function: FunctionGroup.Function) -> String {
    var signatures = function.signatures.prefix(LanguagePage.shownSignatures).map { code($0) }
    let others = function.signatures.count - signatures.count
    if others > 0 { signatures.append("and \(counted(others, "other", "others"))") }
    let examples = function.examples.map { "\(code($0.expression)) → \(code($0.result))" }
    return "| \(signatures.joined(separator: "<br>")) | \(text(function.summary)) | "
      + "\(examples.joined(separator: "<br>")) |"
  }

  /// A span of code in the cell of a table.
  private func code(_ text: String) -> String {
    let fence = text.contains("`") ? "``" : "`"
    return fence + self.text(text) + fence
  }

  private func text(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "|" ? "\\|" : String($1) }
  }

  private var introduction: [String] {
    [
      "# The language of policies", "",
      "Made by `make docs` from the catalogue of functions; don't edit it. "
        + "`archlint eval --functions [WORD]` lists the same with every overload.", "",
      "Policies are written in CEL, the Common Expression Language, with its extensions and the "
        + "libraries that Kubernetes adds to it. An expression is checked when its policy is loaded: "
        + "a misspelt field, a function that is not there or a type that does not fit is an error at "
        + "its place. It has no loops but the comprehensions below, no state, and always ends. "
        + "`archlint eval EXPRESSION` shows what one comes to.", "",
      "Most of what there is to ask of an architecture are fields of its nodes, in [the graph]"
        + "(graph.md): the way from the internet is `node.pathFromInternet`, the zones `node.zones`, "
        + "the pods that a Service selects its `workloads`, and what a Secret is made of the `sources` "
        + "of its `makers`. Functions of the graph are for edges that no field follows.", "",
      "## What is not known", "",
      "A value that is known only after apply, or stands outside of the inputs, is *unknown*. "
        + "Unknown is neither true nor false: `false && unknown` is false, `true || unknown` is "
        + "true, and otherwise what is made of an unknown is unknown, as is the verdict then. `has()` "
        + "of a field that may be there is unknown, too.", "",
      "A list may be *open*: some members are known, and there may be more. `exists` is true once a "
        + "member shows it, `all` is false once a member belies it, `x in list` is true once it is "
        + "found; otherwise they are unknown, and so is `size()`. `list.atLeast(n)` asks what "
        + "`size() >= n` can't.", "",
      "## What an expression may cost", "",
      "An evaluation may take \(grouped(CostLimits.resource)) steps, as much as Kubernetes allows one "
        + "call; one about a whole architecture \(grouped(CostLimits.architecture)). Roughly, a step is a "
        + "node of the expression evaluated once; a function of texts or lists costs more, by their "
        + "size. An evaluation that takes more ends with the error 'cost limit exceeded', whatever "
        + "stands around it. "
        + "Nested comprehensions are what costs: ask the cheaper condition first, or bind an inner "
        + "list once with a policy's `variables`.",
    ]
  }

  /// The number with a comma between thousands.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digits[index])
    }
  }
}
