import CEL
import TestSupport
import Testing

/// Three structures, by name.
private final class Shapes: StructureSource {
  func structure(_ name: String) -> Structure? {
    switch name {
    case "Box":
      Structure(
        "Box", caption: .whole("Box"), noun: "side",
        fields: [
          "width": .number, "name": .wrapper(.string), "lid": .structure("lid~1"),
          "parts": .list(.structure("Part~a")), "spares": .list(.structure("Part~a")),
          "others": .wrapper(.list(.structure("lid~1"))), "tags": .wrapper(.map(.string, .string)),
          "a-b": .int, "if": .bool,
        ])
    case "lid~1":
      Structure("lid~1", caption: .part(nil), fields: ["open": .bool], remark: "only open it")
    case "Part~a":
      Structure(
        "Part~a", caption: .part("Part"), fields: ["size": .int], others: .rejected)
    case "Open":
      Structure("Open", caption: .whole("Open"), fields: ["size": .int], others: .dynamic)
    default: nil
    }
  }
}

@Suite("A structure")
struct StructureTests {
  private static let environment = Environment(
    libraries: [.everything],
    variables: [Variable("box", .structure("Box")), Variable("free", .structure("Open"))],
    structures: Shapes())

  @Test(
    "has fields, and is a map all the same",
    arguments: [
      ("box.width", "number"), ("box.width == 1 && box.width > 1.5 || box.width in [1, 2]", "bool"),
      ("box.width + 1", "int"), ("[box.width, 1]", "list(number)"), ("box.name", "wrapper(string)"),
      ("box.name + 'x'", "string"), ("box.name == null && box.tags == null", "bool"),
      ("box.lid.open", "bool"), ("box['lid'].open", "bool"), ("box['width']", "number"),
      ("box[box.name]", "dyn"), ("'lid' in box && size(box) == 3", "bool"),
      ("box.parts + box.spares", "list(Part)"), ("box.parts + box.others", "list(dyn)"),
      ("(box.parts + box.spares).map(p, p.size)", "list(int)"), ("box.map(k, k)", "list(string)"),
      ("box.others.map(l, l.open)", "list(bool)"), ("box.tags.a", "string"),
      ("box.tags.map(k, k)", "list(string)"), ("[box, free]", "list(dyn)"),
      ("[box.parts, box.others]", "list(wrapper(list(dyn)))"), ("box == {}", "bool"),
      ("box.?lid.?open", "optional_type(bool)"), ("free.size", "int"), ("free.what.ever", "dyn"),
      ("box.a__dash__b", "int"), ("box.__if__", "bool"), ("type(box.lid)", "type(lid)"),
    ])
  func types(_ expression: String, _ type: String) throws {
    let checked = try CheckedExpression(checking: expression, in: Self.environment)
    #expect(checked.type.description == type)
  }

  @Test(
    "lets no mistake pass",
    arguments: [
      ("box.①widht②", "Box has no side 'widht'; did you mean 'width'?"),
      ("has(box.①widht②)", "Box has no side 'widht'; did you mean 'width'?"),
      ("box[①'widht'②]", "Box has no side 'widht'; did you mean 'width'?"),
      ("①'widht'② in box", "Box has no side 'widht'; did you mean 'width'?"),
      ("box.lid.①opne②", "'box.lid' has no field 'opne'; did you mean 'open'?"),
      ("box.lid.①shut②", "'box.lid' has no field 'shut'; only open it"),
      ("box.parts.all(p, p.①sise② > 1)", "'p' (Part) has no field 'sise'; did you mean 'size'?"),
      ("box.others[0].①opne②", "'box.others[0]' has no field 'opne'; did you mean 'open'?"),
      (
        "①box.width == '1'②",
        "'==' can't be applied to number and string; make a string of the number: string(…)"
      ),
      (
        "①box.name == 1②",
        "'==' can't be applied to string and int; make a string of the int: string(…)"
      ),
      (
        "①box.parts == null②",
        "'==' can't be applied to list(Part) and null_type; what is not set is not there: ask has(…)"
      ),
      ("box.name.①x②", "a value of type string has no fields"),
    ])
  func mistakes(_ marked: String, _ message: String) {
    let text = MarkedText(marked)
    do {
      _ = try CheckedExpression(checking: text.text, in: Self.environment)
      Issue.record("nothing is found wrong")
    } catch {
      let mistake = error.mistakes[0]
      #expect(
        [mistake.message, mistake.help].compactMap(\.self).joined(separator: "; ") == message)
      #expect(mistake.range == text.offset("①")..<text.offset("②"))
    }
  }

  @Test("is read by the name that an escaped one stands for")
  func escaped() throws {
    let program = try Program(compiling: "box.a__dash__b + 1", in: Self.environment)
    var activation = Activation(for: Self.environment)
    let map = try #require(Map([(.string("a-b"), .int(2))]))
    activation.bind(0, to: .map(map))
    guard case .int(3) = program.evaluate(in: &activation) else {
      Issue.record("it is \(program.evaluate(in: &activation))")
      return
    }
  }
}
