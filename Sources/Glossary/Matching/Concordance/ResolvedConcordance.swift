/// A concordance query in the numbers of one index.
struct ResolvedConcordance {
  let query: ConcordanceQuery

  /// Of each token the elements that it can serve, a bit each; the last bit stands for all elements
  /// from `lastBit` on.
  private(set) var masks: [UInt64]

  /// The bits of all elements.
  let required: UInt64

  /// Of each element the bits of which a text's signature has one at least where the text has the
  /// element.
  private(set) var signatures: [UInt64]

  /// The forms of tokens that runs may hold.
  private(set) var runForms: [UInt32: [UInt8]] = [:]

  /// The tokens that a phrase may pass over; empty where none may.
  private(set) var tails: [UInt32: ConcordanceTail] = [:]

  /// The tokens of the elements from `lastBit` on.
  private var others: [Set<UInt32>]

  /// Whether a text that has all elements is a hit, without a look at their places.
  let isConclusive: Bool

  /// Whether each element has a token at least.
  var isPossible: Bool { !query.isEmpty && signatures.allSatisfy { $0 != 0 } }

  private static let lastBit = 63

  /// - Complexity: O(size of the vocabulary · number of elements).
  init(_ query: ConcordanceQuery, _ vocabulary: ConcordanceVocabulary) throws {
    self.query = query
    let count = query.elements.count
    masks = Array(repeating: 0, count: vocabulary.count)
    required = count > Self.lastBit ? .max : (1 << UInt64(count)) - 1
    signatures = Array(repeating: 0, count: count)
    others = Array(repeating: [], count: max(0, count - Self.lastBit))
    isConclusive =
      count <= Self.lastBit
      && query.phrases.allSatisfy { $0.count == 1 && query.elements[$0[0]].isSingle }
      && (query.options.near == nil || query.phrases.count < 2)
    let tests = query.elements.map { ElementTest($0, query.options) }
    let passesTails =
      query.options.matchesInflection && !query.options.matchesCase
      && query.phrases.contains { $0.count > 1 }
    for token in 0..<vocabulary.count {
      try resolve(UInt32(token), tests, vocabulary)
      if passesTails { findTail(UInt32(token), vocabulary) }
    }
  }

  private mutating func findTail(_ token: UInt32, _ vocabulary: ConcordanceVocabulary) {
    let head = Int(vocabulary.packedClass(Int(token)) >> 3)
    tails[token] = unsafe ConcordanceTail(
      vocabulary.bytes(of: head), languageCode: query.options.language.language)
  }

  private mutating func resolve(
    _ token: UInt32, _ tests: [ElementTest], _ vocabulary: ConcordanceVocabulary
  ) throws {
    let packed = vocabulary.packedClass(Int(token))
    let (head, kind) = (packed >> 3, packed & 7)
    guard kind != UInt32(Token.Kind.space.rawValue) else { return }
    if !query.options.matchesCase && head != token {
      // A class has the number of its folded form, which came earlier.
      guard masks[Int(head)] != 0 else { return }
      masks[Int(token)] = masks[Int(head)]
      if let form = runForms[head] { runForms[token] = form }
      for place in others.indices where others[place].contains(head) {
        others[place].insert(token)
      }
      return
    }
    let bytes = unsafe vocabulary.bytes(of: Int(token))
    let isWord = kind == UInt32(Token.Kind.word.rawValue)
    for (number, test) in tests.enumerated() where unsafe test.mayAccept(bytes, isWord: isWord) {
      let form = unsafe try form(of: bytes)
      guard try test.accepts(form) else { continue }
      masks[Int(token)] |= 1 << UInt64(min(number, Self.lastBit))
      if number >= Self.lastBit { others[number - Self.lastBit].insert(token) }
      if case .run = query.elements[number] { runForms[token] = form }
      // Signatures know words, numbers and placeholders, and marks only of texts without those.
      let isContent = kind >= UInt32(Token.Kind.word.rawValue)
      signatures[number] |= isContent ? TokenSignature.bit(head) : .max
    }
  }

  private func form(of bytes: UnsafeBufferPointer<UInt8>) throws(UnicodeError) -> [UInt8] {
    guard unsafe query.options.matchesCase && bytes.contains(where: { $0 >= 0x80 }) else {
      return unsafe Array(bytes)
    }
    return Array(try Folding.compose(unsafe String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Whether a token serves an element.
  @inline(__always)
  func serves(_ token: UInt32, _ mask: UInt64, _ element: Int) -> Bool {
    mask >> UInt64(min(element, Self.lastBit)) & 1 == 1
      && (element < Self.lastBit || others[element - Self.lastBit].contains(token))
  }

  /// Whether the stream of a text has all elements.
  @inline(__always)
  func holdsAll(_ stream: UnsafeBufferPointer<UInt8>) throws(IndexDamage) -> Bool {
    guard let base = stream.baseAddress else { return false }
    let end = stream.count
    let count = UInt32(truncatingIfNeeded: masks.count)
    var offset = 0
    var found: UInt64 = 0
    while offset < end {
      let token = unsafe VariableLength.read(base, &offset, end) &>> 1
      guard token < count else { throw IndexDamage("a stream names no token") }
      found |= masks[Int(token)]
      if found == required { return true }
    }
    return false
  }
}

/// What an element asks, with what tells early that a token cannot serve.
private struct ElementTest {
  private let element: ConcordanceElement
  private let inflection: Inflection

  /// Whether forms are other than the bytes of a token.
  private let composes: Bool

  init(_ element: ConcordanceElement, _ options: ConcordanceQuery.Options) {
    self.element = element
    inflection = Inflection(languageCode: options.language.language)
    composes = options.matchesCase
  }

  /// False only for tokens that do not serve.
  @inline(__always)
  func mayAccept(_ bytes: UnsafeBufferPointer<UInt8>, isWord: Bool) -> Bool {
    guard let first = unsafe bytes.first else { return false }
    switch element {
    case .form(let form), .prefix(let form):
      return unsafe first == form[0] || composes && bytes.contains { $0 >= 0x80 }
    case .lemma(let lemma):
      guard isWord else { return false }
      return unsafe first == lemma.utf8.first
        || Self.mayBearAccent(first, bytes.dropFirst().first)
    case .run(let run):
      return unsafe run.mayBegin(with: first, bytes.dropFirst())
    }
  }

  func accepts(_ form: [UInt8]) throws(UnicodeError) -> Bool {
    switch element {
    case .form(let wanted): return form == wanted
    case .prefix(let prefix): return form.starts(with: prefix)
    case .lemma(let lemma):
      let word = try Folding.stripAccents(String(decoding: form, as: UTF8.self))
      return inflection.lemma(of: word) == lemma
    case .run(let run): return run.mayHold(form[...])
    }
  }

  /// Whether a folded word may begin with an accented letter of Latin, Greek or Cyrillic.
  ///
  /// Those lie in U+00C0 to U+07FF and U+1D00 to U+1FFF. Undoing inflection and accents keeps any
  /// other first letter.
  private static func mayBearAccent(_ first: UInt8, _ second: UInt8?) -> Bool {
    first >= 0xC3 && first <= 0xDF || first == 0xE1 && (second ?? 0) >= 0xB4
  }
}
