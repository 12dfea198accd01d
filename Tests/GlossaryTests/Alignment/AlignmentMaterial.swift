import TestSupport

@testable import Glossary

/// Texts and their translations in a language made of the words turned round, by seed; numbers stay.
struct AlignmentMaterial {
  /// The sentences of both sides.
  var source: [String] = []
  var target: [String] = []

  private var random: RandomText
  private let vocabulary: [String]

  /// Whether some sentences have numbers, which both sides share.
  private let hasNumbers: Bool

  init(seed: UInt64, hasNumbers: Bool = true) {
    self.hasNumbers = hasNumbers
    var random = RandomText(seed: seed)
    vocabulary = (0..<300).map { _ in
      String((0..<random.number(in: 3...9)).map { _ in random.pick(Array("abdegiklmnoprstu")) })
    }
    self.random = random
  }

  /// A sentence that was not there before.
  mutating func sentence() -> String {
    let words = (0..<random.number(in: 5...18)).map { _ in
      let place = random.number(in: 0...299)
      // Half of all words are of the first tenth, as in any text.
      return vocabulary[random.number(in: 0...1) == 0 ? place / 10 : place]
    }
    let number =
      hasNumbers && random.number(in: 0...2) == 0 ? " \(random.number(in: 10...9_999))" : ""
    return words.joined(separator: " ") + number + "."
  }

  /// What the other language says: each word backwards, in another order.
  static func translation(_ sentence: String) -> String {
    sentence.dropLast().split(separator: " ").map {
      $0.first?.isNumber ?? false ? String($0) : String($0.reversed()) + "o"
    }.reversed()
      .joined(separator: " ") + "."
  }

  /// Adds sentences and their translations.
  mutating func add(pairs count: Int) {
    for _ in 0..<count {
      let sentence = sentence()
      source.append(sentence)
      target.append(Self.translation(sentence))
    }
  }

  /// Aligns what there is.
  func aligned(_ aligner: SentenceAligner = SentenceAligner()) throws -> DocumentAlignment {
    try Self.align(source, target, aligner)
  }

  static func align(
    _ source: [String], _ target: [String], _ aligner: SentenceAligner = SentenceAligner()
  ) throws -> DocumentAlignment {
    try aligner.align(
      AlignmentText(segments: source, language: .undetermined),
      AlignmentText(segments: target, language: .undetermined))
  }
}

extension DocumentAlignment {
  /// The numbers of all beads, as a ladder.
  var ladder: [String] { beads.map(\.ladder) }

  /// Whether the beads hold every sentence once and in order.
  func tiles(_ sources: Int, _ targets: Int) -> Bool {
    beads.flatMap(\.source) == Array(0..<sources) && beads.flatMap(\.target) == Array(0..<targets)
      && beads.allSatisfy { !$0.source.isEmpty || !$0.target.isEmpty }
  }
}
