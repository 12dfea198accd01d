/// Links the words of sentences with those of their translations.
///
/// A model is learnt in each direction, and the links of both are joined by grow-diag-final-and.
///
/// ```swift
/// let aligner = await WordAligner(pairs)
/// aligner.links(ofPair: 0)  // [WordLink(0, 1), WordLink(1, 0)]
/// ```
public struct WordAligner: Sendable {
  /// The sentences.
  public let pairs: SentencePairs

  /// The model of the translation given the source.
  public let forward: WordModel

  /// The model of the source given the translation.
  public let backward: WordModel

  /// Learns both models, one beside the other.
  ///
  /// - Parameters:
  ///   - pairs: The sentences.
  ///   - equalWords: Words that are the same in both languages: the number of the translation's word
  ///     by that of the source's, −1 where there is none.
  ///   - options: How they are learnt.
  /// - Complexity: as `WordModel`.
  public init(
    _ pairs: SentencePairs, equalWords: [Int32] = [],
    options: WordModel.Options = WordModel.Options()
  ) async {
    self.pairs = pairs
    let models = await withTaskGroup(of: (Bool, WordModel).self) { group in
      group.addTask { (true, WordModel(pairs, equalWords: equalWords, options: options)) }
      group.addTask {
        let inverse = Self.inverse(equalWords, count: pairs.targetVocabulary)
        return (false, WordModel(pairs.swapped, equalWords: inverse, options: options))
      }
      var models: [Bool: WordModel] = [:]
      for await (isForward, model) in group { models[isForward] = model }
      return models
    }
    guard let forward = models[true], let backward = models[false] else {
      preconditionFailure("both tasks give a model")
    }
    self.forward = forward
    self.backward = backward
  }

  /// The links of a pair, in order.
  ///
  /// - Complexity: O(source · target).
  public func links(ofPair pair: Int) -> [WordLink] {
    var chain = WordChain()
    return links(ofPair: pair, &chain)
  }

  /// Gives the links of all pairs in their order, worked out on several threads.
  ///
  /// - Complexity: as `links(ofPair:)`, for each pair.
  public func alignment() async -> [[WordLink]] {
    let slice = 512
    let starts = stride(from: 0, to: pairs.count, by: slice)
    return await withTaskGroup(of: (Int, [[WordLink]]).self) { group in
      for start in starts {
        group.addTask {
          var chain = WordChain()
          let end = Swift.min(start + slice, pairs.count)
          return (start, (start..<end).map { links(ofPair: $0, &chain) })
        }
      }
      var slices: [Int: [[WordLink]]] = [:]
      for await (start, links) in group { slices[start] = links }
      return starts.flatMap { slices[$0] ?? [] }
    }
  }

  private func links(ofPair pair: Int, _ chain: inout WordChain) -> [WordLink] {
    let (source, target) = (pairs.source(pair), pairs.target(pair))
    return Symmetrization.growDiagFinalAnd(
      forward: forward.links(source, target, &chain),
      backward: backward.links(target, source, &chain))
  }

  private static func inverse(_ words: [Int32], count: Int) -> [Int32] {
    var inverse = [Int32](repeating: -1, count: count)
    for (source, target) in words.enumerated() where target >= 0 {
      inverse[Int(target)] = Int32(source)
    }
    return inverse
  }
}
