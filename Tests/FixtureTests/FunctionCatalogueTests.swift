import Foundation
import Linting
import Policies
import Reporting
import TestSupport
import Testing
import Verdicts

@Suite("The functions, as they are shown")
struct FunctionCatalogueTests {
  @Test("every example of a function of the graph comes to what it says")
  func graphExamples() throws {
    let group = try #require(FunctionGroup.all.first)
    #expect(group.title == "The graph")
    let evaluation = Evaluation(
      over: [Fixture.url("functions/cart.yaml").path(percentEncoded: false)])
    for function in group.functions {
      #expect(!function.examples.isEmpty, "\(function.name)")
      for example in function.examples {
        let outcome = evaluation.evaluate("(\(example.expression)) == (\(example.result))")
        guard case .value(.bool(true)) = outcome else {
          Issue.record("\(example.expression) is not \(example.result): \(outcome)")
          continue
        }
        #expect(example.expression.contains("\(function.name)("))
      }
    }
  }

  @Test("docs/cel.md is current; make docs writes it")
  func page() throws {
    let file = Fixture.url("../docs/cel.md").standardized
    let mismatch = Snapshot.mismatch(LanguagePage(FunctionGroup.all).markdown, file: file)
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test("a function is found by its name, before others that speak of it")
  func search() {
    let found = FunctionGroup.matching("ISCIDR")
    #expect(found.flatMap(\.functions).map(\.name) == ["isCIDR"])
    #expect(FunctionGroup.matching("reverse").map(\.title) == ["Strings", "Lists"])
    #expect(FunctionGroup.matching("base64").flatMap(\.functions).count > 1)
    #expect(FunctionGroup.matching("nosuchthing").isEmpty)
  }

  @Test(
    "the list says how a function is called and what an example comes to",
    arguments: ["startsWith", "%", "targets"])
  func list(_ word: String) {
    let list = FunctionList(FunctionGroup.matching(word))
    let name = word == "%" ? "modulo" : word
    for (text, ending) in [(list.text, "txt"), (list.json, "json")] {
      let file = Fixture.url("functions/\(name).\(ending)")
      let mismatch = Snapshot.mismatch(text, file: file)
      #expect(mismatch == nil, "\(mismatch ?? "")")
    }
  }
}
