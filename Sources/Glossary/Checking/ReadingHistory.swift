/// How a draft was read before a change.
struct ReadingHistory: Sendable {
  /// The reading of the earlier state; nil for the first.
  var reading: DraftReading?

  /// How the states hang together; nil where they have too little in common.
  var splice: TextSplice?

  /// What an earlier state has to say.
  struct Earlier {
    var reading: DraftReading
    var splice: TextSplice
  }

  /// A vocabulary with so many words more than the draft is let go, with all that it knows.
  private static let mostWordsMore = 50_000

  /// The earlier reading, where what it read outside the stretch holds for a draft too: by the same
  /// terms, in the same language, of the same day, with the same parts.
  ///
  /// - Complexity: O(number of blocks and emphasized words).
  func earlier(of draft: Draft, _ knowledge: LanguageKnowledge) -> Earlier? {
    guard let reading, let splice, reading.knowledge === knowledge,
      reading.draft.language == draft.language, reading.draft.date == draft.date,
      let vocabulary = reading.words.vocabulary,
      vocabulary.count < reading.words.words.count + Self.mostWordsMore,
      Self.areSame(reading.draft.blocks, draft.blocks, splice, range: \.range, kind: \.kind),
      Self.areSame(
        reading.draft.emphasized, draft.emphasized, splice, range: { $0 }, kind: { _ in 0 })
    else { return nil }
    return Earlier(reading: reading, splice: splice)
  }

  /// Whether two lists of ranges in order are the same outside the stretch.
  private static func areSame<Part, Kind: Equatable>(
    _ old: [Part], _ new: [Part], _ splice: TextSplice, range: (Part) -> TextRange,
    kind: (Part) -> Kind
  ) -> Bool {
    let bytes = splice.bytes
    let first = old.partitioningIndex { range($0).start >= bytes.start }
    guard first == new.partitioningIndex(where: { range($0).start >= bytes.start }) else {
      return false
    }
    for index in 0..<first {
      let (one, other) = (range(old[index]), range(new[index]))
      guard one.start == other.start, kind(old[index]) == kind(new[index]),
        min(one.end, bytes.start) == min(other.end, bytes.start)
      else { return false }
    }
    let oldEnd = old.partitioningIndex { range($0).end > bytes.oldEnd }
    let newEnd = new.partitioningIndex { range($0).end > bytes.newEnd }
    guard old.count - oldEnd == new.count - newEnd else { return false }
    for (one, other) in zip(old[oldEnd...], new[newEnd...]) {
      guard kind(one) == kind(other), range(one).end + bytes.growth == range(other).end,
        max(range(one).start, bytes.oldEnd) + bytes.growth
          == max(range(other).start, bytes.newEnd)
      else { return false }
    }
    return true
  }
}
