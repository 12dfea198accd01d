/// What kind of passage each place of a draft stands in: quotations, titles of laws, names of
/// bodies, lines that are no text, sentences about the past.
struct Passages {
  let text: TokenizedText
  let sentences: [Sentence]
  let quotations: [TextRange]
  let protected: [TextRange]

  /// A sentence with its folded words.
  struct Sentence {
    var range: TextRange
    var words: [String]
    var years: [Int]

    /// Whether the words of a cue stand in the sentence side by side.
    func contains(_ cue: [String]) -> Bool {
      guard !cue.isEmpty, cue.count <= words.count else { return false }
      return (0...words.count - cue.count).contains {
        words[$0..<$0 + cue.count].elementsEqual(cue)
      }
    }
  }

  /// Reads the passages of a text.
  ///
  /// - Complexity: O(number of tokens).
  init(_ text: TokenizedText) {
    self.text = text
    let words = text.tokens.filter(\.isContent)
    sentences = Self.sentences(of: text, words)
    quotations = Self.quotations(of: text)
    protected =
      (NamedPassages.lawTitles(in: text, words) + NamedPassages.bodies(in: text, words)
      + NamedPassages.boilerplate(in: text)).sorted()
  }

  /// The sentence that holds a range.
  func sentence(of range: TextRange) -> Sentence? {
    Self.last(in: sentences, \.range.start, notAfter: range.start)
  }

  /// Whether a range stands inside quotation marks.
  func isQuoted(_ range: TextRange) -> Bool {
    Self.last(in: quotations, \.start, notAfter: range.start)?.contains(range) ?? false
  }

  /// Whether a range stands inside a name or a line that a word's rule does not reach.
  func isProtected(_ range: TextRange) -> Bool {
    protected.contains { $0.contains(range) && $0 != range }
  }

  /// Whether the sentence of a range lists the acts of the trafficking offence.
  func listsOffenceElements(_ range: TextRange) -> Bool {
    guard let sentence = sentence(of: range) else { return false }
    return Self.offenceElements.count { sentence.words.contains($0) } >= 3
  }

  /// Whether the sentence of a range speaks of the time before a day.
  func isHistory(_ range: TextRange, before date: PartialDate?) -> Bool {
    guard let sentence = sentence(of: range) else { return false }
    if Self.historyCues.contains(where: sentence.contains) { return true }
    guard let date else { return false }
    return sentence.years.contains { $0 < date.year }
  }

  private static let offenceElements = [
    "perekrutan", "pengangkutan", "penampungan", "pengiriman", "pemindahan", "penerimaan",
  ]

  private static let historyCues = [
    "dulu", "dahulu", "saat itu", "ketika itu", "kala itu", "waktu itu", "pada masa itu",
    "sebelumnya", "semula", "eks", "bekas", "berubah menjadi", "diubah menjadi", "berganti nama",
    "bertransformasi menjadi", "kini", "formerly", "previously", "at the time", "then known as",
    "renamed", "used to be", "now",
  ].map { $0.split(separator: " ").map(String.init) }

  private static func sentences(of text: TokenizedText, _ words: [Token]) -> [Sentence] {
    var next = 0
    return text.sentenceRanges().map { range in
      let first = next
      while next < words.count, words[next].range.start < range.end { next += 1 }
      let inside = words[first..<next]
      return Sentence(
        range: range, words: inside.map { text.folded($0) },
        years: years(in: text, inside))
    }
  }

  /// The years a sentence mentions, but those of numbered laws (*Nomor 39 Tahun 2004*, *39/2004*).
  private static func years(in text: TokenizedText, _ words: ArraySlice<Token>) -> [Int] {
    words.indices.compactMap { index in
      let word = words[index]
      guard word.kind == .number, word.range.length == 4, let year = Int(text.folded(word)),
        (1900...2100).contains(year)
      else { return nil }
      let before = words[..<index].suffix(2)
      if before.contains(where: { $0.kind == .number }) {
        let gap = text.text.slice(
          TextRange(start: before.last?.range.end ?? 0, end: word.range.start))
        let isNumbered =
          gap == "/" || before.last.map { ["tahun", "of"].contains(text.folded($0)) } ?? false
        if isNumbered { return nil }
      }
      return year
    }
  }

  /// Passages between quotation marks; a mark that is never closed ends with its paragraph.
  private static func quotations(of text: TokenizedText) -> [TextRange] {
    var ranges: [TextRange] = []
    var open: Int?
    var lineBreaks = 0
    for token in text.tokens {
      if token.kind == .space {
        lineBreaks += text.source(token).utf8.count { $0 == 0x0A }
        if lineBreaks > 1 { open = nil }
        continue
      }
      lineBreaks = 0
      guard token.kind == .punctuation, text.folded(token) == "\"" else { continue }
      if let start = open {
        ranges.append(TextRange(start: start, end: token.range.end))
        open = nil
      } else {
        open = token.range.start
      }
    }
    return ranges
  }

  private static func last<Element>(
    in elements: [Element], _ start: KeyPath<Element, Int>, notAfter offset: Int
  ) -> Element? {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle][keyPath: start] <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? elements[low - 1] : nil
  }
}
