import Glossary
import GlossaryWorkbench

/// A state of a document with what was found in it.
struct CheckedText {
  /// What was read of a document: the draft, or both sides of a translation.
  enum Reading {
    case draft(DraftReading)
    case translation(TranslationReading)

    /// The side that findings are about.
    var target: DraftReading {
      switch self {
      case .draft(let reading): reading
      case .translation(let reading): reading.target
      }
    }

    /// The side that is translated, where there are two.
    var source: DraftReading? {
      switch self {
      case .draft: nil
      case .translation(let reading): reading.source
      }
    }
  }

  /// The text as the editor has it.
  var text: DocumentText

  /// The text as rules see it, with the way back.
  var source: CheckedSource

  /// What was read of it.
  var reading: Reading

  /// What was found, in order.
  var findings: [Finding]

  /// The bytes of a byte order mark, which rules do not see.
  var markLength: Int
}

extension CheckedText {
  /// Where a range of the text of a side stands in the document; nil where it is from nowhere.
  func place(of range: TextRange, on side: Finding.Side = .target) -> TextRange? {
    let map = (side == .source ? source.bilingual?.source : nil)?.source ?? source.text.source
    guard
      let location = map.location(of: range)
        ?? map.location(of: TextRange(start: range.end, end: range.end))
    else { return nil }
    let start = location.range.start + markLength
    return TextRange(start: start, end: location.range.end + markLength)
  }

  /// What stands for something of the term base at an offset of the document.
  func mention(at offset: Int) -> (mention: DraftReading.Mention, place: TextRange)? {
    let offset = offset - markLength
    let sides: [(DraftText?, DraftReading?, Finding.Side)] = [
      (source.text, reading.target, .target), (source.bilingual?.source, reading.source, .source),
    ]
    for case (let text?, let reading?, let side) in sides {
      guard let place = text.source.textOffset(ofSource: offset),
        let mention = reading.mention(at: place),
        let range = self.place(of: mention.range, on: side)
      else { continue }
      return (mention, range)
    }
    return nil
  }

  /// Where a concept is spoken of in the document, on either side.
  func places(of concept: Concept.ID) -> [TextRange] {
    let target = reading.target.places(of: concept).compactMap { place(of: $0) }
    let source = reading.source?.places(of: concept).compactMap { place(of: $0, on: .source) }
    return (target + (source ?? [])).sorted()
  }

  /// The edits of the document that put other words in the place of a range of the text.
  func edits(replacing range: TextRange, with words: String) -> [(place: TextRange, words: String)]
  {
    source.edits(replacing: range, with: words).map { edit in
      let range = edit.location.range
      return (
        TextRange(start: range.start + markLength, end: range.end + markLength), edit.replacement
      )
    }
  }
}
