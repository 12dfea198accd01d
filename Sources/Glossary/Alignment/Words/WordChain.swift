/// The hidden Markov model of one sentence and its translation: the forward-backward algorithm.
///
/// The states are the places of the source's words; at each place there is also an empty word, which
/// keeps the place in mind for the next jump. Reused for many sentences, so that buffers stay.
struct WordChain {
  private var sourceCount = 0
  private var targetCount = 0
  private var target: ArraySlice<Int32> = []

  /// The slot in the table of each word of the translation with each of the source, −1 for none, and
  /// the probability there, row by row.
  private var slots: [Int32] = []
  private var emissions: [Float] = []
  private var nullEmissions: [Float] = []

  /// The probability of the words up to each, and of those after it, by state, row by row.
  ///
  /// Each row is brought to a sum of 1. `forward` is of the words at each place, `forwardNull` of the
  /// empty ones.
  private var forward: [Float] = []
  private var forwardNull: [Float] = []
  private var backward: [Float] = []
  private var scales: [Float] = []

  /// What arrives at each place by jumps.
  private var arrivals: [Float] = []

  /// A probability for words that no table has together, so that no sentence is impossible.
  private static let floor: Float = 1e-9

  /// What is less probable is not carried on to the next word.
  private static let negligible: Float = 1e-7

  /// The farthest that a word may stand from the one that the word before it stands for.
  private static let longestJump = 64

  /// What is less probable is not counted among jumps.
  private static let least: Float = 1e-4

  init() {}

  /// Takes in a sentence and its translation, neither empty.
  mutating func read(
    _ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, _ table: LexicalTable,
    _ jumps: JumpModel
  ) {
    sourceCount = source.count
    targetCount = target.count
    self.target = target
    let size = sourceCount * targetCount
    slots.removeAll(keepingCapacity: true)
    emissions.removeAll(keepingCapacity: true)
    nullEmissions.removeAll(keepingCapacity: true)
    for word in target {
      for sourceWord in source {
        if let slot = table.index(sourceWord, word) {
          slots.append(Int32(slot))
          emissions.append(max(table.slots[slot].probability, Self.floor))
        } else {
          slots.append(-1)
          emissions.append(Self.floor)
        }
      }
      nullEmissions.append(max(table.nullValues[Int(word)], Self.floor))
    }
    Self.clear(&forward, size)
    Self.clear(&forwardNull, size)
    Self.clear(&backward, size)
    Self.clear(&scales, targetCount)
    Self.clear(&arrivals, sourceCount)
    runForward(jumps)
    runBackward(jumps)
  }

  private static func clear(_ buffer: inout [Float], _ count: Int) {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: repeatElement(0, count: count))
  }

  private mutating func runForward(_ jumps: JumpModel) {
    let real = 1 - WordModel.nullProbability
    for row in 0..<targetCount {
      let start = row * sourceCount
      for place in 0..<sourceCount { arrivals[place] = 0 }
      if row == 0 {
        // Before the sentence stands place −1, from which an empty word keeps the first place.
        spread(1, from: -1, jumps)
        forwardNull[0] = WordModel.nullProbability * nullEmissions[0]
      } else {
        let before = start - sourceCount
        for place in 0..<sourceCount {
          let mass = forward[before + place] + forwardNull[before + place]
          if mass > Self.negligible { spread(mass, from: place, jumps) }
          forwardNull[start + place] =
            WordModel.nullProbability * mass * nullEmissions[row]
        }
      }
      var sum: Float = 0
      for place in 0..<sourceCount {
        forward[start + place] = real * arrivals[place] * emissions[start + place]
        sum += forward[start + place] + forwardNull[start + place]
      }
      let scale = sum > 0 ? 1 / sum : 0
      scales[row] = scale
      for place in 0..<sourceCount {
        forward[start + place] *= scale
        forwardNull[start + place] *= scale
      }
    }
  }

  /// Adds to the arrivals what jumps from a place.
  private mutating func spread(_ mass: Float, from place: Int, _ jumps: JumpModel) {
    let share = mass * jumps.scale(from: place, length: sourceCount)
    let first = jumps.reach - place
    for index in near(place) { arrivals[index] += share * jumps.weights[first + index] }
  }

  /// The places that a jump leads to; those that are too far to matter are left out, so that long
  /// sentences cost no more than their length squared.
  private func near(_ place: Int) -> Range<Int> {
    max(0, place - Self.longestJump)..<min(sourceCount, place + Self.longestJump + 1)
  }

  private mutating func runBackward(_ jumps: JumpModel) {
    let real = 1 - WordModel.nullProbability
    let last = (targetCount - 1) * sourceCount
    for place in 0..<sourceCount { backward[last + place] = 1 }
    guard targetCount > 1 else { return }
    for row in stride(from: targetCount - 2, through: 0, by: -1) {
      let start = row * sourceCount
      let next = start + sourceCount
      let empty = WordModel.nullProbability * nullEmissions[row + 1] * scales[row + 1]
      for place in 0..<sourceCount { arrivals[place] = 0 }
      for index in 0..<sourceCount {
        let mass = emissions[next + index] * backward[next + index] * scales[row + 1]
        guard mass > Self.negligible else { continue }
        for place in near(index) {
          arrivals[place] += mass * jumps.weights[jumps.reach - place + index]
        }
      }
      for place in 0..<sourceCount {
        backward[start + place] =
          real * arrivals[place] * jumps.scale(from: place, length: sourceCount)
          + empty * backward[next + place]
      }
    }
  }

  /// Adds the words that the model expects to stand for one another.
  func count(into table: inout LexicalTable) {
    for row in 0..<targetCount {
      let start = row * sourceCount
      var empty: Float = 0
      for place in start..<start + sourceCount {
        empty += forwardNull[place] * backward[place]
        let mass = forward[place] * backward[place]
        if slots[place] >= 0, mass > 0 { table.add(Double(mass), at: Int(slots[place])) }
      }
      table.addNull(Double(empty), of: target[target.startIndex + row])
    }
  }

  /// Adds the jumps that the model expects, by length from −`farthest` to `farthest`.
  func countJumps(into counts: inout [Double], _ jumps: JumpModel) {
    let real = 1 - WordModel.nullProbability
    for row in 0..<targetCount {
      let start = row * sourceCount
      for place in row == 0 ? -1..<0 : 0..<sourceCount {
        let before = start - sourceCount + place
        let mass = row == 0 ? 1 : forward[before] + forwardNull[before]
        guard mass > Self.least else { continue }
        let share = mass * real * jumps.scale(from: place, length: sourceCount) * scales[row]
        for index in near(place) {
          let rest = emissions[start + index] * backward[start + index]
          guard rest * share > Self.least else { continue }
          let kind = min(max(index - place, -JumpModel.farthest), JumpModel.farthest)
          counts[kind + JumpModel.farthest] += Double(
            share * rest * jumps.weights[jumps.reach - place + index])
        }
      }
    }
  }

  /// The place of the most probable word of the source for each word of the translation, −1 for none.
  func links() -> [Int32] {
    (0..<targetCount).map { row in
      let start = row * sourceCount
      var empty: Float = 0
      var best: Float = 0
      var bestPlace: Int32 = -1
      for place in 0..<sourceCount {
        empty += forwardNull[start + place] * backward[start + place]
        let mass = forward[start + place] * backward[start + place]
        if mass > best {
          best = mass
          bestPlace = Int32(place)
        }
      }
      return best >= empty ? bestPlace : -1
    }
  }

  /// The posterior probabilities of the places for each word of the translation, and of none.
  func posteriors() -> [(places: [Float], none: Float)] {
    (0..<targetCount).map { row in
      let cells = row * sourceCount..<(row + 1) * sourceCount
      return (
        cells.map { forward[$0] * backward[$0] },
        cells.reduce(0) { $0 + forwardNull[$1] * backward[$1] }
      )
    }
  }
}
