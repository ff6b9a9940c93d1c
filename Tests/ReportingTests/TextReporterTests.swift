import Testing
import Verdicts

@testable import Reporting

@Suite("The text report")
struct TextReporterTests {
  @Test("reads as the committed file does", arguments: NamedReport.all)
  func snapshot(report: NamedReport) {
    expectSnapshot(TextReporter().text(of: report.make()), "text/\(report.name).txt")
  }

  @Test("says what was looked at where nothing is wrong")
  func upheld() {
    var options = TextReporter.Options()
    options.subject = "shop"
    let text = TextReporter(options).text(of: Sample.upheld)
    #expect(text == "shop upholds all 34 policies: 120 resources, 400 checks\n")
  }

  @Test("never says that all is well where something could not be read")
  func errors() {
    let text = TextReporter().text(of: Sample.erroneous)
    #expect(!text.contains("upholds"))
    #expect(text.contains("2 errors"))
  }

  @Test("says how long it took only if it is told")
  func elapsed() {
    var options = TextReporter.Options()
    options.elapsed = .milliseconds(1_250)
    #expect(TextReporter(options).text(of: Sample.upheld).hasSuffix("in 1.2 s\n"))
    options.elapsed = .microseconds(84_900)
    #expect(TextReporter(options).text(of: Sample.upheld).hasSuffix("in 84 ms\n"))
  }

  @Test("has colours, statistics and what passed if asked for")
  func everything() {
    var options = TextReporter.Options()
    options.usesColour = true
    options.includesStatistics = true
    options.includesPassed = true
    options.width = 72
    expectSnapshot(TextReporter(options).text(of: Sample.rich), "text/everything.txt")
  }

  @Test("is one line a finding when quiet, and nothing without one")
  func quiet() {
    var options = TextReporter.Options()
    options.isQuiet = true
    let reporter = TextReporter(options)
    expectSnapshot(reporter.text(of: Sample.rich), "text/quiet.txt")
    #expect(reporter.text(of: Sample.undecidedOnly).isEmpty)
  }

  @Test("lets no name reach the terminal as a command", arguments: [false, true])
  func hostile(isQuiet: Bool) {
    var options = TextReporter.Options()
    options.isQuiet = isQuiet
    let text = TextReporter(options).text(of: Sample.hostile)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isUnprintable })
    #expect(text.contains("\\u{1b}[2J"))
  }

  @Test("never shows a secret, wherever the finding points", arguments: NamedReport.all)
  func secrets(report: NamedReport) {
    let text = TextReporter().text(of: report.make())
    #expect(!text.contains("horse"))
  }

  @Test("repeats the help of a policy once only")
  func help() {
    let text = TextReporter().text(of: Sample.rich)
    #expect(text.split(separator: "help: Place the DB subnet group").count == 2)
  }
}

@Suite("Instances of one block")
struct FindingGroupTests {
  @Test(
    "are told apart by their keys only",
    arguments: [
      (["aws_x.a[0]", "aws_x.a[1]"], "aws_x.a[*]"),
      (["module.m[\"a\"].aws_x.b[0]", "module.m[\"a\"].aws_x.b[1]"], "module.m[\"a\"].aws_x.b[*]"),
      (["a[\"]\"]", "a[\"\\\"]\"]"], "a[*]"),
      (["is in [x] of a[0]", "is in [x] of a[2]"], "is in [x] of a[*]"),
    ])
  func merged(texts: [String], expected: String) {
    #expect(InstanceText.merged(texts) == expected)
  }

  @Test("keep what is no key", arguments: ["a[", "a[x]", "a[\"b", "a[\"b\"", "a[]", "a[0", ""])
  func noKey(text: String) {
    #expect(InstanceText(text).literals == [text])
  }

  @Test("are one group, other findings are not")
  func groups() {
    var other = Sample.unencrypted("logs")
    other.attribute = "versioning"
    let runs = FindingGroup.runs(of: [
      Sample.unencrypted("logs"), Sample.privileged(), Sample.unencrypted("assets"), other,
    ])
    #expect(runs.map { $0.groups.map(\.findings.count) } == [[2, 1], [1]])
  }
}
