import TestSupport
import Testing

@Suite("Test support")
struct TestSupportTests {
  @Test("shows what differs between two texts, with context")
  func diff() {
    let old = (1...12).map { "line \($0)" }.joined(separator: "\n")
    let new = old.replacing("line 6", with: "line six")
    #expect(
      unifiedDiff(from: old, to: new, context: 1) == """
        --- expected
        +++ actual
        @@ -5,3 +5,3 @@
         line 5
        -line 6
        +line six
         line 7
        """)
  }

  @Test("takes markers out of a text and says where they stood")
  func markers() {
    let marked = MarkedText("é①b②\n")
    #expect(marked.text == "éb\n")
    #expect(marked.offset("①") == 2)
    #expect(marked.offset("②") == 3)
  }

  @Test("says that a snapshot is missing, where it is")
  func missingSnapshot() {
    #expect(
      Snapshot.mismatch("x", file: Fixture.url("no-such-folder/x.txt"), mode: .compare)?
        .contains("is missing") == true)
  }
}
