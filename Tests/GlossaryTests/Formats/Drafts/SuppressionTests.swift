import TestSupport
import Testing

@testable import Glossary

/// Comments that silence rules.
@Suite struct SuppressionTests {
  /// The text with the passages marked in which a rule is silent.
  private func silent(
    _ rule: RuleID, _ text: String, _ name: String
  ) throws -> (marked: String, problems: [String]) {
    let draft = try read(text, name)
    let ranges = draft.suppressions.filter { $0.rules.contains(rule) }.map(\.range)
    var text = draft.text.text
    for range in ranges.sorted().reversed() {
      text.insert("⟧", at: text.utf8.index(text.startIndex, offsetBy: range.end))
      text.insert("⟦", at: text.utf8.index(text.startIndex, offsetBy: range.start))
    }
    return (text, draft.problems.map { "\($0.line): \($0.rule)" })
  }

  private let rule = RuleID("deprecated-term")

  @Test func markdown() throws {
    let text = """
      Satu TKI.

      <!-- glossctl-disable deprecated-term -- karena kutipan -->
      Dua TKI.

      Tiga.
      <!-- glossctl-enable -->

      Empat <!-- glossctl-disable-line --> baris.
      Lima.
      <!-- glossctl-disable-next-line deprecated-term -->

      Enam.
      Tujuh.
      """
    let found = try silent(rule, text, "t.md")
    #expect(
      found.marked == "Satu TKI.\n\n⟦Dua TKI.⟧\n\n⟦Tiga.⟧\n\n⟦Empat baris.⟧ Lima.\n\n⟦Enam.⟧ Tujuh."
    )
    #expect(found.problems == [])
    let other = try silent(RuleID("other"), text, "t.md")
    #expect(
      other.marked == "Satu TKI.\n\nDua TKI.\n\nTiga.\n\n⟦Empat baris.⟧ Lima.\n\nEnam. Tujuh.")
  }

  @Test func html() throws {
    let found = try silent(
      rule,
      "<p>a</p>\n<!-- glossctl-disable -->\n<p>b &amp; c</p><p>d</p>\n<!--glossctl-enable deprecated-term-->\n<p>e</p>",
      "t.html")
    #expect(found.marked == "a\n\n⟦b & c⟧\n\n⟦d⟧\n\ne")
    let other = try silent(
      RuleID("other"),
      "<p>a</p><!--glossctl-disable--><p>b</p><!--glossctl-enable deprecated-term--><p>e</p>",
      "t.html")
    #expect(other.marked == "a\n\n⟦b⟧\n\n⟦e⟧")
  }

  /// A line with nothing but a directive is no text, whatever comment it is in.
  @Test func plainText() throws {
    let found = try silent(
      rule,
      "satu\n# glossctl-disable deprecated-term\ndua\n// glossctl-enable\ntiga\n\n% glossctl-disable-next-line\nempat\n<!-- glossctl-disable-next-line -->\nlima\nenam\n",
      "t.txt")
    #expect(found.marked == "satu\n⟦dua\n⟧tiga\n\n⟦empat⟧\n⟦lima⟧\nenam\n")
    #expect(found.problems == [])
  }

  @Test func mistakesAreRemarked() throws {
    #expect(
      try silent(
        rule, "a\n\n<!-- glossctl-disabel x -->\nb\n<!-- glossctl-disable deprecated-tern -->\n",
        "t.md"
      )
      .problems == ["3: unknown-directive", "5: unknown-rule"])
    #expect(
      try silent(rule, "a\n# glossctl-ignore\nb\n", "t.txt").problems == ["2: unknown-directive"])
    // A word in running text is no directive.
    let found = try silent(rule, "Tulis glossctl-disable di baris.\n", "t.txt")
    #expect(found.marked == "Tulis glossctl-disable di baris.\n")
  }

  @Test func silence() {
    let list = [Suppression(range: TextRange(start: 2, end: 5), rules: .only([rule]))]
    #expect(list.silence(rule, at: 2) && list.silence(rule, at: 4))
    #expect(!list.silence(rule, at: 5) && !list.silence(rule, at: 1))
    #expect(!list.silence(RuleID("other"), at: 3))
  }
}
