import Testing

@testable import Terraform

@Suite("Sizes that names and formulas say")
struct SizeTests {
  private static let gibibyte = 1_073_741_824.0

  @Test(
    "of instances are told by the type",
    arguments: [
      ("m7i.xlarge", 4.0, 16.0), ("db.r7g.large", 2, 16), ("c6gd.medium", 1, 2),
      ("t4g.micro", 2, 1), ("db.t3.2xlarge", 8, 32), ("r5b.24xlarge", 96, 768),
      ("m7i.metal-24xl", 96, 384),
    ])
  func instances(_ type: String, _ processors: Double, _ gibibytes: Double) throws {
    let size = try #require(InstanceSize(type))
    #expect(size.processors == processors)
    #expect(size.memory == gibibytes * Self.gibibyte)
  }

  @Test(
    "of other families are not guessed",
    arguments: [
      "db.serverless", "m4.large", "g5.xlarge", "x2idn.large", "m7i", "", "m7i.metal",
      "t3.enormous",
      "db.r7g.large.tpc1.mem2x", "mac2.metal",
    ])
  func unknown(_ type: String) {
    #expect(InstanceSize(type) == nil)
  }

  @Test(
    "of parameters are worked out",
    arguments: [
      ("LEAST({DBInstanceClassMemory/9531392},5000)", 16.0, 1802),
      ("LEAST({DBInstanceClassMemory/9531392}, 5000)", 768, 5000),
      ("{DBInstanceClassMemory/12582880}", 1, 85),
      (
        "GREATEST({log(DBInstanceClassMemory/805306368,2)*45},"
          + "{log(DBInstanceClassMemory/8187281408,2)*1000})", 16, 1069
      ),
      ("SUM(100,{DBInstanceClassMemory/1073741824})", 8, 108), ("250", 8, 250),
    ])
  func formulas(_ text: String, _ gibibytes: Double, _ value: Int) {
    var formula = ParameterFormula(text, memory: gibibytes * Self.gibibyte)
    let worth = formula.value()
    #expect(worth.map { Int($0) } == value)
  }

  @Test(
    "of parameters that nobody can read are not known",
    arguments: [
      "", "{", "{DBInstanceClassMemory", "MANY(1)", "1,2", "{EndPointPort}", "LEAST(", "1/0", "-5",
      String(repeating: "{", count: 100_000),
    ])
  func broken(_ text: String) {
    var formula = ParameterFormula(text, memory: Self.gibibyte)
    let worth = formula.value()
    #expect(worth == nil)
  }
}
