import CEL
import Testing

/// Variables, those that are programs themselves, and the cost of an evaluation.
@Suite("Activations")
struct ActivationTests {
  private let environment = Environment(
    libraries: [.everything], variables: [Variable("x", .int)])

  @Test("a variable that is a program runs once, when it is first read")
  func lazily() throws {
    let counter = Counter()
    let counting = FunctionDeclaration(
      "count",
      [
        Overload(
          "count", [.int], .int,
          .hosted { values, host in
            (host as? Counter)?.count += 1
            return values[0]
          })
      ])
    let base = Environment(
      libraries: [.everything], variables: [Variable("x", .int)], functions: [counting])
    let extended = base.extended(variables: [Variable("variables.twice", .int)])
    let twice = try Program(compiling: "count(x) * 2", in: base)
    let program = try Program(
      compiling: "variables.twice + variables.twice + [1, 2].map(i, i * variables.twice)[1]",
      in: extended)
    var activation = Activation(for: extended, host: counter)
    activation.bind(0, to: .int(5))
    activation.bind(1, to: twice)
    #expect(program.evaluate(in: &activation).shown == "40")
    #expect(counter.count == 1)
    activation.bind(1, to: twice)
    #expect(
      try Program(compiling: "true || variables.twice == 1", in: extended)
        .evaluate(in: &activation).shown == "true")
    #expect(counter.count == 1)
  }

  @Test("a variable's program with macros of its own leaves those around it alone")
  func nestedLocals() throws {
    let extended = environment.extended(variables: [Variable("variables.sum", .list(.int))])
    let sum = try Program(compiling: "[10, 20].map(a, [1].map(b, a + b)[0])", in: environment)
    let program = try Program(
      compiling: "[1, 2].map(a, [3].map(b, a + b + variables.sum[1])[0])", in: extended)
    var activation = Activation(for: extended)
    activation.bind(1, to: sum)
    #expect(program.evaluate(in: &activation).shown == "[25, 26]")
  }

  @Test("a variable without a value, and one that depends on itself, are errors")
  func unbound() throws {
    let program = try Program(compiling: "x + 1", in: environment)
    var activation = Activation(for: environment)
    #expect(program.evaluate(in: &activation).shown == "error: variable 'x' has no value")
    activation.bind(0, to: program)
    #expect(program.evaluate(in: &activation).shown == "error: variable 'x' depends on itself")
  }

  @Test("an activation goes from one extended environment to the next")
  func entering() throws {
    let first = environment.extended(variables: [Variable("a", .int), Variable("b", .int)])
    let second = environment.extended(variables: [Variable("c", .string)])
    var activation = Activation(for: first)
    for slot in 0..<3 { activation.bind(slot, to: .int(Int64(slot) + 1)) }
    #expect(try Program(compiling: "x + a + b", in: first).evaluate(in: &activation).shown == "6")
    activation.enter(second, keeping: 1)
    let program = try Program(compiling: "string(x) + c", in: second)
    #expect(program.evaluate(in: &activation).shown == "error: variable 'c' has no value")
    activation.bind(1, to: .string("c"))
    #expect(program.evaluate(in: &activation).shown == "'1c'")
  }

  @Test("an evaluation that costs too much is an error, whatever absorbs it")
  func cost() throws {
    let numbers = "[\((0..<100).map(String.init).joined(separator: ","))]"
    let nested = "\(numbers).all(a, \(numbers).all(b, \(numbers).all(c, a + b + c >= x)))"
    let variables = [(name: "x", type: CEL.`Type`.int, value: Value.int(0))]
    for expression in [nested, "\(nested) || true"] {
      let shown = try evaluate(expression, variables, costLimit: 100_000).shown
      #expect(shown.hasPrefix("error: cost limit exceeded; "))
    }
    #expect(try evaluate("\(numbers).all(a, a >= x)", variables, costLimit: 1_000).shown == "true")
  }

  @Test(
    "a runaway expression ends as soon as it has cost what Kubernetes allows",
    arguments: [
      "lists.range(1000000).all(a, lists.range(1000000).all(b, a + b >= 0))",
      "lists.range(1000000).map(a, lists.range(1000000).map(b, a * b)).size() > 0",
      "lists.range(900).exists(a, lists.range(900).exists(b, lists.range(900).exists(c, c < 0)))",
    ])
  func runaway(_ expression: String) throws {
    guard case .error(let error) = try evaluate(expression) else {
      Issue.record("it came to an end")
      return
    }
    #expect(error.kind == .limit)
    #expect(Activation.standardCostLimit == 1_000_000)
  }

  private final class Counter: HostContext, @unchecked Sendable {
    var count = 0
  }
}
