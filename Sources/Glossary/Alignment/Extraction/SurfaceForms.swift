/// The commonest way in which each of some phrases is written.
struct SurfaceForms {
  /// How a phrase is written.
  enum Shape {
    /// One word in capitals.
    case acronym

    /// Each word that carries a subject begins with a capital.
    case name

    case other
  }

  /// A way to write a phrase.
  private struct Form {
    /// Its first place.
    var place: Range<Int>

    var phrase = PhraseTrie.none

    /// Four for each occurrence within a sentence, one for each at the beginning of one.
    var count = 0

    /// Whether it stands within a sentence somewhere.
    var isInner = false
  }

  private let side: TermSide

  /// The commonest form of each phrase.
  private var forms: [PhraseTrie.Node: Form] = [:]

  /// Counts the forms of some phrases.
  ///
  /// At the beginning of a sentence a form counts for less, since its capital may be the sentence's.
  ///
  /// - Complexity: O(words · longest).
  init(of phrases: [PhraseTrie.Node], in side: TermSide) {
    self.side = side
    let wanted = Set(phrases)
    var numbers = NodeTable()
    var counts: [Form] = []
    var parents: Int32 = 0
    for sentence in 0..<side.side.count {
      let words = side.side.words(sentence)
      for start in words {
        side.forEachTerm(from: start, before: words.upperBound) { node, end in
          guard wanted.contains(node) else { return }
          // A chain of forms from the first word to the last stands for the whole.
          var form = Int32(-1)
          for place in start...end {
            let gap = place > start ? Int32(side.side.gaps[place].rawValue) : 0
            let new = parents
            form = numbers.value(form, side.side.forms[place] * 4 + gap, orSet: new)
            if form == new {
              parents += 1
              counts.append(Form(place: start..<place + 1))
            }
          }
          let isInner = start > words.lowerBound
          counts[Int(form)].count += isInner ? 4 : 1
          counts[Int(form)].isInner = counts[Int(form)].isInner || isInner
          counts[Int(form)].phrase = node
        }
      }
    }
    var best: [PhraseTrie.Node: Int] = [:]
    for (number, form) in counts.enumerated() where form.count > 0 {
      if let known = best[form.phrase], !Self.isBetter(form, counts[known], side) { continue }
      best[form.phrase] = number
    }
    for (phrase, number) in best { forms[phrase] = counts[number] }
  }

  private static func isBetter(_ one: Form, _ other: Form, _ side: TermSide) -> Bool {
    let (weight, otherWeight) = (weight(one, side), weight(other, side))
    if weight != otherWeight { return weight > otherWeight }
    // Small letters come after capitals.
    return text(other.place, side) < text(one.place, side)
  }

  /// How often a form occurs, with a little more for one without inflection.
  private static func weight(_ form: Form, _ side: TermSide) -> Int {
    let isBare = form.place.allSatisfy { place in
      let number = Int(side.side.forms[place])
      return side.side.texts[number].utf8.count
        == side.side.lemmaTexts[Int(side.side.lemmas[number])].utf8.count
    }
    return isBare ? form.count + 3 : form.count
  }

  /// A phrase as a term.
  func term(_ phrase: PhraseTrie.Node) -> TermPair.Term {
    TermPair.Term(
      text: forms[phrase].map(text) ?? "",
      lemma: side.phrases.phrase(phrase).map { side.side.lemmaTexts[Int($0)] }
        .joined(separator: " "),
      segments: Int(side.phrases.sentences[Int(phrase)]))
  }

  /// How the commonest form of a phrase is written.
  func shape(_ phrase: PhraseTrie.Node) -> Shape {
    guard let places = forms[phrase]?.place else { return .other }
    let shapes = places.filter(side.isContent).map { side.side.shapes[Int(side.side.forms[$0])] }
    if places.count == 1, shapes.allSatisfy({ $0.contains(.acronym) }) { return .acronym }
    let isName = shapes.allSatisfy { $0.contains(.capital) || !$0.contains(.word) }
    return isName ? .name : .other
  }

  /// A form as it is shown: a capital that only sentences have given it is undone where the words after
  /// it show that it is no name.
  private func text(_ form: Form) -> String {
    let text = Self.text(form.place, side)
    let shapes = form.place.map { side.side.shapes[Int(side.side.forms[$0])] }
    let isName = shapes.dropFirst().allSatisfy { !$0.isDisjoint(with: [.capital, .acronym]) }
    if form.isInner || isName || shapes[0].contains(.acronym) { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private static func text(_ places: Range<Int>, _ side: TermSide) -> String {
    var text = ""
    for place in places {
      if place > places.lowerBound {
        switch side.side.gaps[place] {
        case .space: text += " "
        case .hyphen: text += "-"
        case .none, .barrier: break
        }
      }
      text += side.side.texts[Int(side.side.forms[place])]
    }
    return text
  }
}
