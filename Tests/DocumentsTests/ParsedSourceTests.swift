import Documents
import Testing

@Suite("Parsed sources")
struct ParsedSourceTests {
  @Test("have no documents where there is no text")
  func empty() {
    #expect(ParsedSource(parsing: [], path: "x.yaml").documents.isEmpty)
  }
}
