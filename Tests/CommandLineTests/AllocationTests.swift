import Testing

@Suite("Judging")
struct AllocationTests {
  @Test("allocates nothing where a validation passes")
  func passing() throws {
    let outcome = try Archlint("MeasureEvaluation").run("--allocations")
    let counted = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0 && counted.count >= 10, "\(outcome.complaint)")
    #expect(counted.filter { !$0.hasPrefix("0.0 ") } == [])
  }
}
