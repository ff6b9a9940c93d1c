import ArchitectureGraph
import Testing

@Suite("Address ranges")
struct PrefixTests {
  @Test(
    "are read and written in CIDR notation, host bits dropped",
    arguments: [
      ("10.1.2.3/16", "10.1.0.0/16"), ("203.0.113.7", "203.0.113.7/32"), ("::/0", "::/0"),
      ("2001:DB8::1/32", "2001:db8::/32"), ("::ffff:10.0.0.1/96", "::ffff:0:0/96"),
    ])
  func reading(_ text: String, _ written: String) {
    #expect(Prefix(text)?.description == written)
  }

  @Test(
    "refuse what is none",
    arguments: ["", "10.0.0/8", "10.0.0.0/33", "1.2.3.256", "::1::", "1:2:3", "a", "10.0.0.0/"])
  func refusal(_ text: String) {
    #expect(Prefix(text) == nil)
  }

  @Test(
    "are everything, or are not, taken together",
    arguments: [
      (["0.0.0.0/0"], true), (["0.0.0.0/1", "128.0.0.0/1"], true), (["::/0"], true),
      (["0.0.0.0/1", "128.0.0.0/2"], false), (["0.0.0.0/1", "::/1"], false), ([], false),
      (["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/1"], true),
    ])
  func union(_ texts: [String], _ isEverything: Bool) {
    #expect(Prefix.coverEverything(texts.compactMap { Prefix($0) }) == isEverything)
  }

  @Test("know which of them the internet does not route")
  func privacy() {
    #expect(
      ["10.1.0.0/16", "172.16.0.0/12", "fc00::/8"].allSatisfy { Prefix($0)?.isPrivate == true })
    #expect(["172.0.0.0/8", "8.8.8.8", "::/0"].allSatisfy { Prefix($0)?.isPrivate == false })
  }
}
