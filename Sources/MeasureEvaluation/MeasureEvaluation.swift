import ArchitectureGraph
import BuiltinPolicies
import CAllocations
import CEL
import Diagnostics
import Documents
import Kubernetes
import Policies
import Verdicts

/// Says what it costs to compile policies and to judge one resource by them, for `make bench`.
///
/// A row is the median and the least of ``rounds`` measurements, and the allocations of one pass,
/// counted by the process's own malloc. Every case must pass: a failing one would measure the making of
/// a finding. Usage: `MeasureEvaluation [--allocations]`, where only the allocations of judging are
/// counted, for a test.
@main
enum MeasureEvaluation {
  private static let rounds = 15
  private static let turns = 20_000

  static func main() throws {
    let compiler = PolicyCompiler(schema: Schema())
    let graph = try Case.graph()
    guard let subject = graph.nodes.first(where: { $0.kind == .workload }) else {
      throw Failure("the manifests hold no workload")
    }
    let judge = Judge(graph, unlocated: [])
    let isCounting = CommandLine.arguments.contains("--allocations")
    if !isCounting {
      print(heading("judging one resource, by a validation that passes", "ns", "allocations"))
    }
    for example in try Case.all() {
      guard case .success(let policy) = compiler.compile(example, for: .workload) else {
        throw Failure("\(example.id) can't be compiled: \(compiler.check(example).map(\.line))")
      }
      let passes = judge.passes
      judge.judge(subject.id, by: policy)
      guard judge.passes > passes, judge.findings.isEmpty else {
        throw Failure("\(example.id) does not pass: \(judge.findings.map(\.message))")
      }
      let body = { judge.judge(subject.id, by: policy) }
      if isCounting {
        print("\(oneDecimal(allocations(of: body, turns: 1000))) \(example.title)")
      } else {
        print(measure(example.title, turns, .nanoseconds, body))
      }
    }
    if !isCounting { try measureCompilation(compiler) }
  }

  private static func measureCompilation(_ compiler: PolicyCompiler) throws {
    print(heading("compiling", "µs", "allocations"))
    let environment = compiler.environment(for: .workload)
    let text = "node.containers.all(c, !c.image.endsWith(':latest'))"
    guard (try? Program(compiling: text, in: environment)) != nil else {
      throw Failure("'\(text)' can't be compiled")
    }
    print(
      measure("an expression: \(text)", 100, .microseconds) {
        _ = try? Program(compiling: text, in: environment)
      })
    let policies = BuiltinPolicies.all.flatMap { file in
      Policy.read(
        ParsedSource(parsing: file.bytesWithoutExamples, path: file.path), path: file.path
      ).policies
    }
    print(
      measure("all \(policies.count) built-in policies, for every kind", 1, .microseconds) {
        for policy in policies { _ = compiler.check(policy) }
      })
  }

  // MARK: Measuring

  private enum Unit: Double {
    case nanoseconds = 1e-9
    case microseconds = 1e-6
  }

  /// One row for `body`, whose time is taken over so many `turns` at once.
  private static func measure(
    _ name: String, _ turns: Int, _ unit: Unit, _ body: () -> Void
  ) -> String {
    let allocations = allocations(of: body, turns: turns)
    let times = (0..<rounds).map { _ in
      let elapsed = ContinuousClock().measure { for _ in 0..<turns { body() } }
      return elapsed / .seconds(1) / unit.rawValue / Double(turns)
    }.sorted()
    return row(name, [times[rounds / 2], times[0], allocations].map(oneDecimal))
  }

  /// How many of it one run of `body` makes, once all is warm.
  private static func allocations(of body: () -> Void, turns: Int) -> Double {
    for _ in 0..<turns / 10 + 1 { body() }
    let before = allocations_so_far()
    for _ in 0..<turns { body() }
    return Double(allocations_so_far() - before) / Double(turns)
  }

  private static func heading(_ name: String, _ unit: String, _ last: String) -> String {
    row(name, ["\(unit) (median)", "\(unit) (least)", last])
  }

  private static func row(_ name: String, _ columns: [String]) -> String {
    columns.reduce(padded(name, to: 72, from: .left)) { $0 + padded($1, to: 14, from: .right) }
  }

  private enum Edge {
    case left
    case right
  }

  private static func padded(_ text: String, to width: Int, from edge: Edge) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return edge == .left ? text + space : space + text
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Why nothing can be measured.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
