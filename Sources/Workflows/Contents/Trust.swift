/// Who can choose the text that an expression comes to.
enum Trust: String, Hashable {
  /// Anybody who opens an issue or a pull request.
  case untrusted
  /// Whoever starts the workflow or calls the action.
  case input
  /// Nobody else.
  case trusted
}

/// Tells who chooses what contexts hold, in one workflow or action.
struct TrustJudge {
  /// The inputs whose values are not any text: choices, numbers, yes or no.
  var closedInputs: Set<String> = []

  /// Who chooses what `expression` comes to; `environment` are the variables around it.
  func trust(of expression: Expression, environment: [String: String] = [:]) -> Trust {
    trust(of: expression, environment, depth: 0)
  }

  private func trust(
    of expression: Expression, _ environment: [String: String], depth: Int
  ) -> Trust {
    var trust = Trust.trusted
    for context in expression.contexts where context.isShown {
      var found = self.trust(of: context)
      // A variable that is expanded by GitHub is as good as what it was set to.
      if context.steps.count == 2, context.steps[0] == "env", depth < 4,
        let text = environment[context.steps[1]]
      {
        let inner = Expression.all(in: text).map {
          self.trust(of: $0, environment, depth: depth + 1)
        }
        found = inner.contains(.untrusted) ? .untrusted : inner.contains(.input) ? .input : .trusted
      }
      if found == .untrusted { return .untrusted }
      if found == .input { trust = .input }
    }
    return trust
  }

  private func trust(of context: ContextPath) -> Trust {
    let steps = context.steps
    switch steps.first {
    case "inputs": return steps.count > 1 && closedInputs.contains(steps[1]) ? .trusted : .input
    case "github":
      if steps.count == 2, steps[1] == "head_ref" { return .untrusted }
      guard steps.count >= 2, steps[1].lowercased() == "event" else { return .trusted }
      return eventTrust(Array(steps.dropFirst(2)))
    default: return .trusted
    }
  }

  private func eventTrust(_ steps: [String]) -> Trust {
    guard let first = steps.first else { return .untrusted }
    if first == "inputs" {
      return steps.count > 1 && closedInputs.contains(steps[1]) ? .trusted : .input
    }
    if first == "client_payload" { return .input }
    let path = steps.filter { $0 != "*" && $0 != "[]" }.joined(separator: ".")
    return Self.untrusted.contains(path) ? .untrusted : .trusted
  }

  /// What of an event is text that a stranger writes, by GitHub's own list.
  private static let untrusted: Set<String> = [
    "issue.title", "issue.body", "pull_request.title", "pull_request.body", "comment.body",
    "review.body", "review_comment.body", "discussion.title", "discussion.body", "pages.page_name",
    "commits.message", "commits.author.email", "commits.author.name", "head_commit.message",
    "head_commit.author.email", "head_commit.author.name", "pull_request.head.ref",
    "pull_request.head.label", "pull_request.head.repo.default_branch", "workflow_run.head_branch",
    "workflow_run.display_title", "workflow_run.head_commit.message",
    "workflow_run.head_commit.author.email", "workflow_run.head_commit.author.name",
    "workflow_run.pull_requests.head.ref", "issue", "pull_request", "comment", "review",
  ]
}
