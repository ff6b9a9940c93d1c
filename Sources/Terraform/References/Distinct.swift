/// Elements in the order in which they came, each once.
///
/// There may be as many as a block has instances, so whether one is there is not looked up by walking.
struct Distinct<Element: Hashable & Sendable>: RandomAccessCollection, Sendable {
  private var elements: [Element] = []
  private var seen: Set<Element> = []

  /// None.
  init() {}

  var startIndex: Int { 0 }
  var endIndex: Int { elements.count }

  subscript(index: Int) -> Element { elements[index] }

  /// Adds `element`, unless it is there; says whether it was not.
  @discardableResult
  mutating func add(_ element: Element) -> Bool {
    guard seen.insert(element).inserted else { return false }
    elements.append(element)
    return true
  }

  /// Adds all of `others`; nothing is copied where there was none yet.
  mutating func add(_ others: Distinct) {
    if isEmpty {
      self = others
    } else {
      for element in others.elements { add(element) }
    }
  }

  /// Takes those away of which `isMeant` says so.
  mutating func remove(where isMeant: (Element) -> Bool) {
    guard elements.contains(where: isMeant) else { return }
    elements.removeAll(where: isMeant)
    seen = Set(elements)
  }
}
