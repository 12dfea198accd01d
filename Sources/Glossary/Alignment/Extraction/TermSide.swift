/// One language of a corpus with its frequent phrases and the words that terms do not begin with.
struct TermSide: Sendable {
  let side: CorpusSide
  let stops: StopWords
  let phrases: PhraseTrie

  /// The most words of a term.
  let longest: Int

  /// Reads a side.
  ///
  /// - Complexity: O(words · longest).
  init(_ side: CorpusSide, longest: Int, minimum: Int) {
    self.side = side
    self.longest = longest
    stops = StopWords(side)
    phrases = PhraseTrie(side, longest: longest, minimum: minimum)
  }

  /// Whether a word is more than grammar, by its place.
  func isContent(_ place: Int) -> Bool { stops[side.lemma(at: place)] == .content }

  /// Gives each term that begins at a place: its number, and the place of its last word.
  func forEachTerm(
    from start: Int, before limit: Int, _ body: (PhraseTrie.Node, Int) -> Void
  ) {
    guard canBegin(start) else { return }
    var node: PhraseTrie.Node = 0
    for place in start..<min(limit, start + longest) {
      guard place == start || canFollow(place) else { return }
      node = phrases.node(node, side.lemma(at: place))
      if node < 0 { return }
      if canEnd(place, from: start) { body(node, place) }
    }
  }

  /// The number of the term that some words are; nil when they are none.
  func node(_ places: ClosedRange<Int>) -> PhraseTrie.Node? {
    guard canBegin(places.lowerBound), canEnd(places.upperBound, from: places.lowerBound) else {
      return nil
    }
    var node: PhraseTrie.Node = 0
    for place in places {
      guard place == places.lowerBound || canFollow(place) else { return nil }
      node = phrases.node(node, side.lemma(at: place))
      if node < 0 { return nil }
    }
    return node
  }

  /// Whether a hyphen ties a word to the one before it, so that both are one: *follow-up*.
  private func isTied(_ place: Int) -> Bool {
    place < side.gaps.count && side.gaps[place] == .hyphen
  }

  private func canBegin(_ place: Int) -> Bool {
    isTied(place + 1)
      ? side.shapes[Int(side.forms[place])].contains(.word) : isContent(place) && isWord(place)
  }

  /// Whether a term goes on across the gap before a word, and into it.
  private func canFollow(_ place: Int) -> Bool {
    side.gaps[place] != .barrier && (isTied(place) || stops[side.lemma(at: place)] != .stop)
  }

  /// Whether a term ends with a word; a number does so if a hyphen ties it: *COVID-19*.
  private func canEnd(_ place: Int, from start: Int) -> Bool {
    isTied(place) && place > start || isContent(place) && isWord(place)
  }

  private func isWord(_ place: Int) -> Bool {
    let form = Int(side.forms[place])
    return side.shapes[form].contains(.word)
      && (side.texts[form].utf8.count > 2 || side.shapes[form].contains(.acronym))
  }
}
