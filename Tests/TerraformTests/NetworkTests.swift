import Documents
import Foundation
import TestSupport
import Testing

@testable import ArchitectureGraph
@testable import Terraform

/// A question to a network, and the answer that was written out for it.
private struct Expectation {
  let text: String
  let source: String
  let target: String
  let question: Question
  let answer: String
  /// Things that the way passes, in this order.
  var way: [String] = []
  /// What declares the one edge to cut.
  var edge: String?
  /// All that cuts the way; nil where the fixture does not say.
  var cuts: Set<String>?
  /// All that the answer hangs on.
  var unknown: Set<String>?

  /// Reads `internet -> aws_instance.web:22  reachable via a, b; cut c`.
  init(_ line: Substring) throws {
    text = String(line)
    let found = try #require(
      line.wholeMatch(
        of: /(\S+) -> (\S+):(\d+)(?:\/(\w+))?  (reachable|not reachable|undecidable)(.*)/))
    source = String(found.1)
    target = String(found.2)
    question = Question(transport: found.4.map(String.init) ?? "tcp", port: Int(found.3))
    answer = String(found.5)
    let rest = found.6
    if let way = rest.firstMatch(of: /via ([^;]+)/) { self.way = Self.list(way.1) }
    if let edge = rest.firstMatch(of: /; cut (.+)/) { self.edge = String(edge.1) }
    if let cuts = rest.firstMatch(of: /: cut by (.+)/) { self.cuts = Set(Self.list(cuts.1)) }
    if let hung = rest.firstMatch(of: /: hangs on (.+)/) { unknown = Set(Self.list(hung.1)) }
  }

  private static func list(_ text: Substring) -> [String] {
    text.split(separator: ", ").map(String.init)
  }
}

@Suite("Small networks, with the answer written out")
struct NetworkTests {
  /// A network of the fixtures.
  struct Network: Sendable, CustomTestStringConvertible {
    let name: String
    var testDescription: String { name }
  }

  static let networks = Fixture.names(in: "networks").filter { !$0.contains(".") }.map {
    Network(name: $0)
  }

  @Test("are at least forty, and all three answers occur")
  func there() throws {
    #expect(Self.networks.count >= 40)
    let all: [Expectation] = try Self.networks.flatMap { try expectations(of: $0) }
    let answers = Dictionary(grouping: all, by: \.answer).mapValues(\.count)
    #expect((answers["reachable"] ?? 0) >= 40)
    #expect((answers["not reachable"] ?? 0) >= 40)
    #expect((answers["undecidable"] ?? 0) >= 8)
  }

  @Test("are answered as AWS decides", arguments: networks)
  func answers(_ network: Network) throws {
    let folder = Fixture.url("networks").appending(path: network.name)
    let json = try Fixture.bytes(of: folder.appending(path: "plan.json"))
    let graph = try graph(ofPlan: String(decoding: json, as: UTF8.self))
    for expected in try expectations(of: network) { try check(expected, in: graph) }
  }

  private func expectations(of network: Network) throws -> [Expectation] {
    let file = Fixture.url("networks").appending(path: network.name + "/expected.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    return try text.split(separator: "\n").map { try Expectation($0) }
  }

  private func check(_ expected: Expectation, in graph: Graph) throws {
    let reach = graph.reach(
      from: try graph.end(expected.source), to: try graph.end(expected.target), expected.question)
    let found = "\(expected.text)\nfound: \(graph.words(reach))"
    #expect(reach.answer.rawValue == expected.answer, "\(found)")
    if !expected.way.isEmpty {
      let ways = reach.openings.map { $0.path.hops.map { graph[$0.node].address } }
      #expect(ways.contains { expected.way.isSubsequence(of: $0) }, "\(found)")
    }
    if let edge = expected.edge {
      let place = reach.edgeToCut?.place?.node
      #expect(place.map { graph[$0].address } == edge, "\(found)")
    }
    if let cuts = expected.cuts {
      #expect(Set(reach.cuts.map { graph[$0.node].address }) == cuts, "\(found)")
    }
    if let unknown = expected.unknown {
      #expect(Set(reach.unknowns.map(\.path)) == unknown, "\(found)")
    }
  }
}

extension Graph {
  fileprivate func end(_ address: String) throws -> NodeID {
    address == "internet" ? internet : try node(address).id
  }

  /// The answer on one line, for a person who reads why a test failed.
  fileprivate func words(_ reach: ArchitectureGraph.Reach) -> String {
    let ways = reach.openings.map { opening in
      opening.path.hops.map { self[$0.node].address }.joined(separator: " > ")
    }
    let cuts = reach.cuts.map { "\(self[$0.node].address) \($0.reason)" }
    let unknown = reach.unknowns.map(\.path)
    let edge = reach.edgeToCut?.place.map { self[$0.node].address } ?? "-"
    return "\(reach.answer.rawValue) ways \(ways) edge \(edge) cuts \(cuts) unknown \(unknown)"
  }
}

extension Unknown {
  fileprivate var path: String { attribute.isEmpty ? address : "\(address).\(attribute)" }
}

extension [String] {
  /// Whether its elements stand in `other` in the same order.
  fileprivate func isSubsequence(of other: [String]) -> Bool {
    var left = self[...]
    for element in other where element == left.first { left = left.dropFirst() }
    return left.isEmpty
  }
}
