import Glossary
import TestSupport
import Testing

@Suite struct TBXWriterTests {
  @Test func whatBasicCannotHoldIsCounted() throws {
    let outcome = try TBXOutcome(
      entries: """
        <termEntry id="c"><descrip type="relatedConcept">x</descrip>
        <admin type="productSubset">p</admin><langSet xml:lang="en" id="l">
        <admin type="productSubset">q</admin>
        <tig><term>t</term><termNote type="termType">synonym</termNote>
        <termNote type="administrativeStatus">legalTerm-admn-sts</termNote>
        <descrip type="definition">d</descrip>
        <xref type="externalCrossReference" target="nowhere">n</xref>
        <ref type="crossReference" target="gone">g</ref>
        <transacGrp><transac type="transactionType">origination</transac>
        <date>20010507T10:57:25Z</date></transacGrp></tig></langSet></termEntry>
        """)
    let (text, summary) = try tbx(outcome.base)
    #expect(
      Dictionary(uniqueKeysWithValues: summary.losses.map { ($0.kind, $0.count) }) == [
        "descrip relatedConcept": 1, "admin productSubset": 2, "attribute id": 1,
        "termType \"synonym\"": 1, "descrip definition at term level": 1,
        "administrativeStatus \"legalTerm-admn-sts\", written as preferredTerm-admn-sts": 1,
        "externalCrossReference without an address on the web": 1,
        "target that is not in the file": 2, "crossReference that leads nowhere": 1,
        "time of day": 1,
      ])
    #expect(text.contains("<date>2001-05-07</date>"))
    try requireValidTBX(text, .init())
  }

  @Test func anOwnBaseReadsBackEqualButForWhatIsTold() throws {
    var base = TermBase(concepts: BuiltinBase.base.concepts)
    for options in tbxOptions {
      let (text, summary) = try tbx(base, options)
      #expect(summary.concepts == base.concepts.count)
      #expect(
        Set(summary.losses.map(\.kind.withoutDetail)).isSubset(of: [
          "dates of validity", "usage rule", "confidence", "id of a source",
          "title of the subject field", "kind of relation",
          "definition in a language without terms",
        ]), "\(summary.losses)")
      try requireValidTBX(text, options)
      let read = try TBXOutcome(text)
      #expect(read.failure == nil && read.skipped == [] && read.remarks == [])
      #expect(read.concepts.map(\.id) == base.concepts.map(\.id))
      #expect(
        read.concepts.map {
          $0.designations.map { [$0.text, $0.status.rawValue, $0.type.rawValue] }
        }
          == base.concepts.map {
            $0.designationsByLanguage.map { [$0.text, $0.status.rawValue, $0.type.rawValue] }
          })
      #expect(read.concepts.map(\.subject?.id) == base.concepts.map(\.subject?.id))
      #expect(read.concepts.map(\.notes) == base.concepts.map(\.notes))
    }
    base.concepts = []
    #expect(try tbx(base).summary.concepts == 0)
  }

  @Test func idsThatXMLDoesNotTakeComeBack() throws {
    let text = TBXOutcome.martif(
      """
      <termEntry id="1"><langSet xml:lang="en"><tig><term>a</term></tig></langSet></termEntry>
      <termEntry id="1918 flu"><langSet xml:lang="en"><tig><term>b</term></tig></langSet></termEntry>
      """)
    let first = try TBXOutcome(text)
    #expect(first.concepts.map(\.id.description) == ["1", "1918-flu"])
    let written = try tbx(first.base).text
    #expect(written.contains("id=\"_1\"") && written.contains("id=\"_1918-flu\""))
    try requireValidTBX(written, .init())
    #expect(try TBXOutcome(written).concepts.map(\.id) == first.concepts.map(\.id))
    #expect(try TBXOutcome(tbx(first.base, .init(dialect: .open)).text).base == first.base)
  }

  @Test func charactersThatXMLForbidsAreReplacedAndCounted() throws {
    var concept = Concept(id: try #require(Concept.ID("c")))
    concept.designations = [
      Designation(language: .english, text: "a\u{1}b", status: .preferred)
    ]
    let (text, summary) = try tbx(TermBase(concepts: [concept]))
    #expect(summary.replacedCharacters == 1 && text.contains("a\u{FFFD}b"))
  }
}

extension String {
  /// The name of a loss without what is told of the single one.
  fileprivate var withoutDetail: String {
    String(prefix { $0 != "(" }).split(separator: " ").joined(separator: " ")
  }
}

extension Concept {
  /// The designations with those of one language together.
  fileprivate var designationsByLanguage: [Designation] {
    var languages: [LanguageTag] = []
    for designation in designations where !languages.contains(designation.language) {
      languages.append(designation.language)
    }
    return languages.flatMap { language in designations.filter { $0.language == language } }
  }
}
