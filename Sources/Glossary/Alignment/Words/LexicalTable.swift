/// How probable each word of a translation is for each word of the source: a sparse table.
///
/// A row holds the words that stand opposite the row's word somewhere, at most `rowLimit` of them:
/// those of the highest c² / n, with c the number of times that both stand in a pair and n the
/// frequency of the translation. So memory is bounded by the vocabulary, whatever the number of
/// pairs. Rows are hash tables with open addressing in one flat array.
struct LexicalTable: Sendable {
  /// A word of a row.
  struct Slot: Sendable {
    /// The word of the translation, −1 where the slot is free.
    var word: Int32

    /// Its probability.
    var probability: Float

    /// How often it is expected, of the pass that is under way.
    var count: Double

    static let free = Slot(word: -1, probability: 0, count: 0)
  }

  /// The most words of a row.
  static let rowLimit = 512

  /// Where each row begins in `slots`, and where the last one ends; lengths are powers of two.
  private var starts: [Int] = []

  /// One after another, so that a look-up costs one line of the processor's cache.
  private(set) var slots: [Slot] = []

  /// The probability and the count of each word without a counterpart.
  private(set) var nullValues: [Float] = []
  private(set) var nullCounts: [Double] = []

  /// How many words each row has.
  private var rowCounts: [Int32] = []

  /// Takes the words that stand opposite one another, all equally probable.
  ///
  /// - Complexity: O(sum of source length · target length).
  init(_ pairs: SentencePairs) {
    var builder = RowBuilder(pairs)
    self.init(rows: pairs.sourceVocabulary) { source in
      let row = builder.row(source)
      return row.map { Slot(word: $0, probability: 1 / Float(row.count), count: 0) }
    }
    nullValues = Array(
      repeating: 1 / Float(max(1, pairs.targetVocabulary)), count: pairs.targetVocabulary)
    nullCounts = Array(repeating: 0, count: pairs.targetVocabulary)
  }

  private init(rows: Int, _ row: (Int) -> [Slot]) {
    starts = [0]
    starts.reserveCapacity(rows + 1)
    rowCounts.reserveCapacity(rows)
    for source in 0..<rows {
      let row = row(source)
      var capacity = row.isEmpty ? 0 : 2
      while capacity * 2 < row.count * 3 { capacity *= 2 }
      let start = slots.count
      slots.append(contentsOf: repeatElement(.free, count: capacity))
      for word in row {
        var slot = Self.slot(word.word, capacity - 1)
        while slots[start + slot].word >= 0 { slot = (slot + 1) & (capacity - 1) }
        slots[start + slot] = word
      }
      starts.append(slots.count)
      rowCounts.append(Int32(row.count))
    }
  }

  /// The table without the words that are less probable, which later passes need not look at.
  ///
  /// - Complexity: O(size).
  func pruned(below least: Float) -> LexicalTable {
    var table = LexicalTable(rows: rows) { row in
      slots[starts[row]..<starts[row + 1]].filter { $0.word >= 0 && $0.probability >= least }
    }
    table.nullValues = nullValues
    table.nullCounts = nullCounts
    return table
  }

  /// The number of slots.
  var count: Int { slots.count }

  /// The number of rows.
  var rows: Int { rowCounts.count }

  /// The slot of two words; nil where the row lacks the word.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func index(_ source: Int32, _ target: Int32) -> Int? {
    let start = starts[Int(source)]
    let mask = starts[Int(source) + 1] - start - 1
    if mask < 0 { return nil }
    var slot = Self.slot(target, mask)
    // A row is never full, so that a free slot ends the search.
    while true {
      let word = slots[start + slot].word
      if word == target { return start + slot }
      if word < 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// The words of a row with their probabilities, the most probable first, then by number.
  ///
  /// - Complexity: O(row · log row).
  func row(_ source: Int) -> [(word: Int32, probability: Float)] {
    var row: [(word: Int32, probability: Float)] = []
    for slot in slots[starts[source]..<starts[source + 1]] where slot.word >= 0 {
      row.append((slot.word, slot.probability))
    }
    return row.sorted { ($1.probability, $0.word) < ($0.probability, $1.word) }
  }

  /// Adds to the count of a slot.
  @inline(__always)
  mutating func add(_ count: Double, at slot: Int) { slots[slot].count += count }

  /// Adds to the count of a word without a counterpart.
  mutating func addNull(_ count: Double, of word: Int32) { nullCounts[Int(word)] += count }

  /// Sets the probabilities by the counts, and the counts to 0.
  ///
  /// With a prior above 0 these are the means under a symmetric Dirichlet prior of that much a word,
  /// by which rare words are kept from taking what has no better counterpart (D. Riley and D. Gildea,
  /// "Improving the IBM Alignment Models Using Variational Bayes", ACL 2012); with 0 the ones of the
  /// highest likelihood.
  ///
  /// - Complexity: O(size).
  mutating func maximize(prior: Double) {
    for row in 0..<rows {
      let range = starts[row]..<starts[row + 1]
      var sum = 0.0
      for slot in range { sum += slots[slot].count }
      let scale = Scale(sum: sum, words: Int(rowCounts[row]), prior: prior)
      for slot in range where slots[slot].word >= 0 {
        slots[slot].probability = scale.probability(slots[slot].count)
        slots[slot].count = 0
      }
    }
    let scale = Scale(sum: nullCounts.reduce(0, +), words: nullCounts.count, prior: prior)
    for word in nullCounts.indices {
      nullValues[word] = scale.probability(nullCounts[word])
      nullCounts[word] = 0
    }
  }

  private static func slot(_ word: Int32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(UInt32(bitPattern: word)) &* 0x9E37_79B9_7F4A_7C15) &>> 32)
      & mask
  }
}

/// Makes probabilities of the counts of one row.
private struct Scale {
  private let prior: Double
  private let divisor: Double

  /// The probability of a word that is not expected anywhere, which most are.
  private let least: Float

  /// A count that makes no difference.
  private static let negligible = 1e-7

  init(sum: Double, words: Int, prior: Double) {
    self.prior = prior
    divisor =
      prior > 0 ? Digamma.exponential(sum + prior * Double(words)) : sum > 0 ? sum : 1
    least = prior > 0 ? Float(Digamma.exponential(prior) / divisor) : 0
  }

  func probability(_ count: Double) -> Float {
    if prior > 0, count < Self.negligible { return least }
    return Float((prior > 0 ? Digamma.exponential(count + prior) : count) / divisor)
  }
}

/// Finds the words of each row.
private struct RowBuilder {
  private let pairs: SentencePairs
  private var frequencies: [Int32]

  /// The pairs in which each source word stands, one list after another.
  private var places: [Int32]
  private var placeStarts: [Int]

  /// How often each word of the translations stands opposite the current word.
  private var counts: [Int32]

  init(_ pairs: SentencePairs) {
    self.pairs = pairs
    frequencies = Array(repeating: 0, count: pairs.targetVocabulary)
    counts = Array(repeating: 0, count: pairs.targetVocabulary)
    for word in pairs.targetWords { frequencies[Int(word)] += 1 }
    placeStarts = Array(repeating: 0, count: pairs.sourceVocabulary + 1)
    for word in pairs.sourceWords { placeStarts[Int(word) + 1] += 1 }
    for word in 0..<pairs.sourceVocabulary { placeStarts[word + 1] += placeStarts[word] }
    places = Array(repeating: 0, count: pairs.sourceWords.count)
    var next = placeStarts
    for pair in 0..<pairs.count {
      for word in pairs.source(pair) {
        places[next[Int(word)]] = Int32(pair)
        next[Int(word)] += 1
      }
    }
  }

  mutating func row(_ source: Int) -> [Int32] {
    var row: [Int32] = []
    for place in placeStarts[source]..<placeStarts[source + 1] {
      let pair = Int(places[place])
      for index in pairs.targetStarts[pair]..<pairs.targetStarts[pair + 1] {
        let word = pairs.targetWords[index]
        if counts[Int(word)] == 0 { row.append(word) }
        counts[Int(word)] += 1
      }
    }
    defer { for word in row { counts[Int(word)] = 0 } }
    guard row.count > LexicalTable.rowLimit else { return row }
    let scored = row.map { word in
      let count = Double(counts[Int(word)])
      return (word: word, score: count * count / Double(frequencies[Int(word)]))
    }
    let best = scored.sorted { ($1.score, $0.word) < ($0.score, $1.word) }
    // `row` itself stays whole, since it tells which counts to clear.
    return best.prefix(LexicalTable.rowLimit).map(\.word)
  }
}

/// The digamma function ψ, the derivative of the logarithm of the gamma function.
enum Digamma {
  /// e raised to ψ(x), for x above 0; it grows from 0 and nears x − ½.
  ///
  /// By the recurrence ψ(x) = ψ(x + 1) − 1 / x and the asymptotic series from 6 on (M. Abramowitz and
  /// I. Stegun, Handbook of Mathematical Functions, 6.3.5 and 6.3.18).
  static func exponential(_ argument: Double) -> Double {
    var x = argument
    var shift = 0.0
    while x < 6 {
      shift -= 1 / x
      x += 1
    }
    let square = 1 / (x * x)
    let series = -1 / (2 * x) - square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
    return x * Exponential.of(series + shift)
  }
}
