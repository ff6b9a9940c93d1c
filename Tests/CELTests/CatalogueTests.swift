import Testing

@testable import CEL

@Suite("The catalogue of functions")
struct CatalogueTests {
  @Test("every function, macro and overload of every library is in it")
  func completeness() {
    var functions = Set<String>()
    var macros: [String: Int] = [:]
    for catalogue in Catalogue.everything {
      let names = Set(catalogue.entries.map(\.name))
      #expect(names.count == catalogue.entries.count, "\(catalogue.title) names one twice")
      for function in catalogue.library.functions where names.contains(function.name) {
        functions.formUnion(function.overloads.map { "\(function.name) \($0.id)" })
      }
      for macro in catalogue.library.macros where names.contains(macro.name) {
        macros["\(macro.name) \(macro.style)", default: 0] += 1
      }
    }
    for function in Library.everything.functions
    where !function.name.contains("@") || function.name == "@in" {
      for overload in function.overloads {
        #expect(
          functions.contains("\(function.name) \(overload.id)"),
          "'\(function.name)' has no entry: say in Sources/CEL/Catalogue what it gives")
      }
    }
    for (name, all) in Dictionary(
      grouping: Library.everything.macros, by: { "\($0.name) \($0.style)" })
    {
      #expect(macros[name] == all.count, "the macro '\(name)' has no entry")
    }
  }

  @Test("an entry says something of what is there", arguments: Catalogue.everything)
  func entries(_ catalogue: Catalogue) {
    let functions = Set(catalogue.library.functions.map(\.name))
    for entry in catalogue.entries {
      let name = Comment(rawValue: entry.name)
      #expect(!entry.examples.isEmpty, name)
      #expect(entry.summary.hasSuffix("."), name)
      #expect(!entry.summary.contains("\n"), name)
      #expect(!catalogue.signatures(of: entry).isEmpty, name)
      let macros = catalogue.library.macros.count { $0.name == entry.name }
      let isLogic = entry.name == "_&&_" || entry.name == "_||_"
      #expect(functions.contains(entry.name) || macros > 0 || isLogic, name)
    }
  }

  @Test("every example comes to what it says", arguments: Catalogue.everything)
  func examples(_ catalogue: Catalogue) throws {
    for entry in catalogue.entries {
      for example in entry.examples {
        let comment = Comment(rawValue: "\(example.expression) → \(example.result)")
        let same = "(\(example.expression)) == (\(example.result))"
        let value = try? evaluate(example.expression)
        #expect(try evaluate(same).shown == "true", comment)
        #expect(value?.type == (try evaluate(example.result)).type, comment)
        let isOperator = Operator.symbol(of: entry.name) != nil
        #expect(isOperator || example.expression.contains("\(entry.name)("), comment)
      }
    }
  }

  @Test(
    "signatures are written as calls are",
    arguments: [
      Case("_+_", "int + int -> int"), Case("_[_]", "list(A)[int] -> A"),
      Case("_?_:_", "bool ? A : A -> A"), Case("!_", "!bool -> bool"),
      Case("@in", "A in list(A) -> bool"), Case("_[?_]", "list(A)[?int] -> optional_type(A)"),
      Case("_>=_", "bool >= bool -> bool"), Case("size", "size(string) -> int"),
    ])
  func signatures(_ sample: Case) throws {
    let catalogue = Catalogue.operators
    let entry = try #require(catalogue.entries.first { $0.name == sample.expression })
    #expect(catalogue.signatures(of: entry).first == sample.result)
  }
}
