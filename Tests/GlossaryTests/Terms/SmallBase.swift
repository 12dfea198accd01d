import Glossary
import Testing

/// A base small enough to see through, with a case for each way of matching.
enum SmallBase {
  static let yaml = """
    subject: labour-migration
    protectedNames:
    - Serikat Buruh Migran Indonesia
    concepts:
    - id: migrant-worker
      designations:
        id:
        - {term: pekerja migran, status: preferred}
        - {term: buruh migran, status: admitted}
        en:
        - {term: migrant worker, status: preferred}
    - id: indonesian-migrant-worker
      designations:
        id:
        - {term: Pekerja Migran Indonesia, status: preferred, from: 2017-11-22}
        - {term: PMI, type: acronym, status: preferred, usage: {caseSensitive: true}}
        - {term: TKI, type: acronym, status: superseded, to: 2017-11-22}
        en:
        - {term: Indonesian migrant worker, status: preferred}
    - id: red-cross
      designations:
        id:
        - {term: Palang Merah Indonesia, status: preferred}
        - {term: PMI, type: acronym, status: preferred}
    - id: agency
      designations:
        id:
        - {term: BNP2TKI, type: acronym, status: superseded, to: 2019-12-19}
    - id: trafficking-offence
      designations:
        id:
        - {term: tindak pidana perdagangan orang, status: preferred}
        - {term: TPPO, type: acronym, status: preferred}
        en:
        - {term: trafficking in persons, status: preferred}
        - {term: TIP, type: acronym, status: admitted, usage: {caseSensitive: true}}
    - id: people-smuggling
      designations:
        en:
        - {term: people-smuggling, status: preferred}
        - {term: migrant-smuggling, status: admitted}
    - id: plan-of-action
      designations:
        id:
        - {term: APA, type: acronym, status: admitted}
        en:
        - {term: ASEAN Plan of Action, status: preferred}
    - id: resume
      designations:
        en:
        - {term: résumé, status: preferred}
        - {term: workers’ “resume” – short, status: admitted}
    - id: migration-compact
      designations:
        id:
        - {term: "migrasi yang aman, tertib, dan teratur", status: preferred}
    - id: protect
      partOfSpeech: verb
      designations:
        id:
        - {term: melindungi, status: preferred}
    """

  /// Two concepts of another field, which follow the others.
  static let otherField = """
    subject: treaty-law
    concepts:
    - id: state-party
      designations:
        id:
        - {term: Negara Pihak, status: preferred}
        en-GB:
        - {term: State party, status: preferred}
    - id: state-of-origin
      designations:
        id:
        - {term: negara asal, status: preferred}
        - {term: negara pengirim, status: admitted}
    """

  static func read() throws -> TermBase {
    let result = TermBaseYAMLReader.read([
      NamedFile(name: "small.yaml", bytes: Array(yaml.utf8)),
      NamedFile(name: "other.yaml", bytes: Array(otherField.utf8)),
    ])
    try #require(result.problems.isEmpty, "\(result.problems)")
    return result.base
  }
}
