package import Diagnostics

/// What a file or a block holds, in the order of the source.
package struct Body: Sendable {
  /// The attributes; of those of one name the last one counts.
  package var attributes: [Attribute] = []
  /// The nested blocks.
  package var blocks: [Block] = []
  /// All its bytes, the braces included.
  package var range: SourceRange

  init(range: SourceRange) {
    self.range = range
  }

  /// The attribute called `name`.
  package func attribute(_ name: String) -> Attribute? {
    attributes.last { $0.name.text == name }
  }

  /// The blocks of the type `type`.
  package func blocks(_ type: String) -> [Block] {
    blocks.filter { $0.type.text == type }
  }
}

/// A name with its value: `cidr_block = var.cidr`.
package struct Attribute: Sendable {
  /// The name.
  package let name: Name
  /// The value.
  package let value: Expression

  /// All its bytes: from the name to the end of the value.
  package var range: SourceRange {
    SourceRange(name.range.lowerBound, value.range.upperBound)
  }
}

/// A block: `resource "aws_vpc" "main" { … }`.
package struct Block: Sendable {
  /// Its first word.
  package let type: Name
  /// The words and texts that follow it.
  package let labels: [Name]
  /// What it holds.
  package let body: Body

  /// The line that says what it is: the type and the labels, without the brace.
  package var header: SourceRange {
    SourceRange(type.range.lowerBound, (labels.last ?? type).range.upperBound)
  }
}

/// A name, and where it is written.
package struct Name: Sendable, Hashable {
  /// The name, without quotation marks.
  package let text: String
  /// Its bytes, quotation marks included.
  package let range: SourceRange
}
