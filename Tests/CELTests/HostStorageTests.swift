import CEL
import Testing

/// Values that stand in a host's own storage and are read in place.
@Suite("Host sources")
struct HostStorageTests {
  @Test(
    "objects, lists and maps are read where they stand",
    arguments: [
      Case("shelf.books.size()", "3"),
      Case("shelf.books[1].title", "'title 1'"),
      Case("shelf.books.map(b, b.pages)", "[0, 100, 200]"),
      Case("shelf.books.filter(b, b.pages > 50).map(b, b.title)", "['title 1', 'title 2']"),
      Case("shelf.books[0] == shelf.books[0]", "true"),
      Case("shelf.books[0] == shelf.books[1]", "false"),
      Case("shelf.books[0] in shelf.books", "true"),
      Case("has(shelf.books[0].isbn)", "false"),
      Case("has(shelf.books[1].isbn)", "?[11]"),
      Case("has(shelf.books[0].title)", "true"),
      Case("shelf.books[1].isbn == 'x' || true", "true"),
      Case("shelf.labels.room", "'cellar'"),
      Case("has(shelf.labels.floor)", "false"),
      Case("shelf.labels.floor", "error: no such key: 'floor'"),
      Case("'room' in shelf.labels && shelf.labels.size() == 1", "true"),
      Case("shelf.labels.map(k, k)", "['room']"),
      Case("shelf.labels == {'room': 'cellar'}", "true"),
    ])
  func reading(_ item: Case) throws {
    let library = Shelves(count: 3)
    #expect(try library.evaluate(item.expression).shown == item.result)
  }

  @Test("only what decides is read")
  func laziness() throws {
    let library = Shelves(count: 1_000_000)
    #expect(try library.evaluate("shelf.books.exists(b, b.pages == 200)").shown == "true")
    #expect(library.source.reads < 20)
  }

  @Test("a field comes with the slot that its type gives it")
  func slots() throws {
    let library = Shelves(count: 1)
    _ = try library.evaluate("shelf.books[0].pages")
    #expect(library.source.lastSlot == 2)
  }
}

/// A host with objects that exist only as handles: 0 is the shelf, n + 1 the nth book.
struct Shelves {
  let source: Source
  private let environment: Environment
  private let shelf: Value

  init(count: Int) {
    source = Source(count: count)
    shelf = .object(Object(source.host, handle: 0))
    environment = Environment(
      libraries: [.everything],
      types: [
        ObjectType(
          "Shelf",
          fields: [
            "books": ObjectField(.list(.object("Book")), slot: 0),
            "labels": ObjectField(.map(.string, .string), slot: 1),
          ]),
        ObjectType(
          "Book",
          fields: [
            "title": ObjectField(.string, slot: 1), "pages": ObjectField(.int, slot: 2),
            "isbn": ObjectField(.string, slot: 3),
          ]),
      ],
      variables: [Variable("shelf", .object("Shelf"))])
  }

  func evaluate(_ expression: String) throws -> Value {
    let program = try Program(compiling: expression, in: environment)
    var activation = Activation(for: environment)
    activation.bind(0, to: shelf)
    return program.evaluate(in: &activation)
  }
}

/// The storage; it counts what is read of it.
final class Source: HostStorage, @unchecked Sendable {
  private(set) lazy var host = Host(self)
  private let size: Int
  private(set) var reads = 0
  private(set) var lastSlot: Int?

  init(count: Int) { size = count }

  func type(ofObject handle: UInt64) -> CEL.`Type` { .object(handle == 0 ? "Shelf" : "Book") }

  func select(_ field: Field, ofObject handle: UInt64) -> Value {
    reads += 1
    lastSlot = field.slot
    switch field.name {
    case "books": return .list(List(host, handle: 0))
    case "labels": return .map(Map(host, handle: 0))
    case "title": return .string("title \(handle - 1)")
    case "pages": return .int(Int64(handle - 1) * 100)
    case "isbn": return .unknown(UnknownSet(handle + 9))
    default: return .failure(.noSuchKey, "no field '\(field.name)'")
    }
  }

  func has(_ field: Field, inObject handle: UInt64) -> Value {
    guard field.name == "isbn" else { return .bool(true) }
    return handle == 1 ? .bool(false) : .unknown(UnknownSet(handle + 9))
  }

  func count(ofList handle: UInt64) -> Int { size }

  func element(at index: Int, ofList handle: UInt64) -> Value {
    reads += 1
    return .object(Object(host, handle: UInt64(index) + 1))
  }

  func count(ofMap handle: UInt64) -> Int { 1 }

  func key(at index: Int, ofMap handle: UInt64) -> String { "room" }

  func value(at index: Int, ofMap handle: UInt64) -> Value { .string("cellar") }

  func value(forKey key: String, inMap handle: UInt64) -> Value? {
    key == "room" ? .string("cellar") : nil
  }
}
