import CEL
import Testing

/// Properties of values that the rest counts on.
@Suite("Values")
struct ValueTests {
  @Test("a value is small")
  func size() {
    #expect(MemoryLayout<Value>.stride <= 24)
  }

  @Test(
    "equality goes across the types of numbers and into lists and maps",
    arguments: [
      Case("dyn(1) == 1u", "true"), Case("dyn(1) == 1.0", "true"), Case("dyn(1) == 1.5", "false"),
      Case("dyn(-1) == 18446744073709551615u", "false"), Case("dyn(1) == '1'", "false"),
      Case("[dyn(1), 2] == [1u, 2.0]", "true"), Case("{'a': dyn(1)} == {'a': 1.0}", "true"),
      Case("{1: 'a'} == {dyn(1u): 'a'}", "true"), Case("{'a': 1} == {'a': 1, 'b': 2}", "false"),
      Case("0.0/0.0 == 0.0/0.0", "false"), Case("dyn([]) == {}", "false"),
      Case("'é' == 'e\\u0301'", "false"), Case("'é' < 'e\\u0301'", "false"),
      Case("'\\uFF5E' < '\\U0001F600'", "true"), Case("b'a' < b'ab'", "true"),
    ])
  func equality(_ item: Case) throws {
    #expect(try evaluate(item.expression).shown == item.result)
  }

  @Test("sets of unknowns unite without duplicates")
  func unknowns() {
    #expect(UnknownSet([3, 1, 3]).tokens == [1, 3])
    #expect(UnknownSet(1).union(UnknownSet(1)) == UnknownSet(1))
    #expect(UnknownSet(2).union(UnknownSet([1, 2])).tokens == [1, 2])
    #expect(UnknownSet([2, 2]) == UnknownSet(2))
  }

  @Test("sets of unknowns keep the lowest few, in whatever order they unite")
  func manyUnknowns() {
    let few = Array(0..<UInt64(UnknownSet.limit))
    let odd = (0..<1_000).map { UnknownSet(UInt64(2 * $0 + 1)) }
    let even = (0..<1_000).map { UnknownSet(UInt64(2 * $0)) }
    let all = (odd + even).reduce(UnknownSet(0)) { $0.union($1) }
    #expect(all.tokens == few)
    #expect((even.reversed() + odd).reduce(UnknownSet(7)) { $1.union($0) } == all)
    #expect(UnknownSet((0..<1_000).reversed()) == all)
  }

  @Test("a map is made of keys of the right types that differ")
  func maps() {
    #expect(Map([(.double(1), .null)])?.count == nil)
    #expect(Map([(.int(1), .null), (.uint(1), .null)])?.count == nil)
    #expect(Map([(.int(1), .null), (.string("1"), .null)])?.count == 2)
  }

  @Test("timestamps and durations have bounds")
  func bounds() {
    #expect(Timestamp(seconds: 253_402_300_800) == nil)
    #expect(Timestamp(seconds: 0, nanoseconds: -1) == nil)
    #expect(Duration(seconds: 1, nanoseconds: -1) == nil)
    #expect(Duration(seconds: -315_576_000_000) != nil)
  }
}
