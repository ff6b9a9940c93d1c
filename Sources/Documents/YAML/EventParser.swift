internal import CLibYAML

/// libyaml's parser over one piece of text, an event at a time.
///
/// Owns libyaml's memory: the parser and the event at hand are released when they are replaced and
/// when this goes, on every way out.
struct EventParser: ~Copyable {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// The event at hand.
  let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)

  init() {
    parser.initialize(to: yaml_parser_t())
    event.initialize(to: yaml_event_t())
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Starts anew on `text`, which must stay where it is while it is read.
  mutating func start(on text: UnsafeBufferPointer<UInt8>) throws(Problem) {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    guard yaml_parser_initialize(parser) == 1 else {
      throw Problem(at: 0, "out of memory")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  /// Goes on to the next event.
  mutating func advance() throws(YAMLFailure) {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else { throw YAMLFailure(parser) }
  }

  /// The type of the event at hand.
  var type: yaml_event_type_t { event.pointee.type }
  /// Where the event begins, in characters from the start of the text.
  var start: Int { Int(event.pointee.start_mark.index) }
  /// Where the event ends, in characters.
  var end: Int { Int(event.pointee.end_mark.index) }
}

/// What libyaml says is wrong.
struct YAMLFailure: Error {
  /// Where it shows: in characters, except for the reader's, which are in bytes.
  let place: Int
  let isReaderError: Bool
  /// libyaml's words.
  let problem: String
  /// What it was at, and where that began, in characters.
  let context: String
  let origin: Int

  fileprivate init(_ parser: UnsafeMutablePointer<yaml_parser_t>) {
    let parser = parser.pointee
    isReaderError = parser.error == YAML_READER_ERROR
    place = isReaderError ? parser.problem_offset : Int(parser.problem_mark.index)
    problem =
      parser.error == YAML_MEMORY_ERROR
      ? "out of memory" : parser.problem.map { String(cString: $0) } ?? "broken"
    context = parser.context.map { String(cString: $0) } ?? ""
    origin = Int(parser.context_mark.index)
  }
}
