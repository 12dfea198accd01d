import Foundation
import TestSupport
import Testing

/// `glossctl import` of the files that translators work on.
@Suite struct ImportBilingualTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private let letter = """
    <xliff version="1.2"><file original="o" datatype="plaintext" source-language="en" \
    target-language="id"><body>
    <trans-unit id="1"><source>Wages are <g id="1">paid</g>.</source><target>Upah <g id="1">dibayar</g>.\
    </target></trans-unit>
    <trans-unit id="2"><source>Open</source><target state="needs-translation">Buka</target></trans-unit>
    <trans-unit id="3"><source>Later</source></trans-unit>
    </body></file></xliff>
    """
  private let messages = """
    msgid ""
    msgstr "Language: id\\n"

    #, fuzzy
    msgid "Close"
    msgstr "Tutup"

    msgid "Save"
    msgstr "Simpan"
    """

  private func account(_ outcome: Command.Outcome) throws -> [[String: Any]] {
    try Workplace.objects(outcome.output)
  }

  @Test func everyUnitIsAccountedFor() throws {
    let xliff = try place.write("letter.xlf", letter)
    let po = try place.write("m.po", messages)
    let report = place.path("report.txt")
    let outcome = try place.glossctl([
      "import", xliff, po, "--source", "en", "--format", "json", "--report", report,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let accounts = try account(outcome)
    #expect(accounts.map { $0["format"] as? String } == ["xliff", "po"])
    #expect(accounts.map { $0["added"] as? Int } == [1, 1])
    #expect(accounts[0]["skipped"] as? [String: Int] == ["needs-review": 1, "untranslated": 1])
    #expect(accounts[1]["skipped"] as? [String: Int] == ["needs-review": 1])
    #expect(
      try place.text("report.txt").split(separator: "\n").map { $0.split(separator: " ").last } == [
        "[needs-review]", "[untranslated]", "[needs-review]",
      ])
    let match = try place.glossctl([
      "match", "--from", "en", "--to", "id", "--format", "json", "Wages are paid.",
    ])
    #expect(match.output.contains("Upah dibayar."))
    let again = try place.glossctl([
      "import", xliff, po, "--source", "en", "--include-fuzzy", "--format", "json",
    ])
    let second = try account(again)
    #expect(second.map { $0["added"] as? Int } == [1, 1])
    #expect(second[0]["skipped"] as? [String: Int] == ["unchanged": 1, "untranslated": 1])
  }

  @Test func contentTellsTheFormatAndMistakesAreTold() throws {
    let outcome = try place.glossctl(["import", "-", "--format", "json"], input: letter)
    #expect(try account(outcome).first?["format"] as? String == "xliff")
    let po = try place.write("m.po", messages)
    let unnamed = try place.glossctl(["import", po])
    #expect(unnamed.status == 2)
    #expect(unnamed.errors.contains("nothing tells the language of the messages; pass --source"))
    let encoded = try place.glossctl(["import", "--encoding", "latin1", po])
    #expect(encoded.status == 2 && encoded.errors.contains("--encoding is for tables"))
  }

  @Test func statsReadTheTextsOfAJob() throws {
    let xliff = try place.write("letter.xlf", letter)
    let po = try place.write("m.pot", "msgid \"Save the file\"\nmsgstr \"\"\n")
    let outcome = try place.glossctl(["stats", xliff, po, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
