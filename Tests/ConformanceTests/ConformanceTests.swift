import CEL
import Foundation
import TestSupport
import Testing

/// The language's own conformance cases, where the file that holds them lies beside the repository.
@Suite("CEL conformance")
struct ConformanceTests {
  static let file = Fixture.shared("cel-conformance.jsonl")

  @Test(
    "every case gives what it should, but for those that are known not to",
    .enabled(if: file != nil, "skipped: shared/cel-conformance.jsonl is not beside the repository"))
  func cases() throws {
    let file = try #require(ConformanceTests.file)
    let decoder = JSONDecoder()
    let cases = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(ConformanceCase.self, from: Data($0.utf8))
    }
    let judged = cases.filter { !$0.needsProtobuf }
    let failures = Dictionary(
      judged.compactMap { item in item.failure.map { (item.path, $0) } }
    ) { first, _ in first }
    report(cases: judged, skipped: cases.count - judged.count, failures: failures)
    let known = try KnownFailures.read()
    for (path, reason) in failures.sorted(by: { $0.key < $1.key }) where known[path] == nil {
      Issue.record("\(path): \(reason)")
    }
    for path in known.keys.sorted() where failures[path] == nil {
      Issue.record("\(path) is in known-failures.txt, and passes: take it out")
    }
  }

  private func report(cases: [ConformanceCase], skipped: Int, failures: [String: String]) {
    let byFile = Dictionary(grouping: cases, by: \.file)
    for file in byFile.keys.sorted() {
      let all = byFile[file] ?? []
      let failed = all.count { failures[$0.path] != nil }
      print("  \(file): \(all.count - failed) of \(all.count)")
    }
    let failed = cases.count { failures[$0.path] != nil }
    print(
      "CEL conformance: \(cases.count - failed) of \(cases.count) "
        + "(\(skipped) more need protocol buffers and are skipped)")
  }
}

/// The cases that are known to fail, each with a reason: `path — reason`.
enum KnownFailures {
  static func read() throws -> [String: String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "known-failures.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let entries = lines.filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: " — ", maxSplits: 1)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
    return Dictionary(entries) { first, _ in first }
  }
}
