internal import ArchitectureGraph
internal import Documents

/// GitHub's repositories, and what protects their branches.
///
/// https://registry.terraform.io/providers/integrations/github/latest/docs
enum Repositories {
  static let families: [String: Family] = [
    "github_repository": Family(.repository),
    "github_branch_protection": Family(.resource, readProtection),
    "github_branch_protection_v3": Family(.resource, readProtection),
    "github_repository_ruleset": Family(.resource, readRuleset),
  ]

  private static func readProtection(_ part: Part, _ graph: inout Contribution) {
    let isOld = part.type.hasSuffix("_v3")
    let reviews = part.part("required_pull_request_reviews")
    let approvals: Fact =
      reviews.map { reviews in
        reviews.isOmitted("required_approving_review_count")
          ? .int(1) : reviews["required_approving_review_count"].int
      } ?? .int(0)
    let signed = part["require_signed_commits"]
    let fields: [String: Fact] = [
      "pattern": part[isOld ? "branch" : "pattern"].text, "approvals": approvals,
      "requiresChecks": .bool(!part.parts("required_status_checks").isEmpty),
      "requiresSignatures": signed.value == nil ? .bool(false) : signed.bool,
    ]
    let record = graph.builder.record(.branchProtection, fields, at: part.place)
    protect(part[isOld ? "repository" : "repository_id"], by: record, &graph)
  }

  private static func readRuleset(_ part: Part, _ graph: inout Contribution) {
    guard part.text("enforcement") ?? "active" == "active", let rules = part.part("rules") else {
      return
    }
    let names = part.part("conditions")?.part("ref_name")
    for pattern in names?.value?["include"]?.elements.compactMap(\.string) ?? [] {
      let request = rules.part("pull_request")
      let fields: [String: Fact] = [
        "pattern": .string(branch(pattern)),
        "approvals": request.map { $0["required_approving_review_count"].int } ?? .int(0),
        "requiresChecks": .bool(!rules.parts("required_status_checks").isEmpty),
        "requiresSignatures": .bool(rules.value?["required_signatures"]?.bool ?? false),
      ]
      let record = graph.builder.record(.branchProtection, fields, at: part.place)
      protect(part["repository"], by: record, &graph)
    }
  }

  private static func branch(_ reference: String) -> String {
    reference.hasPrefix("refs/heads/")
      ? String(reference.dropFirst("refs/heads/".count)) : reference
  }

  private static func protect(_ slot: Slot, by record: Fact, _ graph: inout Contribution) {
    for tie in graph.ties(slot, Target(.repository, "github_repository", by: "name")) {
      guard let repository = graph.node(at: tie.end) else { continue }
      graph.gathered.protections[repository, default: []].append(record)
    }
  }

  /// Sets what only other resources tell: what protects each repository.
  static func finish(_ graph: inout Contribution) {
    for part in graph.parts.compactMap({ $0 }) where part.type == "github_repository" {
      graph.set(part, "protections", .list(graph.gathered.protections[part.node] ?? []))
    }
  }
}
