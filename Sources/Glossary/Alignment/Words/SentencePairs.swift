/// Sentences with their translations as numbers of words, in flat arrays.
///
/// Words of either side are numbered from 0 without gaps that matter: tables have a row a number.
public struct SentencePairs: Hashable, Sendable {
  /// The words of all sentences, one sentence after another.
  private(set) var sourceWords: [Int32] = []
  private(set) var targetWords: [Int32] = []

  /// Where each sentence begins, and where the last one ends.
  private(set) var sourceStarts: [Int] = [0]
  private(set) var targetStarts: [Int] = [0]

  /// One more than the highest number of a word.
  public private(set) var sourceVocabulary = 0
  public private(set) var targetVocabulary = 0

  /// Makes an empty collection.
  public init() {}

  /// Adds a pair; either side may be empty.
  ///
  /// - Parameters:
  ///   - source: The numbers of the source's words in order, none negative.
  ///   - target: The same of the translation.
  public mutating func append(source: some Sequence<Int32>, target: some Sequence<Int32>) {
    for word in source {
      precondition(word >= 0, "numbers of words begin at 0")
      sourceWords.append(word)
      sourceVocabulary = max(sourceVocabulary, Int(word) + 1)
    }
    for word in target {
      precondition(word >= 0, "numbers of words begin at 0")
      targetWords.append(word)
      targetVocabulary = max(targetVocabulary, Int(word) + 1)
    }
    sourceStarts.append(sourceWords.count)
    targetStarts.append(targetWords.count)
  }

  /// The number of pairs.
  public var count: Int { sourceStarts.count - 1 }

  /// The words of a source.
  public func source(_ pair: Int) -> ArraySlice<Int32> {
    sourceWords[sourceStarts[pair]..<sourceStarts[pair + 1]]
  }

  /// The words of a translation.
  public func target(_ pair: Int) -> ArraySlice<Int32> {
    targetWords[targetStarts[pair]..<targetStarts[pair + 1]]
  }

  /// The same pairs with source and translation exchanged.
  public var swapped: SentencePairs {
    var pairs = self
    swap(&pairs.sourceWords, &pairs.targetWords)
    swap(&pairs.sourceStarts, &pairs.targetStarts)
    swap(&pairs.sourceVocabulary, &pairs.targetVocabulary)
    return pairs
  }
}
