/// Numbers of an event that a draft writes in two forms: *KTT ke-42 ASEAN* and *KTT ASEAN XLII*.
enum EventOrdinals {
  /// A numbered event in a text.
  fileprivate struct Mention {
    var number: Int
    var form: Form
    /// The words of its name without the number.
    var name: Set<String>
    var words: Range<Int>
  }

  /// How a number is written, and whether the name goes on after it; nil where the name is one word.
  fileprivate struct Form: Hashable {
    enum Style: Hashable { case digits, roman, word }
    var style: Style
    var isInside: Bool?

    /// Whether two forms may stand side by side.
    func fits(_ other: Form) -> Bool {
      style == other.style
        && (isInside == nil || other.isInside == nil || isInside == other.isInside)
    }
  }

  /// The findings in a draft, one an event at most, in order.
  ///
  /// - Complexity: O(number of words), and O(m²) in the numbered events.
  static func findings(in reading: DraftReading) -> [Finding] {
    let words = reading.words
    let isHead = words.map(headFact, heads.contains)
    guard isHead.contains(true) else { return [] }
    let mentions = words.numbers.indices.compactMap { index in
      isHead[Int(words.numbers[index])] && words.isCapital(index)
        ? mention(around: index, reading) : nil
    }
    var findings: [Finding] = []
    var done: Set<Int> = []
    for (number, first) in mentions.enumerated() where !done.contains(number) {
      let same = mentions.indices.filter { mentions[$0].isSame(as: first) }
      done.formUnion(same)
      if let finding = finding(same.map { mentions[$0] }, reading) { findings.append(finding) }
    }
    return findings.sorted { $0.range < $1.range }
  }

  private static func finding(_ mentions: [Mention], _ reading: DraftReading) -> Finding? {
    guard let first = mentions.first else { return nil }
    // The form that stands more often stays, of two that stand equally often the first.
    let kept =
      mentions.max { one, other in
        count(of: one.form, mentions) < count(of: other.form, mentions)
      } ?? first
    let reference = count(of: first.form, mentions) >= count(of: kept.form, mentions) ? first : kept
    guard let marked = mentions.first(where: { !$0.form.fits(reference.form) }) else { return nil }
    let range = reading.words.range(marked.words)
    let text = reading.draft.text.text
    let other = reading.words.range(reference.words)
    return Finding(
      rule: InconsistentVariant.id, severity: .info,
      message: "“\(text.slice(range))” stands beside “\(text.slice(other))”; number the event in "
        + "one form", range: range, suggestions: [String(text.slice(other))],
      related: [Finding.Related(message: "“\(text.slice(other))”", range: other)])
  }

  private static func count(of form: Form, _ mentions: [Mention]) -> Int {
    mentions.count { $0.form.fits(form) }
  }

  // MARK: Reading

  /// The event whose kind stands at an index, with the number beside its name.
  private static func mention(around head: Int, _ reading: DraftReading) -> Mention? {
    let words = reading.words
    guard !reading.passages.isQuoted(words.range(head)) else { return nil }
    var first = head
    var end = head + 1
    func isPart(_ index: Int) -> Bool {
      words.isCapital(index) && !ExpansionWords.connectors.contains(words.word(index))
        || ordinal(at: index, words) != nil
        || words.word(index) == "ke" && index + 1 < words.count && words.gap(after: index) == "-"
    }
    while end < words.count, end - head < 6, isClose(end - 1, words), isPart(end) { end += 1 }
    while first > 0, head - first < 6, isClose(first - 1, words), isPart(first - 1) { first -= 1 }
    var name: Set<String> = []
    var found: (number: Int, style: Form.Style, place: Int)?
    for index in first..<end {
      if let ordinal = ordinal(at: index, words) {
        if found != nil { return nil }
        found = (ordinal.number, ordinal.style, index)
      } else if words.word(index) != "ke" {
        name.insert(words.word(index))
      }
    }
    guard let found else { return nil }
    let isLast = found.place == end - 1
    let isFirst = found.place == first || found.place == first + 1 && words.word(first) == "ke"
    let isInside: Bool? = name.count < 2 || isFirst ? nil : !isLast
    return Mention(
      number: found.number, form: Form(style: found.style, isInside: isInside), name: name,
      words: first..<end)
  }

  /// *42* after *ke-*, *ke-42*, *42nd*, *XLII*, *kedua*, *second*.
  private static func ordinal(
    at index: Int, _ words: TextWords
  ) -> (number: Int, style: Form.Style)? {
    let word = words.word(index)
    if let number = ordinals[word] { return (number, .word) }
    if let number = RomanNumeral.value(words.source(index)), number > 1 { return (number, .roman) }
    var digits = word[...]
    if digits.hasPrefix("ke-") { digits = digits.dropFirst(3) }
    let isAfterKe =
      index > 0 && words.word(index - 1) == "ke" && words.gap(after: index - 1) == "-"
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
      return Int(digits.dropLast(2)).map { ($0, .digits) }
    }
    guard let number = Int(digits), digits.count < word.count || isAfterKe else { return nil }
    return (number, .digits)
  }

  private static func isClose(_ index: Int, _ words: TextWords) -> Bool {
    [" ", "-"].contains(words.gap(after: index))
  }

  private static let headFact = WordFact<Bool>()

  private static let heads: Set<String> = [
    "ktt", "konferensi", "sidang", "pertemuan", "kongres", "forum", "summit", "meeting", "session",
    "conference", "congress",
  ]

  private static let ordinals: [String: Int] = [
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7,
    "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
  ]
}

extension EventOrdinals.Mention {
  /// Whether two mentions may be of one event: one number, and one name that holds the other.
  fileprivate func isSame(as other: EventOrdinals.Mention) -> Bool {
    number == other.number && (name.isSubset(of: other.name) || other.name.isSubset(of: name))
  }
}
