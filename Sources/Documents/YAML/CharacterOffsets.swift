/// Byte offsets out of libyaml's marks, which count characters.
///
/// Marks come almost in order, so the place of the last one is kept and the way from there counted.
struct CharacterOffsets {
  private let text: UnsafeBufferPointer<UInt8>
  private let piece: Range<Int>
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  /// Offsets into the `piece` of `text` that libyaml reads.
  init(_ text: UnsafeBufferPointer<UInt8>, piece: Range<Int>, search: ByteSearch) {
    self.text = text
    self.piece = piece
    isASCII = search.scalarCount(in: piece) == piece.count
    byte = piece.lowerBound
  }

  /// The offset in `text` of the character at `index` of the piece.
  ///
  /// - Complexity: O(1) in an ASCII piece, else O(distance from the last one).
  mutating func offset(ofCharacter index: Int) -> Int {
    if isASCII { return min(piece.lowerBound + index, piece.upperBound) }
    while character < index, byte < piece.upperBound {
      byte += 1
      while byte < piece.upperBound, isContinuation(byte) { byte += 1 }
      character += 1
    }
    while character > index, byte > piece.lowerBound {
      byte -= 1
      while byte > piece.lowerBound, isContinuation(byte) { byte -= 1 }
      character -= 1
    }
    return byte
  }

  private func isContinuation(_ index: Int) -> Bool { text[index] & 0xC0 == 0x80 }
}
