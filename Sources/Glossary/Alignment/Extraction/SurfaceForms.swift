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

  private let side: TermSide

  /// The commonest form of each phrase: the first place of it, and how many words it has.
  private var forms: [PhraseTrie.Node: Range<Int>] = [:]

  /// Counts the forms of some phrases.
  ///
  /// At the beginning of a sentence a form counts for less, since its capital may be the sentence's.
  ///
  /// - Complexity: O(words · longest).
  init(of phrases: [PhraseTrie.Node], in side: TermSide) {
    self.side = side
    let wanted = Set(phrases)
    var numbers = NodeTable()
    var counts: [(count: Int, place: Range<Int>, phrase: PhraseTrie.Node)] = []
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
              counts.append((0, start..<place + 1, Self.nothing))
            }
          }
          counts[Int(form)].count += start == words.lowerBound ? 1 : 4
          counts[Int(form)].phrase = node
        }
      }
    }
    var best: [PhraseTrie.Node: Int] = [:]
    for (number, form) in counts.enumerated() where form.count > 0 {
      if let known = best[form.phrase], !Self.isBetter(form, counts[known], side) { continue }
      best[form.phrase] = number
    }
    for (phrase, number) in best { forms[phrase] = counts[number].place }
  }

  private static let nothing = PhraseTrie.none

  private static func isBetter(
    _ one: (count: Int, place: Range<Int>, phrase: PhraseTrie.Node),
    _ other: (count: Int, place: Range<Int>, phrase: PhraseTrie.Node), _ side: TermSide
  ) -> Bool {
    let (weight, otherWeight) = (weight(one, side), weight(other, side))
    if weight != otherWeight { return weight > otherWeight }
    // Small letters come after capitals.
    return text(other.place, side) < text(one.place, side)
  }

  /// How often a form occurs, with a little more for one without inflection.
  private static func weight(
    _ form: (count: Int, place: Range<Int>, phrase: PhraseTrie.Node), _ side: TermSide
  ) -> Int {
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
      text: forms[phrase].map { Self.text($0, side) } ?? "",
      lemma: side.phrases.phrase(phrase).map { side.side.lemmaTexts[Int($0)] }
        .joined(separator: " "),
      segments: Int(side.phrases.sentences[Int(phrase)]))
  }

  /// How the commonest form of a phrase is written.
  func shape(_ phrase: PhraseTrie.Node) -> Shape {
    guard let places = forms[phrase] else { return .other }
    let shapes = places.filter(side.isContent).map { side.side.shapes[Int(side.side.forms[$0])] }
    if places.count == 1, shapes.allSatisfy({ $0.contains(.acronym) }) { return .acronym }
    let isName = shapes.allSatisfy { $0.contains(.capital) || !$0.contains(.word) }
    return isName ? .name : .other
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
