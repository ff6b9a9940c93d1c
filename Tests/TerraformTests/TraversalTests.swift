import Testing

@testable import Terraform

@Suite("Traversal")
struct TraversalTests {
  @Test(
    "takes addresses and references apart",
    arguments: [
      ("aws_vpc.main.id", [.name("aws_vpc"), .name("main"), .name("id")]),
      (
        #"module.a["x.y"].aws_subnet.b[0]"#,
        [
          .name("module"), .name("a"), .key(.text("x.y")), .name("aws_subnet"), .name("b"),
          .key(.index(0)),
        ]
      ),
      (#"a["q\"]"]"#, [.name("a"), .key(.text(#"q"]"#))]),
    ] as [(String, [Traversal.Step])])
  func steps(_ text: String, _ steps: [Traversal.Step]) {
    #expect(Traversal(text)?.steps == steps)
  }

  @Test("refuses what is no traversal", arguments: ["", ".a", "a.", "a[", "a[x]", #"a["x"#, "a[0"])
  func refused(_ text: String) {
    #expect(Traversal(text) == nil)
  }
}
