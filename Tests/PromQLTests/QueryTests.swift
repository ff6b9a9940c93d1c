import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import PromQL

@Suite("Queries")
struct QueryTests {
  @Test("that are well-formed become the trees beside them")
  func trees() throws {
    let lines = try Self.queries(in: "well-formed").map { text -> String in
      let query = Query(parsing: text)
      guard query.mistake == nil, let expression = query.expression else {
        Issue.record("\(text): \(query.complaint)")
        return ""
      }
      return "\(text)\n=> \(expression.text)\n"
    }
    let url = Fixture.url("promql/well-formed.txt")
    #expect(Snapshot.mismatch(lines.joined(separator: "\n"), file: url) == nil)
  }

  @Test("that are not say what is wrong, and where")
  func mistakes() throws {
    let lines = try Self.queries(in: "malformed").map { text -> String in
      let complaint = Query(parsing: text).complaint
      #expect(complaint != "", "\(text)")
      return "\(text)\n=> \(complaint)\n"
    }
    let url = Fixture.url("promql/malformed.txt")
    #expect(Snapshot.mismatch(lines.joined(separator: "\n"), file: url) == nil)
  }

  @Test("written in their one spelling are read as the same")
  func respelling() throws {
    for text in try Self.queries(in: "well-formed") {
      let spelling = try #require(Query(parsing: text).expression).text
      #expect(Query(parsing: spelling).expression?.text == spelling)
    }
  }

  @Test("know their bytes: each part read alone is the same")
  func ranges() throws {
    for text in try Self.queries(in: "well-formed") {
      let query = Query(parsing: text)
      var work = try [#require(query.expression)]
      while let part = work.popLast() {
        work += part.parts
        let alone = query.source.text(in: part.range)
        // The functions of durations are for windows only.
        guard !alone.contains("m_of("), !alone.contains("_of(") else { continue }
        #expect(Query(parsing: alone).expression?.text == part.text, "\(alone) of \(text)")
      }
    }
  }

  @Test("cut off anywhere end in a tree or a mistake")
  func prefixes() throws {
    for text in try Self.queries(in: "well-formed") {
      for end in text.indices {
        let query = Query(parsing: String(text[..<end]))
        #expect(query.expression != nil || query.mistake != nil)
      }
    }
  }

  @Test(
    "nested too deep are a mistake",
    arguments: [
      ("(", "a", ")"), ("-", "a", ""), ("a + ", "a", ""), ("a ^ ", "a", ""), ("", "a", "[5m:]"),
      ("sum(", "a", ")"), ("abs(", "a", ")"), ("", "a", " or b"), ("a[", "5m", "]"),
      ("a[5m:", "1m", "]"), ("{", "", ""), ("a offset (", "5m", ")"),
    ])
  func depth(_ before: String, _ inner: String, _ after: String) {
    let text =
      String(repeating: before, count: 50_000) + inner + String(repeating: after, count: 50_000)
    #expect(Query(parsing: text).expression == nil)
  }

  @Test("within the limit are read", arguments: [("(", ")"), ("a + ", ""), ("abs(", ")")])
  func withinDepth(_ before: String, _ after: String) {
    let text = String(repeating: before, count: 240) + "a" + String(repeating: after, count: 240)
    #expect(Query(parsing: text).complaint == "")
  }

  /// The queries of a file: paragraphs, with comments before them perhaps.
  static func queries(in name: String) throws -> [String] {
    let text = String(
      decoding: try Fixture.bytes(of: Fixture.url("promql/\(name).promql")), as: UTF8.self)
    return text.components(separatedBy: "\n\n").map {
      $0.trimmingCharacters(in: .newlines)
    }
  }
}

@Suite("Expressions")
struct ExpressionTests {
  @Test(
    "that hang on nothing are numbers",
    arguments: [
      ("1h", 3600), ("2 * 30m", 3600), ("-(1 + 2) / 4", -0.75), ("2 ^ 10", 1024),
      ("10 ^ -2", 0.01), ("7 % 4", 3), ("1 > bool 2", 0), ("0x1F", 31),
    ])
  func constants(_ text: String, _ value: Double) {
    #expect(Query(parsing: text).expression?.constant == value)
  }

  @Test("that hang on anything are not", arguments: ["a", "time()", "1 + a", "2 ^ 0.5", "step()"])
  func variables(_ text: String) throws {
    #expect(try #require(Query(parsing: text).expression).constant == nil)
  }

  @Test(
    "select by labels as Prometheus does, the whole of them",
    arguments: [
      (#"a{b="5"}"#, "5", true), (#"a{b="5"}"#, "50", false), (#"a{b!="5"}"#, "", true),
      (#"a{b=~"5.."}"#, "503", true), (#"a{b=~"5.."}"#, "5030", false),
      (#"a{b=~"4|5"}"#, "45", false), (#"a{b!~"5.."}"#, "404", true),
      (#"a{b!~"5.."}"#, "500", false), (#"a{b=~"x.y"}"#, "x\ny", true),
    ])
  func matchers(_ text: String, _ value: String, _ isAccepted: Bool) throws {
    guard case .selector(let selector)? = Query(parsing: text).expression?.kind else {
      Issue.record("\(text) is no selector")
      return
    }
    #expect(selector.matchers[0].accepts(value) == isAccepted)
  }
}

extension Query {
  /// The mistake with its place, as a test writes it; empty where there is none.
  fileprivate var complaint: String {
    guard let mistake else { return "" }
    let position = position(of: mistake)
    return "\(position.line):\(position.column) \(mistake.message)"
      + (mistake.help.map { "; \($0)" } ?? "")
  }
}
