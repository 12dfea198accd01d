import Foundation
import TestSupport
import Testing

@Suite struct PretranslateCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.fillMemory([
      "Every migrant worker has the right to join 3 unions.":
        "Setiap pekerja migran berhak bergabung dengan 3 serikat.",
      "Workers shall be paid.": "Pekerja harus dibayar.",
    ])
  }

  private let letter = """
    <xliff version="1.2"><file original="a" source-language="en" target-language="id"><body>
    <trans-unit id="1"><source>Every migrant worker has the right to join 4 unions.</source></trans-unit>
    <trans-unit id="2"><source>Migrant worker</source></trans-unit>
    <trans-unit id="3"><source>Workers shall be paid.</source></trans-unit>
    <trans-unit id="4" approved="yes"><source>Workers shall be paid.</source><target>Ya.</target></trans-unit>
    <trans-unit id="5"><source>Workers shall be paid.</source><target>Ya.</target></trans-unit>
    <trans-unit id="6" translate="no"><source>Workers shall be paid.</source></trans-unit>
    <trans-unit id="7"><source>Something else altogether</source></trans-unit>
    <trans-unit id="8"><source>Workers <x id="1"/>shall be paid.</source></trans-unit>
    </body></file></xliff>

    """

  @Test func theTableTellsTheFateOfEachUnit() throws {
    let path = try place.write("letter.xlf", letter)
    let outcome = try place.glossctl(["pretranslate", path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.replacing(path, with: "letter.xlf") == """
        letter.xlf  en → id: 4 of 8 units filled
          100                  2 units, 8 words
          85–94                1 unit, 10 words
          Terms                1 unit, 2 words
          Nothing found        1 unit, 3 words
          Translated before    1 unit, 4 words
          Approved             1 unit, 4 words
          Not for translation  1 unit, 4 words
          numbers replaced in 1; look at them
          codes left out in 1; put them in

        """)
    let written = try place.text("letter.xlf")
    #expect(written.contains(">Setiap pekerja migran berhak bergabung dengan 4 serikat.</target>"))
    #expect(written.contains(#"state-qualifier="leveraged-glossary">Pekerja migran</target>"#))
    #expect(written.contains("<target>Ya.</target></trans-unit>\n<trans-unit id=\"5\""))
    // What was filled is not filled again.
    let again = try place.glossctl(["pretranslate", path])
    #expect(again.status == 1)
    #expect(try place.text("letter.xlf") == written)
  }

  @Test func jsonHasItsSchemaAndDryRunChangesNothing() throws {
    let path = try place.write("letter.xlf", letter)
    let outcome = try place.glossctl([
      "pretranslate", "--dry-run", "--overwrite", "--format", "json", path,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.text("letter.xlf") == letter)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(object["filled"] as? Int == 5)
    let segments = try #require(object["segments"] as? [[String: Any]])
    #expect(segments.map { $0["unit"] as? String } == ["1", "2", "3", "5", "8"])
    #expect(segments[0]["score"] as? Double == 89.5)
    #expect(segments[0]["line"] as? Int == 2)
    let changes = segments[0]["numberChanges"] as? [[String: String]]
    #expect(changes == [["old": "3", "new": "4"]])
    #expect(segments.map { $0["needsReview"] as? Bool } == [true, false, false, false, true])
  }

  @Test func aDiffShowsWhatWouldChange() throws {
    let path = try place.write("a.po", "msgid \"Workers shall be paid.\"\nmsgstr \"\"\n")
    let outcome = try place.glossctl([
      "pretranslate", "--dry-run", "--from", "en", "--to", "id", path,
    ])
    #expect(
      outcome.output.contains(
        """
         msgid "Workers shall be paid."
        -msgstr ""
        +msgstr "Pekerja harus dibayar."

        """), "\(outcome.output)")
  }

  @Test func outputLeavesTheFileAsItIs() throws {
    let path = try place.write("letter.xlf", letter)
    let outcome = try place.glossctl(["pretranslate", "--output", "-", path])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("<xliff") && outcome.output.contains("4 serikat"))
    #expect(outcome.errors.contains("4 of 8 units filled"))
    #expect(try place.text("letter.xlf") == letter)
    _ = try place.glossctl(["pretranslate", "--output", place.path("out.xlf"), path])
    #expect(try place.text("out.xlf") == outcome.output)
  }

  @Test func minimumTermsAndFiltersNarrowWhatIsFilled() throws {
    let path = try place.write("letter.xlf", letter)
    let outcome = try place.glossctl([
      "pretranslate", "--dry-run", "--min", "95", "--no-terms", path,
    ])
    #expect(outcome.output.contains("2 of 8 units filled"), "\(outcome.output)")
    let none = try place.glossctl([
      "pretranslate", "--dry-run", "--origin", "other.tmx", "--no-terms", path,
    ])
    #expect(none.status == 1)
  }

  @Test func mistakesAreTold() throws {
    let po = try place.write("a.po", "msgid \"Workers shall be paid.\"\nmsgstr \"\"\n")
    let unnamed = try place.glossctl(["pretranslate", po])
    #expect(unnamed.status == 2)
    #expect(unnamed.errors.contains("does not tell the language of its texts; name it with --from"))
    let missing = try place.glossctl(["pretranslate", place.path("none.xlf"), po])
    #expect(missing.status == 2)
    #expect(missing.errors.split(separator: "\n").count == 2, "\(missing.errors)")
    let broken = try place.write("broken.xlf", "<xliff version='1.2'><file>")
    #expect(try place.glossctl(["pretranslate", broken]).status == 2)
    #expect(try place.text("broken.xlf") == "<xliff version='1.2'><file>")
    #expect(try place.glossctl(["pretranslate", "--output", "x", po, po]).status == 64)
    #expect(try place.glossctl(["pretranslate", "-"]).status == 64)
    let empty = try place.write("empty.xlf", "")
    #expect(try place.glossctl(["pretranslate", empty]).status == 2)
  }
}
