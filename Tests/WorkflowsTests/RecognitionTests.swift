import Documents
import Testing
import Workflows

@Suite("Recognition of GitHub's files")
struct RecognitionTests {
  @Test(
    "goes by what they hold",
    arguments: [
      ("on: push\njobs: {a: {}}", WorkflowRecognition.workflow),
      ("'on': [push]\njobs: {a: {}}", .workflow), ("{\"on\": \"push\", \"jobs\": {}}", .workflow),
      ("name: a\nruns: {using: composite, steps: []}", .compositeAction),
      ("version: 2\nupdates: [{package-ecosystem: npm, directory: /}]", .dependabot),
      ("runs: {using: node20, main: a.js}", nil), ("version: 2\njobs: {}\nworkflows: {}", nil),
      ("apiVersion: v1\nkind: Pod", nil), ("version: 2\nupdates: []", nil), ("- on\n- jobs", nil),
      ("jobs: []\non: push", nil),
    ] as [(String, WorkflowRecognition?)])
  func recognition(_ text: String, _ expected: WorkflowRecognition?) {
    let source = ParsedSource(parsing: Array(text.utf8), path: "x.yml")
    #expect(source.documents.first.flatMap { WorkflowRecognition(of: $0) } == expected)
    if expected != nil { #expect(looksLikeWorkflow(Array(text.utf8))) }
  }
}
