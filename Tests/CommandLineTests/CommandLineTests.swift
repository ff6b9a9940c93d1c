import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private let archlint: Archlint
  private let scratch: ScratchFolder

  init() throws {
    archlint = try Archlint()
    scratch = try ScratchFolder()
  }

  /// A workload whose container takes traffic before it is ready, and the Service that sends it.
  private static func manifest(probe: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: cart, namespace: shop}
    spec:
      selector: {matchLabels: {app: cart}}
      template:
        metadata: {labels: {app: cart}}
        spec:
          containers:
            - name: cart
              image: registry.example/cart@sha256:\(String(repeating: "0", count: 64))
              ports: [{containerPort: 8080}]
              \(probe)
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: cart, namespace: shop}
    spec: {selector: {app: cart}, ports: [{port: 80, targetPort: 8080}]}
    """
  }

  private static let unready = manifest(probe: "")
  private static let ready = manifest(probe: "readinessProbe: {httpGet: {path: /, port: 8080}}")

  @Test("--version says the version alone")
  func version() throws {
    let outcome = try archlint.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.complaint.isEmpty)
  }

  @Test(
    "--help is as recorded",
    arguments: [
      "", "scan", "diff", "graph", "explain", "list", "test", "policies", "policies new", "eval",
      "export vap", "docs",
    ])
  func help(command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let outcome = try archlint.run(words + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.complaint.isEmpty)
    let name = (["archlint"] + words).joined(separator: "-")
    let mismatch = Snapshot.mismatch(
      outcome.output, file: Fixture.url("command-line/\(name).help.txt"))
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("a scan that finds nothing exits 0, one that does 1; what is found goes to standard output")
  func findings() throws {
    let select = "--select=kubernetes/readiness-probe"
    let clean = try archlint.run("scan", select, try scratch.write("a.yaml", Self.ready))
    #expect(clean.status == 0)
    let broken = try archlint.run("scan", select, try scratch.write("a.yaml", Self.unready))
    #expect(broken.status == 1)
    #expect(broken.output.contains("kubernetes/readiness-probe"))
    #expect(!broken.complaint.contains("kubernetes/readiness-probe"))
  }

  @Test("--select and --ignore take several patterns, with commas between")
  func severalPatterns() throws {
    let path = try scratch.write("a.yaml", Self.unready)
    let both = "--select=aws/rds-multi-az, kubernetes/readiness-probe"
    #expect(try archlint.run("scan", both, path).output.contains("kubernetes/readiness-probe"))
    let ignored = try archlint.run(
      "scan", both, "--ignore=kubernetes/readiness-probe,kubernetes/liveness-probe", path)
    #expect(ignored.status == 0)
  }

  @Test("--fail-on sets what a finding must weigh to count")
  func failOn() throws {
    let path = try scratch.write("a.yaml", Self.unready)
    let outcome = try archlint.run(
      "scan", "--select=kubernetes/readiness-probe", "--fail-on=critical", path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("kubernetes/readiness-probe"))
  }

  @Test("- is standard input")
  func standardInput() throws {
    let outcome = try archlint.run(
      "scan", "--select=kubernetes/readiness-probe", "-", input: Self.unready)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("Deployment/shop/cart"))
  }

  @Test(
    "what makes a result untrustworthy exits 2 and says so on standard error",
    arguments: [
      ["scan", "--no-such-flag"], ["scan", "no/such/file.yaml"], ["no-such-command"],
      ["scan", "--severity=dire", "."], ["explain", "no/such-policy"],
      ["scan", "--policies=no/such/folder", "fixtures/shop/manifests"],
      ["scan", "--config=no/such.yaml", "fixtures/shop/manifests"],
    ])
  func badUsage(arguments: [String]) throws {
    let outcome = try archlint.run(arguments)
    #expect(outcome.status == 2)
    #expect(!outcome.wasKilled)
    #expect(!outcome.complaint.isEmpty)
  }

  @Test("graph answers a question of reach with 0, and with 2 where a thing is not there")
  func graph() throws {
    let plan = Fixture.url("networks/public-instance/plan.json").path(percentEncoded: false)
    let open = try archlint.run(
      "graph", plan, "--from=internet", "--to=aws_instance.web", "--port=22")
    #expect(open.status == 0)
    #expect(open.output.contains("reachable"))
    #expect(open.output.contains("cut the one edge: aws_security_group.web"))
    let shut = try archlint.run(
      "graph", plan, "--from=internet", "--to=aws_instance.web", "--port=80", "--format=json")
    #expect(shut.status == 0)
    #expect(shut.output.contains("\"answer\": \"not-reachable\""))
    let missing = try archlint.run("graph", plan, "--from=internet", "--to=aws_instance.wep")
    #expect(missing.status == 2)
    #expect(missing.output.isEmpty)
    #expect(missing.complaint.contains("did you mean 'aws_instance.web'?"))
    let port = try archlint.run(
      "graph", plan, "--from=internet", "--to=aws_instance.web", "--port=70000")
    #expect(port.status == 2)
  }

  @Test("an input that can't be parsed exits 2, with all else scanned; 2 wins over 1")
  func unparseable() throws {
    let bad = try scratch.write("bad.yaml", "apiVersion: v1\nkind: [\n")
    let good = try scratch.write("good.yaml", Self.unready)
    let outcome = try archlint.run("scan", "--select=kubernetes/readiness-probe", bad, good)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("Deployment/shop/cart"))
    #expect(outcome.complaint.contains("bad.yaml:"))
  }

  @Test("nothing to scan exits 2, unless that is all right")
  func empty() throws {
    let nothing = try archlint.run("scan", in: scratch.url)
    #expect(nothing.status == 2)
    #expect(try archlint.run("scan", "--allow-empty", in: scratch.url).status == 0)
  }

  @Test("one scan writes several reports")
  func outputs() throws {
    let path = try scratch.write("a.yaml", Self.unready)
    let json = scratch.url.appending(path: "report.json")
    let sarif = scratch.url.appending(path: "report.sarif")
    let outcome = try archlint.run(
      "scan", "--select=kubernetes/readiness-probe",
      "--output=json=\(json.path(percentEncoded: false))",
      "--output=sarif=\(sarif.path(percentEncoded: false))", "--format=json", path)
    #expect(try String(contentsOf: json, encoding: .utf8) == outcome.output)
    let log = try JSONDecoder().decode(SARIFLog.self, from: Data(contentsOf: sarif))
    #expect(log.version == "2.1.0")
    #expect(log.runs.flatMap(\.results).map(\.ruleId) == ["kubernetes/readiness-probe"])
  }

  @Test("a reader that goes away ends it quietly")
  func closedPipe() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try archlint.run("list", output: pipe)
    #expect(outcome.complaint.isEmpty)
    #expect(outcome.wasKilled ? outcome.status == SIGPIPE : true)
  }

  @Test("eval prints one tagged value, and exits 1 where evaluation fails")
  func eval() throws {
    let value = try archlint.run("eval", "--json", "1 + 2")
    #expect(value.status == 0)
    #expect(
      try JSONDecoder().decode([String: String].self, from: Data(value.output.utf8)) == ["int": "3"]
    )
    let failure = try archlint.run("eval", "--unchecked", "1 / 0")
    #expect(failure.status == 1)
    #expect(failure.output.isEmpty)
    #expect(!failure.complaint.isEmpty)
  }

  @Test("eval --functions lists what is called so; a word that finds none is a mistake")
  func functions() throws {
    let found = try archlint.run("eval", "--functions", "isCIDR")
    #expect(found.status == 0)
    #expect(found.output.contains("    isCIDR(string) -> bool\n"))
    #expect(!found.output.contains("isIP"))
    let missing = try archlint.run("eval", "--functions", "nosuchthing")
    #expect(missing.status == 2)
    #expect(missing.complaint.contains("'nosuchthing'"))
    let nothing = try archlint.run("eval")
    #expect(nothing.status == 0)
    #expect(nothing.output.isEmpty && nothing.complaint.isEmpty)
  }
}

/// As much of a SARIF log as a test looks at.
private struct SARIFLog: Decodable {
  struct Run: Decodable {
    let results: [Result]
  }

  struct Result: Decodable {
    let ruleId: String
  }

  let version: String
  let runs: [Run]
}
