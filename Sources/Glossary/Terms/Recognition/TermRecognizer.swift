/// Finds the designations of a term base in running text.
///
/// Matching is by whole lexemes: *TKI* is not found in *BNP2TKI*. The longest match wins, so a word
/// inside a longer designation or a protected name is never found by itself. Inflected forms match;
/// the spelling decides between designations that share their lemmas.
public struct TermRecognizer: Sendable {
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
  }

  /// The concepts the recognizer was built from.
  public let concepts: [Concept]

  let inflection: Inflection
  private let words: [String: Int32]
  private let edges: [Edge: Int32]
  private let nodes: [Node]
  private let memos = WordMemoPool()

  private struct Edge: Hashable {
    var node: Int32
    var word: Int32
  }

  private struct Node {
    var references: [Reference] = []
    var isProtected = false

    /// Whether a designation or a protected name ends here.
    var isEnd: Bool { isProtected || !references.isEmpty }
  }

  /// Builds a recognizer of the designations of one language.
  ///
  /// - Complexity: O(total length of the designations).
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    var builder = Builder(language: language)
    for (index, concept) in base.concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated()
      where designation.language.matches(language) {
        let node = try builder.insert(designation.text, isVerb: concept.partOfSpeech == .verb)
        builder.nodes[node].references.append(Reference(concept: index, position: position))
        for name in designation.usage.exemptNames {
          builder.nodes[try builder.insert(name, isVerb: false)].isProtected = true
        }
      }
    }
    for name in base.protectedNames {
      builder.nodes[try builder.insert(name, isVerb: false)].isProtected = true
    }
    concepts = base.concepts
    inflection = builder.inflection
    words = builder.words
    edges = builder.edges
    nodes = builder.nodes
  }

  /// A designation of the recognizer.
  public func designation(_ reference: Reference) -> Designation {
    concepts[reference.concept].designations[reference.position]
  }

  /// The designations in a text, in order; none overlaps another.
  ///
  /// - Complexity: O(length), times the words of the longest designation that begins at a place.
  /// - Throws: `UnicodeError` when the text is too long for ICU.
  public func matches(in text: TokenizedText) throws(UnicodeError) -> [Match] {
    try matches(in: text, read(text))
  }

  /// The words of a text as the recognizer sees them.
  func read(_ text: TokenizedText) throws(UnicodeError) -> RecognizedText {
    var memo = memos.take()
    let read = try RecognizedText(text, self, &memo)
    memos.give(memo)
    return read
  }

  /// The designations in a text that was read.
  func matches(in text: TokenizedText, _ read: RecognizedText) throws(UnicodeError) -> [Match] {
    let words = read.words
    var matches: [Match] = []
    var start = 0
    while start < words.count {
      if words[start].firstNode >= 0, !words[start].isContinuation,
        let found = try longest(from: start, words, text)
      {
        matches.append(found.match)
        start = found.end
      } else {
        start += 1
      }
    }
    return matches
  }

  private func longest(
    from start: Int, _ words: [RecognizedText.Word], _ text: TokenizedText
  ) throws(UnicodeError) -> (match: Match, end: Int)? {
    var node = words[start].firstNode
    var end = start
    var best: (match: Match, end: Int)?
    while true {
      repeat { end += 1 } while end < words.count && words[end].isContinuation
      let next = end < words.count ? Int(words[end].token) : text.tokens.count
      if nodes[Int(node)].isEnd {
        let surface = try Surface(
          text: text, tokens: Int(words[start].token)..<next, inflection: inflection)
        if let match = match(nodes[Int(node)], surface) { best = (match, end) }
      }
      guard end < words.count, words[end].termWord >= 0,
        let child = edges[Edge(node: node, word: words[end].termWord)],
        Gap(text, tokens: Int(words[end - 1].token) + 1..<next) != .end
      else { return best }
      node = child
    }
  }

  /// A lemma as a word of the terms; -1 when no term has it.
  func word(_ lemma: String) -> Int32 { words[lemma] ?? -1 }

  /// The node that a lemma leads to at the beginning of a term, -1 for none; a passive verb may also
  /// begin a term whose verb is active.
  func firstNode(_ lemma: String) -> Int32 {
    if let id = words[lemma], let node = edges[Edge(node: 0, word: id)] { return node }
    guard let verb = inflection.verbAlternative(of: lemma), let id = words[verb] else { return -1 }
    return edges[Edge(node: 0, word: id)] ?? -1
  }

  private func match(_ node: Node, _ surface: Surface) -> Match? {
    let ranked = node.references
      .compactMap { reference in
        surface.distance(to: designation(reference)).map { (distance: $0, reference: reference) }
      }
      .sorted { $0.distance < $1.distance }
    if let closest = ranked.first {
      return Match(
        range: surface.range, references: ranked.map(\.reference),
        ending: surface.ending(beyond: designation(closest.reference)))
    }
    guard node.isProtected else { return nil }
    return Match(range: surface.range, references: [], ending: "")
  }

  private struct Builder: ~Copyable {
    let inflection: Inflection
    var tokenizer = Tokenizer(.undetermined)
    var words: [String: Int32] = [:]
    var edges: [Edge: Int32] = [:]
    var nodes = [Node()]

    init(language: LanguageTag) {
      inflection = Inflection(languageCode: language.language)
    }

    /// The node at which a text ends.
    mutating func insert(_ text: String, isVerb: Bool) throws(UnicodeError) -> Int {
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
      let edge = Edge(node: node, word: id)
      if let known = edges[edge] { return known }
      let new = Int32(nodes.count)
      nodes.append(Node())
      edges[edge] = new
      return new
    }
  }
}
