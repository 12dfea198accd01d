import Foundation
import TestSupport
import Testing

@Suite struct TBXCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func martif(_ entries: String) -> String {
    """
    <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>t</p></sourceDesc>\
    </fileDesc></martifHeader><text><body>
    \(entries)
    </body></text></martif>
    """
  }

  private let entry = """
    <termEntry id="c1"><admin type="productSubset">P</admin><langSet xml:lang="en"><tig>
    <term>gauge block</term></tig></langSet><langSet xml:lang="id"><tig><term>balok ukur</term></tig>
    </langSet></termEntry>
    """

  @Test func termsOfAFileAreFoundAndWrittenBack() throws {
    let file = try place.write("in.tbx", martif(entry + "<termEntry id=\"c2\"/>"))
    let imported = try place.glossctl(["terms", "import", file])
    #expect(imported.status == 1)
    #expect(
      imported.output.contains("2 entries: 1 kept, 1 skipped; concepts: 1 added"),
      "\(imported.output)")
    #expect(imported.output.contains("in.tbx:4:23: the entry c2 has no term"))
    #expect(try place.glossctl(["lookup", "balok ukur"]).output.contains("gauge block"))
    let basic = try place.glossctl(["terms", "export", "--base", "user", place.path("out.tbx")])
    #expect(basic.errors.contains("1 entry, 2 terms"))
    #expect(basic.errors.contains("not in TBX-Basic: 1 × admin productSubset"))
    let written = try place.text("out.tbx")
    #expect(written.contains("style=\"dct\"") && !written.contains("administrativeStatus"))
    let open = try place.glossctl(
      ["terms", "export", "--base", "user", "--format", "tbx", "--dialect", "open", "-"])
    #expect(!open.errors.contains("not in"))
    #expect(open.output.contains("<admin type=\"productSubset\">P</admin>"))
    // The same again changes nothing.
    let again = try place.glossctl(["terms", "import", "--format", "json", file])
    #expect(again.output.contains("\"entries\":{\"total\":2,\"kept\":1,\"skipped\":1}"))
    #expect(again.output.contains("\"unchanged\":1"))
  }

  @Test func aFileThatBreaksOffStoresNothing() throws {
    let good = try place.write("good.tbx", martif(entry))
    let bad = try place.write("bad.tbx", "<martif><text><body>" + entry)
    let outcome = try place.glossctl(["terms", "import", good, bad])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("bad.tbx:3:23: the file ends too early"))
    #expect(try place.glossctl(["lookup", "balok ukur"]).status == 1)
    let refused = try place.glossctl(
      ["terms", "import", try place.write("other.tbx", "<TAGTABLE/>")])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("this is no TBX"))
  }

  @Test func optionsThatFitNoFormatAreUsageErrors() throws {
    for options in [
      ["--format", "yaml", "--style", "dca"], ["--format", "tbx", "--tbx-version", "4"],
      ["--format", "tbx", "--tbx-version", "2", "--style", "dct"],
      ["--format", "tbx", "--dialect", "open", "--style", "dct"],
    ] {
      #expect(try place.glossctl(["terms", "export"] + options).status == 64, "\(options)")
    }
  }
}
