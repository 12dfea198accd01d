@testable import Glossary

/// The posterior probabilities of `WordChain`, by summing over every way to link the words.
struct PlainWordChain {
  private let source: [Int32]
  private let target: [Int32]
  private let table: LexicalTable
  private let jumps: JumpModel

  init(_ source: [Int32], _ target: [Int32], _ table: LexicalTable, _ jumps: JumpModel) {
    self.source = source
    self.target = target
    self.table = table
    self.jumps = jumps
  }

  func posteriors() -> [(places: [Float], none: Float)] {
    var places = Array(repeating: Array(repeating: 0.0, count: source.count), count: target.count)
    var none = Array(repeating: 0.0, count: target.count)
    var total = 0.0
    // A state is a place and whether its word is the empty one.
    func walk(_ row: Int, _ last: Int, _ weight: Double, _ path: [(place: Int, isEmpty: Bool)]) {
      if row == target.count {
        total += weight
        for (row, state) in path.enumerated() {
          if state.isEmpty { none[row] += weight } else { places[row][state.place] += weight }
        }
        return
      }
      // The empty word stays where the last word was; at the beginning it takes the first place.
      let empty =
        Double(WordModel.nullProbability) * max(1e-9, Double(table.nullValues[Int(target[row])]))
      let staying = max(last, 0)
      walk(row + 1, staying, weight * empty, path + [(staying, true)])
      for place in source.indices {
        let emission =
          table.index(source[place], target[row])
          .map { max(1e-9, Double(table.slots[$0].probability)) } ?? 1e-9
        let step =
          Double(1 - WordModel.nullProbability) * emission
          * Double(jumps.weights[jumps.reach + place - last])
          * Double(jumps.scale(from: last, length: source.count))
        walk(row + 1, place, weight * step, path + [(place, false)])
      }
    }
    walk(0, -1, 1, [])
    return target.indices.map { row in
      (places[row].map { Float($0 / total) }, Float(none[row] / total))
    }
  }
}
