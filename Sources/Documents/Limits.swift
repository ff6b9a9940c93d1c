/// How much of anything an input may ask for, so that no input hangs the tool or fills the memory.
///
/// One value for the whole tool; every reader takes it as a parameter, so tests can narrow it.
package struct Limits: Sendable, Hashable {
  /// What the tool runs with.
  package static let standard = Limits()

  /// How many containers may lie within each other, aliases followed; what walks a tree may recurse
  /// this far.
  package var depth = 1000
  /// How many bytes one input may have; offsets are 32 bits wide, so never 4 GiB or more.
  package var bytes = 512 << 20
  /// How many nodes (32 bytes each) one input may have.
  package var nodes = 50_000_000
  /// How many nodes the aliases of one document may add, and those of an input ten times as many.
  package var aliasNodes = 1_000_000
  /// How many documents one input may have.
  package var documents = 1_000_000

  /// The standard limits, for changing one of them.
  package init() {}
}
