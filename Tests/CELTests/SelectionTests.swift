import CEL
import Testing

/// Expressions that say a place.
@Suite("Selection")
struct SelectionTests {
  @Test("a chain of selections is its root and its steps")
  func chain() throws {
    let selection = try Selection(parsing: "object.spec.containers[0]['image'].`pull-policy`")
    #expect(selection.root.text == "object")
    #expect(
      selection.steps == [
        .field("spec"), .field("containers"), .index(0), .field("image"), .field("pull-policy"),
      ])
    #expect(try Selection(parsing: "container").steps.isEmpty)
  }

  @Test(
    "anything else is no selection",
    arguments: ["a + b", "a.b()", "a[b]", "a[-1]", "1", "a ? b : c", "[a]"])
  func others(_ source: String) {
    #expect {
      _ = try Selection(parsing: source)
    } throws: { error in
      (error as? CompilationError)?.mistakes.first?.message == "this is not a selection"
    }
  }
}
