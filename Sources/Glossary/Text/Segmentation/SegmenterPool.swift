internal import Synchronization

/// The one way in which texts are broken into sentences: segmenters of one set of rules, shared by
/// all tasks.
///
/// The rules of a language are compiled when its first text comes, and once more only when another
/// task needs them at the same time.
public final class SegmenterPool: Sendable {
  private let rules: SegmentationRules
  private let silence: Segmenter.Silence
  private let resting = Mutex<[LanguageTag: [Owned]]>([:])

  /// A segmenter with its cursors.
  ///
  /// `@unchecked Sendable` holds: whoever has taken one out of the pool is its only user.
  private final class Owned: @unchecked Sendable {
    var segmenter: Segmenter

    init(_ segmenter: consuming Segmenter) {
      self.segmenter = segmenter
    }
  }

  /// Makes a pool for some rules; nothing is compiled yet.
  public init(_ rules: SegmentationRules, silence: Segmenter.Silence) {
    self.rules = rules
    self.silence = silence
  }

  /// The sentences of a document in a language, which may be undetermined, block by block.
  ///
  /// - Complexity: O(length · number of rules).
  /// - Throws: `UnicodeError` that names a rule that is malformed or takes too long.
  public func sentences(
    in draft: DraftText, language: LanguageTag
  ) throws(UnicodeError) -> [DraftSentence] {
    try use(language) { segmenter throws(UnicodeError) in try segmenter.sentences(in: draft) }
  }

  /// Lends a segmenter of a language.
  func use<Result>(
    _ language: LanguageTag, _ body: (inout Segmenter) throws(UnicodeError) -> Result
  ) throws(UnicodeError) -> Result {
    let rested = resting.withLock { $0[language]?.popLast() }
    let owned: Owned
    if let rested {
      owned = rested
    } else {
      owned = Owned(try Segmenter(rules, for: language, silence: silence))
    }
    defer { resting.withLock { $0[language, default: []].append(owned) } }
    return try body(&owned.segmenter)
  }
}
