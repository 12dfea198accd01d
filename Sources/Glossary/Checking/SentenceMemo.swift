internal import Synchronization

/// The sentences that were found in passages of a draft, so that a later state need not look again
/// where the passage is the same.
final class SentenceMemo: Sendable {
  private struct Key: Hashable {
    var passage: String
    var place: Int
  }

  /// More passages than these are forgotten, with the others.
  private static let mostSentences = 1 << 14

  private let sentences = Mutex<[Key: TextRange?]>([:])

  /// The sentence around a place of a passage.
  ///
  /// - Parameters:
  ///   - passage: The passage.
  ///   - place: The offset in it.
  ///   - find: Finds the sentence; nil where it cannot.
  /// - Returns: The sentence.
  /// - Complexity: O(length of the passage), and the search for a new one.
  func sentence(of passage: String, at place: Int, _ find: () -> TextRange?) -> TextRange? {
    let key = Key(passage: passage, place: place)
    if let known = sentences.withLock({ $0[key] }) { return known }
    let sentence = find()
    sentences.withLock { sentences in
      if sentences.count >= Self.mostSentences { sentences.removeAll() }
      sentences[key] = .some(sentence)
    }
    return sentence
  }
}
