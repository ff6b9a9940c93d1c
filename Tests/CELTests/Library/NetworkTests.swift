import CEL
import Testing

@Suite("Network library")
struct NetworkTests {
  @Test(
    "reads addresses and prints them canonically",
    arguments: [
      ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
      ("::1", "::1"), ("1::", "1::"), ("2001:DB8::0:1", "2001:db8::1"),
      ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
      ("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
      ("64:ff9b::1.2.3.4", "64:ff9b::102:304"), ("::ffff:c0a8:1", "192.168.0.1"),
    ])
  func addresses(text: String, canonical: String) throws {
    let variables = [("x", CEL.`Type`.string, Value.string(text))]
    #expect(try evaluate("string(ip(x))", variables).shown == "'\(canonical)'")
    let isCanonical = try evaluate("ip.isCanonical(x)", variables).shown
    #expect(isCanonical == (text == canonical ? "true" : "false"))
  }

  @Test(
    "refuses what is no address, without an error where it is only asked",
    arguments: [
      "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.-4", "1.2.3.4 ", "a.b.c.d",
      ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
      "::1:2:3:4:5:6:7:8", "12345::", "g::", ":1::", "1.2.3.4::", "::1.2.3", "fe80::1%eth0",
      "::ffff:1.2.3.4", "1.2.3.4/8",
    ])
  func badAddresses(text: String) throws {
    let variables = [("x", CEL.`Type`.string, Value.string(text))]
    #expect(try evaluate("isIP(x)", variables).shown == "false")
    #expect(try evaluate("ip(x)", variables).isError)
    #expect(throws: CompilationError.self) { try evaluate("ip('\(text)')") }
  }

  @Test(
    "refuses what is no block",
    arguments: [
      "", "/", "1.2.3.4", "1.2.3.4/", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/+8", "1.2.3.4/08",
      "1.2.3.4/8/8", "::/129", "::ffff:1.2.3.4/96", "::ffff:102:304/120", "fe80::%1/64",
      "1.2.3.4/99999999999999999999",
    ])
  func badBlocks(text: String) throws {
    let variables = [("x", CEL.`Type`.string, Value.string(text))]
    #expect(try evaluate("isCIDR(x)", variables).shown == "false")
    #expect(try evaluate("cidr(x)", variables).isError)
  }

  @Test(
    "knows what lies in a block",
    arguments: [
      Case("cidr('0.0.0.0/0').containsIP('255.1.2.3')", "true"),
      Case("cidr('::/0').containsIP('::1')", "true"),
      Case("cidr('0.0.0.0/0').containsIP('::1')", "false"),
      Case("cidr('10.1.2.3/9').containsIP('10.127.0.0')", "true"),
      Case("cidr('10.1.2.3/9').containsIP('10.128.0.0')", "false"),
      Case("cidr('10.0.0.0/8').containsCIDR('0.0.0.0/0')", "false"),
      Case("cidr('10.0.0.0/8').containsCIDR('10.255.255.255/32')", "true"),
      Case("cidr('10.0.0.0/8').containsCIDR('11.0.0.0/32')", "false"),
      Case("cidr('0.0.0.0/0').containsCIDR('::/0')", "false"),
      Case(
        "cidr('10.0.0.0/8').containsIP('x')",
        "error: 'x' is not an IP address such as 10.0.0.1 or 2001:db8::1"),
      Case("string(cidr('10.255.3.4/9').masked())", "'10.128.0.0/9'"),
      Case("string(cidr('10.255.3.4/0').masked())", "'0.0.0.0/0'"),
      Case("cidr('10.0.0.0/8').isMask() && !cidr('10.0.0.1/8').isMask()", "true"),
      Case("cidr('10.0.0.1/8') == cidr('10.0.0.0/8')", "false"),
      Case("ip('10.0.0.1') in [ip('10.0.0.2'), ip('10.0.0.1')]", "true"),
      Case("ip('10.0.0.1') == dyn('10.0.0.1')", "false"),
      Case("ip('10.0.0.1').isGlobalUnicast() && !ip('224.0.0.1').isGlobalUnicast()", "true"),
    ])
  func blocks(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }
}
