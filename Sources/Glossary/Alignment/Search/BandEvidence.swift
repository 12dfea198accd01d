/// What signs say for each pair of sentences in a band, and for windows of up to three that end there.
///
/// A place holds a sum of gains and, in its lower byte, how many signs gained.
struct BandEvidence {
  /// The pairs: a row a sentence of the source.
  let band: SearchBand

  /// For windows of one, two and three sentences of the source that end with the row, place after
  /// place: what the signs of the column's sentence gain.
  private(set) var forward: [Int32]

  /// For windows of one, two and three sentences of the target that end with the column, place after
  /// place: what the signs of the row's sentence gain.
  private(set) var backward: [Int32]

  /// What each sentence counts when nothing explains its signs.
  let sourceMiss: [Int32]
  let targetMiss: [Int32]

  /// How many sentences the longest window has.
  static let longestWindow = 3

  /// Where the sum begins above the number of signs.
  static let shift: Int32 = 8

  /// Reads the evidence for a band of places where beads may end.
  ///
  /// - Complexity: O(meetings of signs in the band).
  init(
    _ source: SentenceWords, _ target: SentenceWords, _ lexicon: SignLexicon, _ places: SignPlaces,
    ending ends: SearchBand
  ) {
    sourceMiss = (0..<source.count).map {
      source.signs($0).reduce(0) { $0 + lexicon.sourceMiss[Int($1)] }
    }
    targetMiss = (0..<target.count).map {
      target.signs($0).reduce(0) { $0 + lexicon.targetMiss[Int($1)] }
    }
    let last = target.count - 1
    let rows = (0..<source.count).map { row in
      // A bead that ends in a later row or column may begin here.
      let low = max(0, Int(ends.low[row + 1]) - Self.longestWindow)
      let high = Int(ends.high[min(source.count, row + Self.longestWindow)]) - 1
      return min(low, last)...max(min(low, last), min(high, last))
    }
    band = SearchBand(rows)
    forward = [Int32](repeating: 0, count: band.count * Self.longestWindow)
    backward = forward
    var reader = EvidenceReader(lexicon, places, targets: target.count, signs: target.keys.count)
    for row in rows.indices {
      reader.enter(band, row)
      for window in 0..<min(Self.longestWindow, row + 1) {
        reader.add(source.signs(row - window))
        reader.readForward(window, into: &forward)
      }
      reader.endWindow()
      for sign in source.signs(row) { reader.readBackward(sign, into: &backward) }
    }
  }
}

/// Walks down the rows of a band.
private struct EvidenceReader {
  private let lexicon: SignLexicon
  private let places: SignPlaces

  /// The first place of each sign of the target that is not left of the row.
  private var firstPlaces: [Int32]

  /// The best gain of each sign of the target from the window, and which have one.
  private var best: [Int32]
  private var touched: [Int32] = []

  /// The best gain of a sign of the source at each column, and which columns have one.
  private var values: [Int32]
  private var columns: [Int32] = []

  private var low: Int32 = 0
  private var high: Int32 = 0

  /// Where column 0 of the row would be.
  private var origin = 0

  init(_ lexicon: SignLexicon, _ places: SignPlaces, targets: Int, signs: Int) {
    self.lexicon = lexicon
    self.places = places
    firstPlaces = places.starts
    best = Array(repeating: 0, count: signs)
    values = Array(repeating: 0, count: targets + BandEvidence.longestWindow)
  }

  mutating func enter(_ band: SearchBand, _ row: Int) {
    low = band.low[row]
    high = band.high[row]
    origin = band.offsets[row] - Int(low)
  }

  /// Adds a sentence to the window.
  mutating func add(_ signs: ArraySlice<Int32>) {
    for sign in signs {
      for index in lexicon.entries(sign) {
        let entry = lexicon.entries[index]
        let target = Int(entry.target)
        if best[target] == 0 { touched.append(entry.target) }
        if entry.forward > best[target] { best[target] = entry.forward }
      }
    }
  }

  mutating func readForward(_ window: Int, into sums: inout [Int32]) {
    let stride = BandEvidence.longestWindow
    for sign in touched {
      var place = firstPlace(sign)
      let end = Int(places.starts[Int(sign) + 1])
      let gain = best[Int(sign)] << BandEvidence.shift | 1
      while place < end, places.sentences[place] <= high {
        sums[(origin + Int(places.sentences[place])) * stride + window] += gain
        place += 1
      }
    }
  }

  mutating func endWindow() {
    for sign in touched { best[Int(sign)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  mutating func readBackward(_ sign: Int32, into sums: inout [Int32]) {
    for index in lexicon.entries(sign) {
      let entry = lexicon.entries[index]
      var place = firstPlace(entry.target)
      let end = Int(places.starts[Int(entry.target) + 1])
      while place < end, places.sentences[place] <= high {
        let column = Int(places.sentences[place])
        if values[column] == 0 { columns.append(Int32(column)) }
        if entry.backward > values[column] { values[column] = entry.backward }
        place += 1
      }
    }
    for column in columns { addWindows(Int(column), &sums) }
    for column in columns { values[Int(column)] = 0 }
    columns.removeAll(keepingCapacity: true)
  }

  /// Adds to the windows in which a column is the last that has a value.
  private func addWindows(_ column: Int, _ sums: inout [Int32]) {
    let one = values[column]
    let two = max(one, column > 0 ? values[column - 1] : 0)
    let three = max(two, column > 1 ? values[column - 2] : 0)
    let place = (origin + column) * BandEvidence.longestWindow
    let last = Int(high)
    sums[place] += packed(one)
    sums[place + 1] += packed(two)
    sums[place + 2] += packed(three)
    guard values[column + 1] == 0, column < last else { return }
    sums[place + 4] += packed(one)
    sums[place + 5] += packed(two)
    guard values[column + 2] == 0, column + 1 < last else { return }
    sums[place + 8] += packed(one)
  }

  private func packed(_ gain: Int32) -> Int32 { gain << BandEvidence.shift | 1 }

  private mutating func firstPlace(_ sign: Int32) -> Int {
    var place = Int(firstPlaces[Int(sign)])
    let end = Int(places.starts[Int(sign) + 1])
    while place < end, places.sentences[place] < low { place += 1 }
    firstPlaces[Int(sign)] = Int32(place)
    return place
  }
}
