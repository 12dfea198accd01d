import Glossary
import Testing

@Suite struct TermTableWriterTests {
  private func concept() throws -> Concept {
    var concept = Concept(
      id: try #require(Concept.ID("c")), definitions: [LocalizedText(.english, "A thing.")])
    concept.designations = [
      Designation(language: .indonesian, text: "satu", status: .admitted),
      Designation(language: .english, text: "one, two", status: .preferred),
      Designation(language: .english, text: "ane", status: .deprecated),
      Designation(language: .indonesian, text: "esa", status: .preferred, note: "n"),
    ]
    return concept
  }

  private func columns(_ names: String...) -> [TermTableWriter.Column] {
    names.compactMap { name in
      TermTableField(name: name).map { TermTableWriter.Column($0, heading: name.uppercased()) }
    }
  }

  @Test func columnsOfLanguagesHaveUsableTermsOnly() throws {
    let writer = TermTableWriter(.csv, columns: columns("id", "en", "definition_en", "concept"))
    #expect(writer.heading == "ID,EN,DEFINITION_EN,CONCEPT\n")
    #expect(
      try writer.lines(concept()) == "esa,\"one, two\",A thing.,c\nsatu,\"one, two\",,c\n")
    let french = TermTableWriter(.csv, columns: columns("id", "fr"))
    #expect(try french.lines(concept()).isEmpty)
  }

  @Test func someColumnsOfARowATerm() throws {
    let writer = TermTableWriter(.tsv, columns: columns("term", "status", "note"))
    #expect(
      try writer.lines(concept())
        == "satu\tadmitted\t\none, two\tpreferred\t\nane\tdeprecated\t\nesa\tpreferred\tn\n")
  }

  @Test func allColumnsAreTheDefault() {
    #expect(TermTableWriter(.csv).heading == TermTableWriter.columns.joined(separator: ",") + "\n")
  }
}
