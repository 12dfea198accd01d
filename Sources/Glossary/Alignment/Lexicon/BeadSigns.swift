/// The signs of each of some beads on one side, each once a bead.
struct BeadSigns {
  /// The first of each bead's signs in `signs`, and the end.
  private(set) var starts = [0]
  private(set) var signs: [Int32] = []

  /// In how many beads each sign stands.
  private(set) var counts: [Int32]

  /// - Complexity: O(number of signs).
  init(_ side: SentenceWords, _ ranges: some Sequence<Range<Int>>) {
    counts = Array(repeating: 0, count: side.keys.count)
    var last = [Int32](repeating: -1, count: side.keys.count)
    for range in ranges {
      let bead = Int32(starts.count)
      for sentence in range {
        for sign in side.signs(sentence) where last[Int(sign)] != bead {
          last[Int(sign)] = bead
          counts[Int(sign)] += 1
          signs.append(sign)
        }
      }
      starts.append(signs.count)
    }
  }

  /// How many beads there are.
  var count: Int { starts.count - 1 }

  /// The signs of a bead.
  func signs(_ bead: Int) -> ArraySlice<Int32> { signs[starts[bead]..<starts[bead + 1]] }

  /// The beads of each sign, and where each sign's begin.
  func beadsBySign() -> (starts: [Int], beads: [Int32]) {
    var starts = [Int](repeating: 0, count: counts.count + 1)
    for (sign, count) in counts.enumerated() { starts[sign + 1] = starts[sign] + Int(count) }
    var next = starts
    var beads = [Int32](repeating: 0, count: signs.count)
    for bead in 0..<count {
      for sign in signs(bead) {
        beads[next[Int(sign)]] = Int32(bead)
        next[Int(sign)] += 1
      }
    }
    return (starts, beads)
  }
}
