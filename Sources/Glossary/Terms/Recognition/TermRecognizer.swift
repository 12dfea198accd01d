/// Finds the designations of a term base in running text.
///
/// Matching is by whole lexemes: *TKI* is not found in *BNP2TKI*. The longest match wins, so a word
/// inside a longer designation or a protected name is never found by itself. Inflected forms match;
/// the spelling decides between designations that share their lemmas.
public final class TermRecognizer: Sendable {
  /// Names a designation of the recognizer's concepts.
  public struct Reference: Hashable, Sendable {
    /// The index of the concept.
    public var concept: Int

    /// The place of the designation among those of the concept.
    public var position: Int
  }

  /// A designation that stands in a text.
  public struct Match: Hashable, Sendable {
    /// Where it stands, in UTF-8 offsets.
    public var range: TextRange

    /// The designations it may be, by the closeness of the spelling; empty for a protected name.
    public var references: [Reference]

    /// What inflection adds at the end of the text and the designation lacks (`-nya`), else empty.
    public var ending: String

    /// The match so many bytes further on.
    func moved(by distance: Int) -> Match {
      Match(range: range.moved(by: distance), references: references, ending: ending)
    }
  }

  /// The concepts the recognizer was built from.
  public let concepts: ConceptList

  let inflection: Inflection
  private let words: FrozenMap
  private let edges: FrozenMap

  /// The designations that end at each node, and whether a protected name does.
  private let ends: FrozenRows
  private let isProtected: FrozenBytes

  private let memos = WordMemoPool()

  /// Builds a recognizer of the designations of one language.
  ///
  /// - Complexity: O(total length of the designations).
  /// - Throws: `UnicodeError` when ICU has no data.
  public convenience init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    var writer = FrozenWriter(fingerprint: "")
    writer.add(byteRows: base.concepts.map { ConceptCode.bytes(of: $0) })
    try TermRecognizerBuilder(base, language: language).freeze(into: &writer)
    var reader = FrozenReader(memory: writer.bytes())
    let concepts = ConceptList(reader.byteRows())
    self.init(&reader, concepts: concepts, language: language)
  }

  /// Takes what a builder has written.
  init(_ reader: inout FrozenReader, concepts: ConceptList, language: LanguageTag) {
    self.concepts = concepts
    inflection = Inflection(languageCode: language.language)
    words = reader.map()
    edges = reader.map()
    ends = reader.rows()
    isProtected = reader.bytes()
  }

  /// A designation of the recognizer.
  public func designation(_ reference: Reference) -> Designation {
    concepts.designation(reference)
  }

  /// The designations in a text, in order; none overlaps another.
  ///
  /// - Complexity: O(length), times the words of the longest designation that begins at a place.
  /// - Throws: `UnicodeError` when the text is too long for ICU.
  public func matches(in text: TokenizedText) throws(UnicodeError) -> [Match] {
    try matches(in: text, read(TextWords(text)))
  }

  /// The words of a text as the recognizer sees them.
  func read(_ text: TextWords) throws(UnicodeError) -> RecognizedText {
    try withMemo(of: text) { (memo) throws(UnicodeError) in try RecognizedText(text, self, &memo) }
  }

  /// Lets a body use a memo: the one of a text's vocabulary, by which its words are known, or any.
  private func withMemo<Result>(
    of words: TextWords, _ body: (inout WordMemo) throws(UnicodeError) -> Result
  ) throws(UnicodeError) -> Result {
    guard let vocabulary = words.vocabulary else {
      var memo = memos.take()
      let result = try body(&memo)
      memos.give(memo)
      return result
    }
    var memo = vocabulary.take(Self.memo) ?? WordMemo()
    // What is known of words names them by the numbers of this memo, so it stays whatever happens.
    defer { vocabulary.keep(memo, as: Self.memo) }
    return try body(&memo)
  }

  private static let memo = WordFact<WordMemo>()

  /// The designations in a text that was read, or in some of its words that begin and end where
  /// paragraphs do.
  func matches(
    in text: TokenizedText, _ read: RecognizedText, _ words: Range<Int>? = nil
  ) throws(UnicodeError) -> [Match] {
    let words = words ?? 0..<read.count
    return try withMemo(of: read.words) { (memo) throws(UnicodeError) in
      try matches(in: text, read, words, &memo.surfaces)
    }
  }

  private func matches(
    in text: TokenizedText, _ read: RecognizedText, _ words: Range<Int>,
    _ surfaces: inout SurfaceMemo
  ) throws(UnicodeError) -> [Match] {
    var matches: [Match] = []
    var ends: [TermEnd] = []
    var start = words.lowerBound
    while start < words.upperBound {
      var next = start + 1
      if read.firstNode(start) >= 0, !read.isContinuation(start) {
        findEnds(from: start, read, text, into: &ends)
        // The longest that its spelling allows.
        for end in ends.reversed() {
          guard let match = try match(from: start, to: end, read, text, &surfaces) else {
            continue
          }
          matches.append(match)
          next = end.word
          break
        }
      }
      start = next
    }
    return matches
  }

  /// Where a term may end: a node, and the word after it.
  private struct TermEnd {
    var node: Int32
    var word: Int
  }

  /// Puts the ends of the terms that begin at a word into a list, the nearest first.
  private func findEnds(
    from start: Int, _ read: RecognizedText, _ text: TokenizedText, into found: inout [TermEnd]
  ) {
    found.removeAll(keepingCapacity: true)
    var node = read.firstNode(start)
    var end = start
    while true {
      repeat { end += 1 } while end < read.count && read.isContinuation(end)
      if !ends.isEmpty(Int(node)) || isProtected[Int(node)] != 0 {
        found.append(TermEnd(node: node, word: end))
      }
      guard end < read.count, read.termWord(end) >= 0,
        let child = edges[Self.edge(node, read.termWord(end))]?.first,
        read.words.isBlank(after: end - 1)
          || Gap(text, tokens: read.tokenIndex(end - 1) + 1..<read.tokenIndex(end)) != .end
      else { return }
      node = child
    }
  }

  /// The designation that the words from one to an end are, if their spelling allows it.
  private func match(
    from start: Int, to end: TermEnd, _ read: RecognizedText, _ text: TokenizedText,
    _ memo: inout SurfaceMemo
  ) throws(UnicodeError) -> Match? {
    let first = read.token(start).range.start
    var tokens = read.tokenIndex(start)..<read.tokenIndex(end.word - 1) + 1
    // An apostrophe may belong to the last word.
    if tokens.upperBound < text.tokens.count,
      text.isFolded(text.tokens[tokens.upperBound], as: UInt8(ascii: "'"))
    {
      tokens = tokens.lowerBound..<tokens.upperBound + 1
    }
    let stretch = TextRange(start: first, end: text.tokens[tokens.upperBound - 1].range.end)
    let answer = try memo.answer(for: stretch, in: text.text, at: end.node) {
      () throws(UnicodeError) -> SurfaceMemo.Answer? in
      self.answer(
        Int(end.node), try Surface(text: text, tokens: tokens, inflection: inflection))
    }
    guard let answer else { return nil }
    return Match(
      range: TextRange(start: first, end: first + answer.length), references: answer.references,
      ending: answer.ending)
  }

  /// A lemma as a word of the terms; -1 when no term has it.
  func word(_ lemma: String) -> Int32 { words[lemma]?.first ?? -1 }

  /// The node that a lemma leads to at the beginning of a term, -1 for none; a passive verb may also
  /// begin a term whose verb is active.
  func firstNode(_ lemma: String) -> Int32 {
    if let node = firstNode(ofWord: lemma) { return node }
    return inflection.verbAlternative(of: lemma).flatMap { firstNode(ofWord: $0) } ?? -1
  }

  private func firstNode(ofWord word: String) -> Int32? {
    words[word]?.first.flatMap { edges[Self.edge(0, $0)]?.first }
  }

  fileprivate static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
  }

  private func answer(_ node: Int, _ surface: Surface) -> SurfaceMemo.Answer? {
    let ranked = ends[node].references
      .compactMap { reference in
        surface.distance(to: designation(reference)).map { (distance: $0, reference: reference) }
      }
      .sorted { $0.distance < $1.distance }
    if let closest = ranked.first {
      return SurfaceMemo.Answer(
        references: ranked.map(\.reference),
        ending: surface.ending(beyond: designation(closest.reference)),
        length: surface.range.length)
    }
    guard isProtected[node] != 0 else { return nil }
    return SurfaceMemo.Answer(references: [], ending: "", length: surface.range.length)
  }
}

/// Builds a `TermRecognizer`.
struct TermRecognizerBuilder: ~Copyable {
  private let inflection: Inflection
  private var tokenizer = Tokenizer(.undetermined)
  private var words: [String: Int32] = [:]
  private var edges: [UInt64: Int32] = [:]
  private var ends: [[Int32]] = [[]]
  private var isProtected: [UInt8] = [0]

  /// Reads the designations of one language.
  ///
  /// - Complexity: O(total length of the designations).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    inflection = Inflection(languageCode: language.language)
    for (index, concept) in base.concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated()
      where designation.language.matches(language) {
        let node = try insert(designation.text, isVerb: concept.partOfSpeech == .verb)
        ends[node] += TermRecognizer.Reference(concept: index, position: position).numbers
        for name in designation.usage.exemptNames {
          isProtected[try insert(name, isVerb: false)] = 1
        }
      }
    }
    for name in base.protectedNames { isProtected[try insert(name, isVerb: false)] = 1 }
  }

  /// Writes what was read.
  func freeze(into writer: inout FrozenWriter) {
    writer.add(map: words.mapValues { [$0] })
    writer.add(map: edges)
    writer.add(rows: ends)
    writer.add(bytes: isProtected)
  }

  /// The node at which a text ends.
  private mutating func insert(_ text: String, isVerb: Bool) throws(UnicodeError) -> Int {
    let lexemes = try Lexeme.all(in: tokenizer.tokenize(text), inflection: inflection)
    var node: Int32 = 0
    for (index, lexeme) in lexemes.enumerated() {
      let isVerb = isVerb && index == 0
      let lemma = isVerb ? inflection.verbAlternative(of: lexeme.lemma) : nil
      node = child(of: node, word: lemma ?? lexeme.lemma)
    }
    return Int(node)
  }

  private mutating func child(of node: Int32, word: String) -> Int32 {
    let id = words[word] ?? Int32(words.count)
    words[word] = id
    let edge = TermRecognizer.edge(node, id)
    if let known = edges[edge] { return known }
    let new = Int32(ends.count)
    ends.append([])
    isProtected.append(0)
    edges[edge] = new
    return new
  }
}
