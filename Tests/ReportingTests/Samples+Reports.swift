import ArchitectureGraph
import Diagnostics
import Documents
import Policies
import Verdicts

extension Sample {
  /// A report with `findings`, whose counts fit them.
  static func report(of findings: [Finding]) -> Report {
    var report = Report()
    report.findings = findings
    report.inputs = [Report.Input(path: "plan.json", format: "terraform-plan", resources: 120)]
    report.sources = [manifest.path: manifest, terraform.path: terraform]
    report.summary.resources = 120
    report.summary.policies = 34
    for finding in findings {
      switch (finding.suppression, finding.verdict) {
      case (.some, _): report.summary.suppressed += 1
      case (nil, .fail): report.summary.fail += 1
      case (nil, .unknown): report.summary.unknown += 1
      case (nil, .pass): report.summary.pass += 1
      }
    }
    report.summary.pass += 400
    return report
  }

  /// One of everything.
  static var rich: Report {
    var report = report(of: [
      placement(), locatedPlacement(), privileged(), literalSecret(), unencrypted("logs"),
      unencrypted("assets"), unencrypted("backup"), suppressed(), noAlert(),
      undecided("main", "web_acl_arn", .afterApply), undecided("shop", "", .notInInputs),
      undecided("admin", "", .notInInputs), passed("aws/bucket-own-key", bucket("own")),
    ])
    report.inputs = [
      Report.Input(path: "manifests/cart.yaml", format: "kubernetes", resources: 1),
      Report.Input(
        path: "notes.yaml", format: nil, resources: 0, skipped: "is neither of ours nor a list"),
      Report.Input(path: "plan.json", format: "terraform-plan", resources: 119),
    ]
    report.decisions = [
      Report.Decision(id: "D04", title: "Decision D04", state: .broken, findings: 2),
      Report.Decision(id: "D05", title: "Decision D05", state: .notEvidenced, findings: 0),
    ]
    report.redactions = [
      manifest.path: [range(of: "correct-horse-battery-staple", in: manifest)]
    ]
    report.policies = [SamplePolicy.full]
    return report
  }

  /// Nothing to say.
  static var upheld: Report { report(of: []) }

  /// Nothing wrong, but not all is known.
  static var undecidedOnly: Report {
    report(of: [undecided("main", "web_acl_arn", .afterApply), suppressed()])
  }

  /// An input could not be read.
  static var erroneous: Report {
    var report = report(of: [])
    report.errors = [
      Diagnostic(
        path: "x.yaml", position: Position(line: 3, column: 1),
        message: "a tab stands where YAML wants blanks", help: "indent with blanks"),
      Diagnostic(path: "", message: "no policy is called 'aws/rsd'"),
    ]
    report.warnings = [
      Diagnostic(.warning, path: "old plan.json", message: "the plan is partial: it has errors")
    ]
    return report
  }

  /// Two plans of the same architecture.
  static var environments: Report {
    let findings = ["infra/dev/plan.json", "infra/prod/plan.json"].map { scope in
      var finding = placement()
      finding.resource = Subject(
        address: database.address, kind: database.kind, type: database.type, name: database.name,
        namespace: nil, scope: scope)
      finding.inputPath = scope
      finding.evidence = []
      return finding
    }
    var report = report(of: findings)
    report.inputs = findings.map {
      Report.Input(path: $0.inputPath, format: "terraform-plan", resources: 60)
    }
    return report
  }

  /// Names that want to take over the terminal, a link, or the page.
  static var hostile: Report {
    var finding = privileged()
    let name = "Deployment/shop/\u{1B}[2J\u{1B}]8;;http://evil\u{07}cart\r\u{202E}\n::error::x"
    finding.resource = Subject(
      address: name, kind: "workload", type: "apps/v1/Deployment", name: "cart",
      namespace: "shop", scope: "")
    finding.message = "runs [here](http://evil) </script> \u{9B}31m`x`\u{2028}"
    let text = "metadata: {name: \"\u{1B}[2Jcart\u{85}\"}\n"
    let source = SourceFile(path: "a b/\u{1B}c.yaml", text: text)
    let range = SourceRange(10, 17)
    finding.range = range
    finding.locations = [LineTable(source).location(of: range, path: source.path)]
    finding.evidence = [
      Evidence(
        address: "x](http://evil)\u{1B}[1m", edge: nil, provenance: .exact, location: nil,
        note: "\u{7F}")
    ]
    finding.policy = "user/\u{1B}[31mred"
    finding.remediation = "Type\u{1B}[2J nothing.\r\nNor here."
    var report = report(of: [finding])
    report.sources = [source.path: source]
    report.inputs = [Report.Input(path: source.path, format: "kubernetes", resources: 1)]
    return report
  }
}
