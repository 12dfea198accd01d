import Glossary
import Testing

/// Files of a term base with the problems that reading them yields.
struct ProblemRow: Sendable, CustomTestStringConvertible {
  var name: String
  var files: [String]
  var expected: [String]

  init(_ name: String, _ files: String..., problems: [String]) {
    self.name = name
    self.files = files
    expected = problems
  }

  var testDescription: String { name }
}

@Suite struct TermBaseYAMLReaderTests {
  private func read(_ files: [String]) -> TermBaseYAMLReader.Result {
    TermBaseYAMLReader.read(
      files.enumerated().map { NamedFile(name: "\($0 + 1).yaml", bytes: Array($1.utf8)) })
  }

  private func places(_ problems: [FileProblem]) -> [String] {
    problems.map { "\($0.file):\($0.line):\($0.column) \($0.rule)" }
  }

  @Test(arguments: [
    ProblemRow(
      "a bracket that never closes",
      """
      concepts:
      - id: a
        designations: {id: [{term: x, status: preferred}
      """, problems: ["1.yaml:4:1 yaml-syntax"]),
    ProblemRow(
      "a tab for indentation", "concepts:\n\t- id: a\n", problems: ["1.yaml:2:1 yaml-syntax"]),
    ProblemRow(
      "a key that stands twice",
      """
      concepts:
      - id: a
        id: b
        designations: {id: [{term: x, status: preferred}]}
      """, problems: ["1.yaml:2:3 yaml-syntax"]),
    ProblemRow(
      "only a comment", "# nothing\n", problems: ["1.yaml:1:1 yaml-syntax"]),
    ProblemRow(
      "unknown keys at every depth",
      """
      owner: me
      sources:
        s: {citation: c, page: 1}
      concepts:
      - id: a
        colour: red
        designations:
          id:
          - term: x
            status: preferred
            sources: [s]
            gender: f
            usage: {when: always}
      """,
      problems: [
        "1.yaml:1:1 unknown-key", "1.yaml:3:20 unknown-key", "1.yaml:6:3 unknown-key",
        "1.yaml:12:7 unknown-key", "1.yaml:13:15 unknown-key",
      ]),
    ProblemRow(
      "missing keys",
      """
      sources:
        s: {url: "https://example.org"}
      concepts:
      - designations: {id: [{term: x, status: preferred}]}
      - id: b
        designations:
          id:
          - status: preferred
          - term: y
      - id: c
      """,
      problems: [
        "1.yaml:2:3 missing-key", "1.yaml:4:3 missing-key", "1.yaml:8:7 missing-key",
        "1.yaml:9:7 missing-key", "1.yaml:10:3 missing-key",
      ]),
    ProblemRow(
      "values out of their sets",
      """
      subject: Labour Law
      title: {klingonish: x}
      concepts:
      - id: Big
        designations: {id: [{term: x, status: preferred}]}
      - id: b
        partOfSpeech: pronoun
        relations: [{narrower: c}]
        definition: {en: ""}
        designations:
          id:
          - {term: " ", status: preferred}
          - {term: y, status: good, type: full, from: 2017-13, to: soon, confidence: high}
          - {term: [z], status: admitted}
          - term: w
            status: admitted
            usage: {report: often, ambiguous: maybe, exceptIn: [poem], expand: last}
          x y:
          - {term: v, status: admitted}
      - just text
      """,
      problems: [
        "1.yaml:1:10 invalid-value", "1.yaml:2:9 invalid-value", "1.yaml:4:7 invalid-value",
        "1.yaml:7:17 invalid-value", "1.yaml:8:16 invalid-value", "1.yaml:9:20 invalid-value",
        "1.yaml:12:7 missing-key", "1.yaml:12:14 invalid-value", "1.yaml:13:25 invalid-value",
        "1.yaml:13:37 invalid-value", "1.yaml:13:49 invalid-value", "1.yaml:13:62 invalid-value",
        "1.yaml:13:80 invalid-value", "1.yaml:14:7 missing-key", "1.yaml:14:14 invalid-value",
        "1.yaml:17:23 invalid-value", "1.yaml:17:41 invalid-value", "1.yaml:17:59 invalid-value",
        "1.yaml:17:74 invalid-value", "1.yaml:18:5 invalid-value", "1.yaml:20:3 invalid-value",
      ]),
    ProblemRow(
      "senses of an ambiguous string",
      """
      concepts:
      - id: a
        designations:
          id:
          - term: x
            status: preferred
            usage:
              ambiguous:
                cues: [p]
                own: q
                others: [{cues: [r]}, {sense: s, cues: [p]}]
      """,
      problems: [
        "1.yaml:10:11 unknown-key", "1.yaml:11:20 missing-key", "1.yaml:11:33 invalid-value",
      ]),
    ProblemRow(
      "columns count scalars, not bytes",
      """
      concepts:
      - {id: a, notes: ["🙂é"], designations: {id: [{term: "ñ", status: good}]}}
      """, problems: ["1.yaml:2:66 invalid-value"]),
    ProblemRow(
      "ids that stand twice",
      """
      sources:
        s: {citation: c}
      concepts:
      - {id: a, designations: {id: [{term: x, status: preferred, sources: [s]}]}}
      - {id: a, designations: {id: [{term: y, status: admitted}]}}
      """,
      """
      sources:
        s: {citation: other}
      concepts:
      - {id: a, designations: {id: [{term: z, status: admitted}]}}
      """,
      problems: [
        "1.yaml:5:8 duplicate-id", "2.yaml:2:3 duplicate-id", "2.yaml:4:8 duplicate-id",
      ]),
    ProblemRow(
      "two preferred full forms, and two preferred acronyms whose dates overlap",
      """
      concepts:
      - id: a
        designations:
          id:
          - {term: x, status: preferred}
          - {term: y, status: preferred}
          - {term: P, type: acronym, status: preferred, to: 2018}
          - {term: Q, type: acronym, status: preferred, from: 2017}
      """,
      problems: ["1.yaml:6:7 two-preferred", "1.yaml:8:7 two-preferred"]),
    ProblemRow(
      "preferred forms that follow one another, or differ in kind or language",
      """
      concepts:
      - id: a
        designations:
          id:
          - {term: x, status: preferred, to: 2017-11-22}
          - {term: y, status: preferred, from: 2017-11-22, to: 2020}
          - {term: z, status: preferred, from: 2020}
          - {term: P, type: acronym, status: preferred}
          - {term: p, type: shortForm, status: preferred}
          - {term: q, type: shortForm, status: preferred}
          - {term: r, status: admitted}
          en:
          - {term: x, status: preferred}
      """, problems: []),
    ProblemRow(
      "dates out of order",
      """
      concepts:
      - id: a
        designations:
          id:
          - {term: x, status: admitted, from: 2018, to: 2017}
          - {term: y, status: admitted, from: 2018, to: 2018}
          - {term: z, status: admitted, from: 2017-12, to: 2018}
      """,
      problems: ["1.yaml:5:7 dates-out-of-order", "1.yaml:6:7 dates-out-of-order"]),
    ProblemRow(
      "a designation that stands twice",
      """
      concepts:
      - id: a
        designations:
          id:
          - {term: x, status: preferred}
          - {term: x, type: variant, status: deprecated}
          en: [{term: x, status: preferred}]
      - {id: b, designations: {id: [{term: x, status: preferred}]}}
      """, problems: ["1.yaml:6:7 duplicate-designation"]),
    ProblemRow(
      "relations that lead nowhere",
      """
      concepts:
      - id: a
        relations: [{broader: b}, {related: nowhere}]
        designations: {id: [{term: x, status: preferred}]}
      """,
      "concepts: [{id: b, designations: {id: [{term: y, status: preferred}]}}]",
      problems: ["1.yaml:3:39 unknown-relation-target"]),
    ProblemRow(
      "a relation to what cannot be an id",
      """
      concepts:
      - id: a
        relations: [{broader: No Slug}]
        designations: {id: [{term: x, status: preferred}]}
      """, problems: ["1.yaml:3:25 invalid-value"]),
    ProblemRow(
      "sources unknown and unused",
      """
      sources:
        used: {citation: c}
        idle: {citation: d}
      concepts:
      - id: a
        designations:
          id:
          - {term: x, status: preferred, sources: [used, {citation: here}, lost]}
      """, problems: ["1.yaml:3:3 unused-source", "1.yaml:8:70 unknown-source"]),
    ProblemRow("no bytes", "", problems: ["1.yaml:1:1 empty-file"]),
    ProblemRow("blank lines only", " \r\n\t\n", problems: ["1.yaml:1:1 empty-file"]),
    ProblemRow(
      "one broken file does not hide the others",
      "{", "nonsense: true", "",
      problems: [
        "1.yaml:2:1 yaml-syntax", "2.yaml:1:1 unknown-key", "3.yaml:1:1 empty-file",
      ]),
    ProblemRow("a list for a file", "- a\n- b\n", problems: ["1.yaml:1:1 invalid-value"]),
  ])
  func problemsHaveTheirPlaces(row: ProblemRow) {
    let problems = read(row.files).problems
    #expect(places(problems) == row.expected, "\(problems)")
  }

  @Test func encodingIsJudgedByTheByte() {
    let bytes = Array("concepts:\n# é".utf8) + [0xFF, 0x41]
    let problems = TermBaseYAMLReader.read([NamedFile(name: "a.yaml", bytes: bytes)]).problems
    #expect(places(problems) == ["a.yaml:2:4 encoding"])
    #expect(problems.map(\.kind) == [.unreadable])
  }

  @Test func aByteOrderMarkIsNoPartOfTheText() {
    let text = "\u{FEFF}concepts: [{id: a, designations: {id: [{term: x, status: preferred}]}}]"
    let result = read([text])
    #expect(result.problems.isEmpty)
    #expect(result.base.concepts.count == 1)
  }

  @Test func whatCannotBeReadIsToldFromWhatIsWrong() {
    #expect(read(["{"]).problems.map(\.kind) == [.unreadable])
    #expect(read([""]).problems.map(\.kind) == [.unreadable])
    #expect(read(["owner: me"]).problems.map(\.kind) == [.content])
  }

  /// Nesting deeper than any term base must end in a problem, not in an exhausted stack.
  @Test func deepNestingIsAProblem() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(!read([deep]).problems.isEmpty)
  }

  @Test func aConceptKeepsAllThatItsFileSays() throws {
    let result = read([
      """
      subject: law
      title: {id: Hukum, en: Law}
      sources:
        uu: {citation: "UU 18/2017, Pasal 1", url: "https://example.org/uu"}
      protectedNames: [Jaringan Buruh Migran]
      concepts:
      - id: a
        partOfSpeech: verb
        definition: {en: To do., id: Melakukan.}
        notes: [One., Two.]
        relations:
        - broader: b
        - {related: c}
        - replacedBy: b
        designations:
          id:
          - term: x
            type: acronym
            status: superseded
            from: 2004
            to: 2017-11-22
            sources: [uu, {citation: Loose}]
            confidence: unsure
            note: A remark.
            usage:
              report: [{from: 2017-11}, {near: [a b, c]}, mixed, official]
              suggest: y
              except: [Name]
              exceptIn: [quotation, offence-elements]
              expand: first-use
              wrongExpansions: [X ray]
              ambiguous:
                cues: [y, x y]
                others:
                - {sense: Z z, cues: [p q]}
                - sense: bare
              caseSensitive: true
      - {id: b, designations: {en: {term: b, status: preferred}}}
      - {id: c, designations: {en: {term: c, status: preferred}}}
      """
    ])
    try #require(result.problems.isEmpty, "\(result.problems)")
    #expect(result.base.protectedNames == ["Jaringan Buruh Migran"])
    let concept = try #require(result.base.concepts.first)
    let (b, c) = (try #require(Concept.ID("b")), try #require(Concept.ID("c")))
    #expect(
      concept
        == Concept(
          id: try #require(Concept.ID("a")),
          subject: SubjectField(
            id: "law",
            titles: [LocalizedText(.indonesian, "Hukum"), LocalizedText(.english, "Law")]),
          partOfSpeech: .verb,
          definitions: [
            LocalizedText(.english, "To do."), LocalizedText(.indonesian, "Melakukan."),
          ],
          notes: ["One.", "Two."],
          relations: [
            Concept.Relation(.broader, b), Concept.Relation(.related, c),
            Concept.Relation(.replacedBy, b),
          ],
          designations: [
            Designation(
              language: .indonesian, text: "x", type: .acronym, status: .superseded,
              from: PartialDate("2004"), to: PartialDate("2017-11-22"),
              sources: [
                Source(id: "uu", citation: "UU 18/2017, Pasal 1", url: "https://example.org/uu"),
                Source(id: "", citation: "Loose"),
              ],
              confidence: .unsure, note: "A remark.",
              usage: UsageRule(
                report: [
                  .from(try #require(PartialDate("2017-11"))), .near(["a b", "c"]), .mixed,
                  .official,
                ],
                suggestion: "y", exemptNames: ["Name"],
                exemptPassages: [.quotation, .offenceElements], expansion: .firstUse,
                wrongExpansions: ["X ray"], isAmbiguous: true, senseCues: ["y", "x y"],
                otherSenses: [
                  UsageRule.Sense(name: "Z z", cues: ["p q"]), UsageRule.Sense(name: "bare"),
                ], isCaseSensitive: true))
          ]))
  }
}

@Suite struct BuiltinBaseTests {
  @Test func theBuiltInBaseHasNoProblem() {
    #expect(BuiltinBase.result.problems == [])
    #expect(BuiltinBase.base.concepts.count == 444)
    #expect(BuiltinBase.base.concepts.reduce(0) { $0 + $1.designations.count } == 1720)
    #expect(Set(BuiltinBase.base.concepts.map(\.id)).count == 444)
  }

  @Test func everyConceptHasAFieldAndDefinitionsInBothLanguages() {
    for concept in BuiltinBase.base.concepts {
      #expect(concept.subject?.titles.isEmpty == false, "\(concept.id)")
      #expect(
        Set(concept.definitions.map(\.language)) == [.indonesian, .english], "\(concept.id)")
    }
  }
}
