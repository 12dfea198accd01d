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

  private let language: LanguageTag
  let inflection: Inflection
  private let words: [String: Int32]
  private let edges: [Edge: Int32]
  private let nodes: [Node]

  private struct Edge: Hashable {
    var node: Int32
    var word: Int32
  }

  private struct Node {
    var references: [Reference] = []
    var isProtected = false
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
    self.language = language
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
    let lexemes = try Lexeme.all(in: text, inflection: inflection)
    let ids = lexemes.map { words[$0.lemma] ?? -1 }
    let gaps = Gap.all(between: lexemes, in: text)
    var matches: [Match] = []
    var start = 0
    while start < lexemes.count {
      if let match = longest(from: start, lexemes, ids, gaps, text) {
        matches.append(match.match)
        start = match.end
      } else {
        start += 1
      }
    }
    return matches
  }

  private func longest(
    from start: Int, _ lexemes: [Lexeme], _ ids: [Int32], _ gaps: [Gap], _ text: TokenizedText
  ) -> (match: Match, end: Int)? {
    var node: Int32 = 0
    var end = start
    var best: (match: Match, end: Int)?
    while end < lexemes.count, let next = step(node, lexemes[end], ids[end], isFirst: end == start)
    {
      node = next
      end += 1
      let surface = Surface(text: text, lexemes: lexemes[start..<end], gaps: gaps[start..<end - 1])
      if let match = match(nodes[Int(node)], surface) { best = (match, end) }
      guard end < lexemes.count, gaps[end - 1] != .end else { break }
    }
    return best
  }

  /// The next node; a passive verb may also begin a term whose verb is active.
  private func step(_ node: Int32, _ lexeme: Lexeme, _ id: Int32, isFirst: Bool) -> Int32? {
    if id >= 0, let next = edges[Edge(node: node, word: id)] { return next }
    guard isFirst, let verb = inflection.verbAlternative(of: lexeme.lemma), let id = words[verb]
    else { return nil }
    return edges[Edge(node: node, word: id)]
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
