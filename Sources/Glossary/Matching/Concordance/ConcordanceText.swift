/// One text of an index as a concordance looks at it: its tokens but white space, with their places.
struct ConcordanceText {
  private struct Piece {
    var token: UInt32
    var mask: UInt64
    var range: TextRange

    /// Whether no white space stands before.
    var isJoined: Bool

    /// How many compared tokens stand before.
    var place: Int

    var isContent: Bool
  }

  /// A term in the text.
  private struct Occurrence {
    var range: TextRange

    /// The place of its first compared token, or of the next one.
    var first: Int

    /// The place of its last compared token, or of the one before.
    var last: Int
  }

  private var pieces: [Piece] = []

  /// Reads the stream of a text.
  ///
  /// - Complexity: O(number of tokens).
  mutating func read(
    _ stream: UnsafeBufferPointer<UInt8>, _ query: ResolvedConcordance,
    _ vocabulary: ConcordanceVocabulary
  ) throws(IndexDamage) {
    pieces.removeAll(keepingCapacity: true)
    guard let base = stream.baseAddress else { return }
    var (offset, start, place) = (0, 0, 0)
    var isJoined = true
    while offset < stream.count {
      let coded = unsafe VariableLength.read(base, &offset, stream.count)
      let token = Int(coded >> 1)
      guard token < vocabulary.count else { throw IndexDamage("a stream names no token") }
      let packed = vocabulary.packedClass(token)
      if coded & 1 == 1 {
        start += 1
        isJoined = false
      }
      let end = start + vocabulary.length(of: token)
      defer { start = end }
      if packed & 7 == UInt32(Token.Kind.space.rawValue) {
        // A zero-width space is folded to nothing.
        if vocabulary.length(of: Int(packed >> 3)) > 0 { isJoined = false }
        continue
      }
      let isContent = packed & 7 >= UInt32(Token.Kind.word.rawValue)
      if vocabulary.length(of: Int(packed >> 3)) > 0 {
        pieces.append(
          Piece(
            token: UInt32(token), mask: query.masks[token],
            range: TextRange(start: start, end: end), isJoined: isJoined, place: place,
            isContent: isContent))
        isJoined = true
      }
      if isContent { place += 1 }
    }
  }

  /// Where the terms of a query stand; empty when the text is no hit.
  ///
  /// - Complexity: O(number of tokens · number of elements), and the square of the number of
  ///   occurrences where they must be near.
  func ranges(_ query: ResolvedConcordance) -> [TextRange] {
    var found: [[Occurrence]] = []
    for phrase in query.query.phrases {
      let occurrences = occurrences(of: phrase[...], query)
      if occurrences.isEmpty { return [] }
      found.append(occurrences)
    }
    if let near = query.query.options.near, found.count > 1 {
      found = Self.near(found, max(1, near))
    }
    var ranges: [TextRange] = []
    for range in found.joined().map(\.range).sorted() {
      if let last = ranges.last, range.start < last.end {
        ranges[ranges.count - 1].end = max(last.end, range.end)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }

  // MARK: Phrases

  private func occurrences(
    of phrase: ArraySlice<Int>, _ query: ResolvedConcordance
  ) -> [Occurrence] {
    pieces.indices.compactMap { start in
      guard let end = end(of: phrase, from: start, query) else { return nil }
      let (first, last) = (pieces[start], pieces[end - 1])
      return Occurrence(
        range: TextRange(start: first.range.start, end: last.range.end), first: first.place,
        last: last.isContent ? last.place : last.place - 1)
    }
  }

  /// The nearest end of a phrase that begins at a piece; nil when none does.
  private func end(
    of phrase: ArraySlice<Int>, from start: Int, _ query: ResolvedConcordance
  ) -> Int? {
    guard let element = phrase.first else { return start }
    guard start < pieces.count,
      query.serves(pieces[start].token, pieces[start].mask, element)
    else { return nil }
    guard case .run(let run) = query.query.elements[element] else {
      let rest = phrase.dropFirst()
      let end = end(of: rest, from: start + 1, query)
      guard !rest.isEmpty, query.query.elements[element].isInflected,
        let behind = endOfTail(start + 1, query)
      else { return end }
      return [end, self.end(of: rest, from: behind, query)].compactMap(\.self).min()
    }
    return ends(of: run, from: start, query)
      .compactMap { end(of: phrase.dropFirst(), from: $0, query) }
      .min()
  }

  /// The end of what inflects the word before a piece and is a token of its own; nil for nothing.
  private func endOfTail(_ index: Int, _ query: ResolvedConcordance) -> Int? {
    guard index + 1 < pieces.count, pieces[index].isJoined else { return nil }
    let next = pieces[index + 1]
    switch query.tails[pieces[index].token] {
    case .apostrophe: return next.isJoined ? nil : index + 1
    case .hyphen:
      guard next.isJoined, case .clitic = query.tails[next.token] else { return nil }
      return index + 2
    case .clitic, nil: return nil
    }
  }

  private func ends(of run: ConcordanceRun, from start: Int, _ query: ResolvedConcordance) -> [Int]
  {
    var ends: [Int] = []
    var index = start
    var places = run.places(afterFirst: form(index, query)[...])
    while !places.isEmpty {
      index += 1
      if places.remove(run.bytes.count) != nil { ends.append(index) }
      guard index < pieces.count, pieces[index].isJoined else { break }
      let form = form(index, query)[...]
      if form.isEmpty { break }
      places = Set(places.compactMap { run.place(after: form, from: $0) })
    }
    return ends
  }

  private func form(_ index: Int, _ query: ResolvedConcordance) -> [UInt8] {
    query.runForms[pieces[index].token] ?? []
  }

  // MARK: Nearness

  /// The occurrences that belong to a choice of one for each term that are all near one another.
  private static func near(_ found: [[Occurrence]], _ distance: Int) -> [[Occurrence]] {
    var isKept = found.map { $0.map { _ in false } }
    for (term, occurrences) in found.enumerated() {
      for (place, earliest) in occurrences.enumerated() {
        // Of a choice whose earliest end this is, all begin within the distance of it.
        let others = found.indices.filter { $0 != term }.map { other in
          (
            term: other,
            places: found[other].indices.filter {
              found[other][$0].last >= earliest.last
                && found[other][$0].first - earliest.last <= distance
            }
          )
        }
        guard others.allSatisfy({ !$0.places.isEmpty }) else { continue }
        isKept[term][place] = true
        for other in others {
          for place in other.places { isKept[other.term][place] = true }
        }
      }
    }
    return found.indices.map { term in
      found[term].indices.filter { isKept[term][$0] }.map { found[term][$0] }
    }
  }
}
