internal import Synchronization

/// Which of the words that a draft keeps to look like rare ones.
///
/// What was found is kept as long as a draft keeps to the same words, since an edit hardly ever changes
/// them.
final class HabitLikes: Sendable {
  /// A word that the draft keeps to for which another one looks like a slip.
  struct Like: Sendable {
    /// Its place among the words that the draft keeps to.
    var habit: Int

    /// Whether two letters changed places; otherwise one is too many or missing.
    var isTransposition: Bool
  }

  /// The words that the draft keeps to, by their numbers in the vocabulary.
  private let habits: [Int32]

  /// What rare words look like, by their numbers in the vocabulary.
  private let known = Mutex<[Int32: [Like]]>([:])

  private init(habits: [Int32]) {
    self.habits = habits
  }

  private static let fact = WordFact<HabitLikes>()

  /// The words that a draft keeps to for which rare ones look like slips.
  ///
  /// - Parameters:
  ///   - rare: The rare words, by their numbers in the draft.
  ///   - habits: The words that it keeps to, in the order of their numbers.
  ///   - words: The words of the draft.
  /// - Returns: What each rare word looks like, in the order of the habits.
  /// - Complexity: O(number of distinct words).
  static func likes(_ rare: [Int], among habits: [Int], in words: TextWords) -> [[Like]] {
    guard let vocabulary = words.vocabulary else {
      let ends = ends(of: habits, words)
      return rare.map { likes(words.words[$0], ends, habits, words) }
    }
    let numbers = habits.map { words.numberInVocabulary(of: $0) }
    var memo = vocabulary.take(fact)
    if memo?.habits != numbers { memo = nil }
    let kept = memo ?? HabitLikes(habits: numbers)
    vocabulary.keep(kept, as: fact)
    return kept.likes(rare, habits, words)
  }

  private func likes(_ rare: [Int], _ habits: [Int], _ words: TextWords) -> [[Like]] {
    known.withLock { known in
      var ends: WordEnds?
      return rare.map { number in
        let key = words.numberInVocabulary(of: number)
        if let likes = known[key] { return likes }
        let all = ends ?? Self.ends(of: habits, words)
        ends = all
        let found = Self.likes(words.words[number], all, habits, words)
        known[key] = found
        return found
      }
    }
  }

  private static func ends(of habits: [Int], _ words: TextWords) -> WordEnds {
    var ends = WordEnds()
    for (place, number) in habits.enumerated() {
      ends.insert(words.words[number], as: Int32(place))
    }
    return ends
  }

  private static func likes(
    _ word: String, _ ends: WordEnds, _ habits: [Int], _ words: TextWords
  ) -> [Like] {
    guard word.utf8.count > shortest else { return [] }
    return ends.numbers(like: word).compactMap { place in
      guard let change = SingleEdit.between(word, words.words[habits[Int(place)]]),
        change.before >= 3
      else { return nil }
      switch change.edit {
      case .transposition: return Like(habit: Int(place), isTransposition: true)
      case .insertion, .deletion:
        return change.after >= 2 ? Like(habit: Int(place), isTransposition: false) : nil
      case .substitution: return nil
      }
    }
  }

  /// Words of so many letters or fewer are like too many others.
  private static let shortest = 7
}
