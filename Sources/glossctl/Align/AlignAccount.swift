import Glossary

/// What became of each sentence of two texts.
struct AlignAccount {
  /// The beads with sentences of both sides, and those of them that are doubtful.
  private(set) var paired = 0
  private(set) var doubtful = 0

  /// The sentences of the text, and those of them in pairs that are sure and in doubtful ones.
  private(set) var source = Side()
  private(set) var target = Side()

  /// What became of the sentences of one side.
  struct Side {
    var sentences = 0
    var aligned = 0
    var doubtful = 0
    var unpaired: Int { sentences - aligned - doubtful }
  }

  private let documents: AlignedDocuments

  init(_ documents: AlignedDocuments) {
    self.documents = documents
    source.sentences = documents.source.sentences.count
    target.sentences = documents.target.sentences.count
    for bead in documents.alignment.beads where bead.isPaired {
      paired += 1
      if documents.isSure(bead) {
        source.aligned += bead.source.count
        target.aligned += bead.target.count
      } else {
        doubtful += 1
        source.doubtful += bead.source.count
        target.doubtful += bead.target.count
      }
    }
  }

  /// The account for people, a line each.
  func lines(hasReview: Bool) -> [String] {
    let alignment = documents.alignment
    let confidence = AlignedDocuments.percent(alignment.confidence)
    let doubt =
      alignment.verdict == .unknown && paired > 0
      ? "; too little in common to tell whether they are translations" : ""
    var lines = [
      "\(name): \((paired - doubtful).counted("pair")), confidence \(confidence)\(doubt)",
      "  \(Self.text(source, "source")); \(Self.text(target, "target"))",
    ]
    if doubtful > 0 {
      lines.append(
        "  \(doubtful) doubtful pairs left out" + (hasReview ? "" : "; --review FILE keeps them"))
    }
    for moved in alignment.moved {
      lines.append(
        "  moved: sentences \(Self.numbers(moved.source)) of the source look like "
          + "\(Self.numbers(moved.target)) of the target")
    }
    return lines
  }

  /// What is said of texts that are no translation of each other.
  func unrelated(isForced: Bool) -> String {
    "\(name) do not look like translations of each other"
      + (isForced ? "" : "; nothing was written of them, --force does it all the same")
  }

  private var name: String { "\(documents.sourceName) and \(documents.targetName)" }

  private static func text(_ side: Side, _ name: String) -> String {
    """
    \(name): \(side.sentences.counted("sentence")): \(side.aligned) aligned, \(side.doubtful) doubtful, \
    \(side.unpaired) without counterpart
    """
  }

  /// Numbers of sentences from 1, as people count.
  private static func numbers(_ range: Range<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + 1)–\(range.upperBound)"
  }
}
