import Glossary

/// A concordance by comparing the tokens of every text as strings: the slow twin of the searcher.
struct PlainConcordance {
  private enum Element {
    case form(String)
    case prefix(String)
    case lemma(String)
    case run(String, isPrefix: Bool)
  }

  private struct Piece {
    var form: String
    var kind: Token.Kind
    var lemma: String
    var range: TextRange
    var isJoined: Bool
    var first: Int
    var last: Int
  }

  private let options: ConcordanceQuery.Options
  private let inflection: Inflection
  private let terms: [[Element]]

  init(_ terms: [String], _ options: ConcordanceQuery.Options) throws {
    self.options = options
    let inflection = Inflection(languageCode: options.language.language)
    self.inflection = inflection
    var parsed: [[Element]] = []
    for term in terms {
      let pieces = try Self.pieces(of: term, options, inflection)
      let elements = Self.elements(pieces, term, options)
      if !elements.isEmpty { parsed.append(elements) }
    }
    self.terms = parsed
  }

  private static func pieces(
    of text: String, _ options: ConcordanceQuery.Options, _ inflection: Inflection
  ) throws -> [Piece] {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(text)
    var pieces: [Piece] = []
    var isJoined = true
    var place = 0
    for token in text.tokens {
      let folded = text.folded(token)
      if token.kind == .space {
        if !folded.isEmpty { isJoined = false }
        continue
      }
      let surface = String(text.source(token))
      if !folded.isEmpty {
        pieces.append(
          Piece(
            form: options.matchesCase ? try Folding.compose(surface) : folded, kind: token.kind,
            lemma: inflection.lemma(of: try Folding.stripAccents(folded)), range: token.range,
            isJoined: isJoined, first: place, last: token.isContent ? place : place - 1))
        isJoined = true
      }
      if token.isContent { place += 1 }
    }
    return pieces
  }

  private static func elements(
    _ pieces: [Piece], _ term: String, _ options: ConcordanceQuery.Options
  ) -> [Element] {
    var elements: [Element] = []
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      index += 1
      let isUnspaced = isUnspaced(piece.form)
      var form = piece.form
      while isUnspaced, index < pieces.count, pieces[index].isJoined,
        Self.isUnspaced(pieces[index].form)
      {
        form += pieces[index].form
        index += 1
      }
      var isPrefix = false
      let isContent = piece.kind != .punctuation || isUnspaced
      if isContent, index < pieces.count, pieces[index].form == "*", pieces[index].isJoined,
        pieces[index].range.start == pieces[index - 1].range.end,
        index + 1 == pieces.count || !pieces[index + 1].isJoined
      {
        isPrefix = true
        index += 1
      }
      if isUnspaced {
        elements.append(.run(form, isPrefix: isPrefix))
      } else if isPrefix {
        elements.append(.prefix(form))
      } else if piece.kind == .word && options.matchesInflection && !options.matchesCase {
        elements.append(.lemma(piece.lemma))
      } else {
        elements.append(.form(form))
      }
    }
    return elements
  }

  private static func isUnspaced(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x0E00...0x0EFF).contains($0.value) || (0x1780...0x17FF).contains($0.value) || isHan($0)
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value)
  }

  /// The ranges of all terms in a text, empty when one is missing.
  func ranges(in text: String) throws -> [TextRange] {
    let pieces = try Self.pieces(of: text, options, inflection)
    var found: [[Range<Int>]] = []
    for term in terms {
      found.append(
        pieces.indices.compactMap { start in
          ends(term[...], pieces, from: start, isFirst: true).min().map { start..<$0 }
        })
    }
    if found.isEmpty || found.contains(where: \.isEmpty) { return [] }
    var kept = Set(found.joined())
    if let near = options.near, found.count > 1 {
      kept = []
      for choice in Self.choices(found[...]) where isNear(choice, pieces, max(1, near)) {
        kept.formUnion(choice)
      }
    }
    return Self.union(
      kept.map {
        TextRange(
          start: pieces[$0.lowerBound].range.start, end: pieces[$0.upperBound - 1].range.end)
      })
  }

  private static func union(_ ranges: [TextRange]) -> [TextRange] {
    var union: [TextRange] = []
    for range in ranges.sorted() {
      if let last = union.last, range.start < last.end {
        union[union.count - 1].end = max(last.end, range.end)
      } else {
        union.append(range)
      }
    }
    return union
  }

  private static func choices(_ found: ArraySlice<[Range<Int>]>) -> [[Range<Int>]] {
    guard let first = found.first else { return [[]] }
    let rest = choices(found.dropFirst())
    return first.flatMap { one in rest.map { [one] + $0 } }
  }

  private func isNear(_ choice: [Range<Int>], _ pieces: [Piece], _ near: Int) -> Bool {
    choice.indices.allSatisfy { one in
      choice.indices.allSatisfy { other in
        one == other
          || pieces[choice[other].lowerBound].first - pieces[choice[one].upperBound - 1].last
            <= near
      }
    }
  }

  private func ends(
    _ elements: ArraySlice<Element>, _ pieces: [Piece], from start: Int, isFirst: Bool
  ) -> [Int] {
    guard let element = elements.first else { return [start] }
    guard start < pieces.count else { return [] }
    let piece = pieces[start]
    var next: [Int] = []
    switch element {
    case .form(let form):
      // As strings of bytes: `==` would take canonical equivalents for equal.
      if piece.form.utf8.elementsEqual(form.utf8) { next = [start + 1] }
    case .prefix(let prefix): if piece.form.utf8.starts(with: prefix.utf8) { next = [start + 1] }
    case .lemma(let lemma):
      if piece.kind == .word && piece.lemma.utf8.elementsEqual(lemma.utf8) { next = [start + 1] }
    case .run(let run, let isPrefix):
      next = runEnds(
        run, isPrefix, pieces, from: start, isFirst: isFirst, isLast: elements.count == 1)
    }
    if case .lemma = element, let end = next.first, elements.count > 1 {
      next += endOfTail(pieces, end)
    }
    return next.flatMap { ends(elements.dropFirst(), pieces, from: $0, isFirst: false) }
  }

  /// The end of an apostrophe, or of a hyphen and a clitic, that inflects the word before.
  private func endOfTail(_ pieces: [Piece], _ start: Int) -> [Int] {
    guard start + 1 < pieces.count, pieces[start].isJoined else { return [] }
    let isIndonesian = ["id", "ms"].contains(options.language.language)
    let clitics = ["nya", "lah", "kah", "pun", "ku", "mu"]
    if ["'", "’"].contains(pieces[start].form), !pieces[start + 1].isJoined { return [start + 1] }
    if isIndonesian, ["-", "‐", "‑", "–"].contains(pieces[start].form), pieces[start + 1].isJoined,
      clitics.contains(pieces[start + 1].form)
    {
      return [start + 2]
    }
    return []
  }

  private func runEnds(
    _ run: String, _ isPrefix: Bool, _ pieces: [Piece], from start: Int, isFirst: Bool, isLast: Bool
  ) -> [Int] {
    let wanted = Array(run.unicodeScalars)
    var ends: [Int] = []
    var joined: [Unicode.Scalar] = []
    for end in start..<pieces.count {
      if end > start && !pieces[end].isJoined { break }
      let before = joined.count
      joined += Array(pieces[end].form.unicodeScalars)
      let firstLength = pieces[start].form.unicodeScalars.count
      for cut in 0..<firstLength {
        let mayBegin =
          cut == 0 || isFirst && Self.isHan(joined[cut - 1]) && Self.isHan(joined[cut])
        let stop = cut + wanted.count
        guard mayBegin, stop > before, stop <= joined.count,
          Array(joined[cut..<stop]) == wanted
        else { continue }
        let mayEnd =
          stop == joined.count || isPrefix
          || isLast && Self.isHan(joined[stop - 1]) && Self.isHan(joined[stop])
        if mayEnd { ends.append(end + 1) }
      }
    }
    return ends
  }
}
