import Testing

@testable import ArchitectureGraph

@Suite("Sets of addresses")
struct AddressSetTests {
  private func set(_ prefixes: String...) -> AddressSet {
    AddressSet(prefixes.compactMap { Prefix($0) }, .ipv4)
  }

  @Test("join what touches, whatever the order")
  func union() {
    #expect(set("10.0.1.0/24", "10.0.0.0/24") == set("10.0.0.0/23"))
    #expect(set("0.0.0.0/1").union(set("128.0.0.0/1")) == .everything(.ipv4))
    #expect(set("10.0.0.0/8", "10.1.0.0/16") == set("10.0.0.0/8"))
  }

  @Test("what is taken out is not in what is left, and both together are the whole")
  func subtraction() {
    let whole = set("10.0.0.0/8", "192.168.0.0/16")
    let part = set("10.1.0.0/16", "10.255.255.255/32", "192.168.0.0/17")
    let left = whole.subtracting(part)
    #expect(left.intersection(part).isEmpty)
    #expect(left.union(part) == whole)
    #expect(whole.isSuperset(of: part))
    #expect(!part.isSuperset(of: whole))
  }

  @Test("reach to the very ends of a family")
  func ends() {
    for family in AddressFamily.allCases {
      let all = AddressSet.everything(family)
      #expect(all.subtracting(all).isEmpty)
      #expect(AddressSet.none.subtracting(all).isEmpty)
      #expect(all.subtracting(.none) == all)
      #expect(!AddressSet.everyPublic(family).isEmpty)
    }
    #expect(AddressSet.everyPublic(.ipv4).intersection(set("10.0.0.0/8")).isEmpty)
  }

  @Test("only hold addresses of their family")
  func families() {
    #expect(AddressSet([.everyIPv6], .ipv4).isEmpty)
    #expect(AddressSet([.everyIPv6, .everyIPv4], .ipv6) == .everything(.ipv6))
  }
}

@Suite("Ranges of ports")
struct PortRangeTests {
  @Test("are cut where others begin and end")
  func split() {
    let pieces = PortRange(0, 100).split(by: [PortRange(22, 22), PortRange(80, 200)])
    #expect(pieces == [PortRange(0, 21), PortRange(22, 22), PortRange(23, 79), PortRange(80, 100)])
    #expect(PortRange(22, 22).split(by: [PortRange(0, 65_535)]) == [PortRange(22, 22)])
  }
}
