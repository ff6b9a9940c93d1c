import Testing

@testable import Reporting

@Suite("A policy's page")
struct PolicyPageTests {
  @Test("reads as the committed files do")
  func snapshots() {
    let page = PolicyPage(
      SamplePolicy.full, decisions: ["D04"],
      outcomes: ["a subnet that a separate route opens": "critical: …"])
    expectSnapshot(page.text(width: 80), "pages/full.txt")
    expectSnapshot(page.markdown, "pages/full.md")
    expectSnapshot(page.helpMarkdown, "pages/help.md")
    expectSnapshot(PolicyPage(SamplePolicy.plain).text(), "pages/plain.txt")
    expectSnapshot(PolicyPage(SamplePolicy.plain).markdown, "pages/plain.md")
  }

  @Test("shows an example as it stands in the policy's file, with its comments")
  func examples() {
    let text = PolicyPage(SamplePolicy.full).markdown
    #expect(
      text.contains(
        """
        ```yaml
        resource:
          aws_vpc: {main: {cidr_block: 10.0.0.0/16}}
          aws_db_instance:
            main: {engine: postgres} # <- finding
        ```
        """))
    #expect(!text.contains("ugly"))
  }

  @Test("lets no angle bracket vanish as HTML, and no backtick end a code span early")
  func markdown() {
    #expect(PageSection.escaped("<b> and `<c>`") == "\\<b> and `<c>`")
    #expect(PageSection.codeSpan("a`b``c") == "``` a`b``c ```")
    let section = PageSection(title: "x", blocks: [.code("```\n", language: "yaml")])
    #expect(section.markdown.contains("````yaml\n```\n````"))
  }
}

@Suite("What a policy's author wrote")
struct PageBlockTests {
  private func kinds(_ text: String) -> [String] {
    PageSection.Block.blocks(of: text).map { block in
      switch block {
      case .paragraph(let text): "text: \(text)"
      case .code(let text, _): "code: \(text)"
      case .terms, .codeTerms: "terms"
      }
    }
  }

  @Test("is code where it is set in, and a list stays a list")
  func blocks() {
    #expect(
      kinds("Say:\n    a\n      b\nthen go") == ["text: Say:", "code: a\n  b", "text: then go"])
    #expect(kinds("\n\none\n\n  a\n\n  b\n") == ["text: one\n", "code: a\n\nb"])
    #expect(kinds("- one\n  and more\n- two") == ["text: - one\n  and more\n- two"])
    #expect(kinds("") == [])
  }
}

@Suite("The list of policies")
struct PolicyListTests {
  private let list = PolicyList([
    PolicyList.Entry(SamplePolicy.plain),
    PolicyList.Entry(SamplePolicy.full, decisions: ["D04"]),
  ])

  @Test("reads as the committed files do")
  func snapshots() {
    expectSnapshot(list.text(), "pages/list.txt")
    expectSnapshot(list.json(), "pages/list.json")
  }

  @Test("has exactly the keys of the contract")
  func keys() throws {
    let json = try JSON(parsing: list.json(.compact))
    #expect(json.keys == ["policies"])
    let first = try #require(json["policies"]?.elements.first)
    #expect(
      first.keys == ["aliases", "decisions", "enabled", "id", "pack", "severity", "title"])
    #expect(first["id"]?.string == "aws/database-in-private-subnet")
    #expect(first["enabled"] == .bool(true))
    let aliases = first["aliases"]?.elements.compactMap(\.string)
    #expect(
      aliases == ["aws/rds-private-subnets", "CKV_AWS_17", "aws/database-port", "aws/rds-port"])
  }

  @Test("says so where there is none")
  func empty() {
    #expect(PolicyList([]).text() == "no policy is called so\n")
    #expect(PolicyList([]).json(.compact) == "{\"policies\":[]}\n")
  }
}

@Suite("Wrapping")
struct WrappingTests {
  @Test(
    "breaks between words, and keeps what its author broke",
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("a\n\n  code is kept\n\n", 5, ["a", "", "  code is kept"]),
      ("unbreakable", 4, ["unbreakable"]), ("", 9, []), ("a  b", 1, ["a", "b"]),
    ])
  func wraps(text: String, width: Int, expected: [String]) {
    #expect(wrapped(text, width: width) == expected)
  }
}
