internal import Synchronization

/// What an ambiguous acronym may stand for, with the words that tell its senses apart.
struct AcronymSenses: Sendable {
  /// One sense.
  struct Sense: Sendable {
    /// What the acronym stands for.
    var name: String

    /// The concept of the base; nil for a sense that the base only names.
    var concept: Int?

    /// The words beside which it has this sense, each without inflection.
    var cues: [[String]]
  }

  /// The senses, those of the base first.
  let senses: [Sense]

  /// Gathers the senses of an acronym from all its designations.
  ///
  /// - Complexity: O(number of its designations and cues).
  init(_ key: String, in knowledge: LanguageKnowledge, language: LanguageTag) {
    var own: [Sense] = []
    var others: [Sense] = []
    let inflection = knowledge.recognizer.inflection
    func phrases(_ cues: [String]) -> [[String]] {
      cues.map { cue in
        cue.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
          .map(inflection.lemma)
      }
    }
    for reference in knowledge.acronyms.senses(ofKey: key) ?? [] {
      let usage = knowledge.acronyms.designation(reference).usage
      if let known = own.firstIndex(where: { $0.concept == reference.concept }) {
        own[known].cues += phrases(usage.senseCues)
      } else {
        own.append(
          Sense(
            name: Self.name(knowledge.base.concepts[reference.concept], language),
            concept: reference.concept, cues: phrases(usage.senseCues)))
      }
      for sense in usage.otherSenses {
        if let known = others.firstIndex(where: { $0.name == sense.name }) {
          others[known].cues += phrases(sense.cues)
        } else {
          others.append(Sense(name: sense.name, concept: nil, cues: phrases(sense.cues)))
        }
      }
    }
    senses = own + others
  }

  /// The full form of a concept, of a language where it has one.
  private static func name(_ concept: Concept, _ language: LanguageTag) -> String {
    let forms = concept.designationsByStanding.filter { $0.type == .fullForm }
    return (forms.first { $0.language.serves(language) } ?? forms.first)?.text
      ?? concept.id.description
  }
}

extension AcronymSenses {
  /// The senses of acronyms that were asked for in all states of a draft.
  final class Memo: Sendable {
    private let known = Mutex<[String: AcronymSenses]>([:])

    /// The senses of an acronym, gathered when they are first asked for.
    func senses(of key: String, _ make: () -> AcronymSenses) -> AcronymSenses {
      if let senses = known.withLock({ $0[key] }) { return senses }
      let senses = make()
      known.withLock { $0[key] = senses }
      return senses
    }
  }

  static let memoFact = WordFact<Memo>()
}
