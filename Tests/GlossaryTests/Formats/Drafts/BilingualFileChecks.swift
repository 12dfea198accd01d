import TestSupport
import Testing

@testable import Glossary

/// Reads a text as a file of a format.
func bilingual(
  _ text: String, _ format: BilingualFormat, source: LanguageTag? = nil, target: LanguageTag? = nil
) throws(FileProblem) -> BilingualFile {
  try BilingualReader.read(
    NamedFile(name: "t.\(format.rawValue)", bytes: Array(text.utf8)), format: format,
    source: source, target: target)
}

extension BilingualFile {
  /// The units on a line each: `id/context: source => target (state)`.
  var summary: [String] {
    text.units.map { unit in
      let name = [unit.id, unit.context].compactMap { $0 }.joined(separator: "/")
      let target = unit.target.map { text.target.text.slice($0) } ?? "–"
      let marks =
        (unit.state.map { [$0] } ?? []) + (unit.isApproved ? ["approved"] : [])
        + (unit.isTranslatable ? [] : ["fixed"]) + unit.flags
      return "\(name): \(text.source.text.slice(unit.source)) => \(target)"
        + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }
  }

  /// The rules of its problems with their lines.
  var complaints: [String] { problems.map { "\($0.line): \($0.rule)" } }

  /// The codes of a unit: `<1`, `>1`, `=2`, with data after it, at their offsets in the text.
  func codes(_ codes: [BilingualText.Code], from start: Int) -> [String] {
    codes.map { code in
      let mark =
        switch code.kind {
        case .opening: "<"
        case .closing: ">"
        case .standalone: "="
        }
      return "\(code.offset - start)\(mark)\(code.id)" + (code.data.map { " \($0)" } ?? "")
    }
  }
}

/// Fails unless every byte of both texts leads back to where the file has it.
func requireTrueMap(_ file: BilingualFile, _ comment: Comment? = nil) throws {
  for (side, draft) in [("source", file.text.source), ("target", file.text.target)] {
    let document = draft.source.parts[0].text
    let length = draft.text.utf8.count
    var end = 0
    var documentEnd = 0
    for run in draft.source.runs {
      #expect(run.text.start >= end && run.text.end <= length, comment)
      #expect(run.source.end <= document.utf8.count, comment)
      // What stands between runs has no place: a blank at a code, or a blank line between units.
      let gap = draft.text.slice(TextRange(start: end, end: run.text.start))
      #expect(gap.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A }, comment)
      end = run.text.end
      documentEnd = max(documentEnd, run.source.end)
      let text = draft.text.slice(run.text)
      let cut = document.slice(run.source)
      if run.isVerbatim {
        #expect(text.utf8.elementsEqual(cut.utf8), comment)
      } else {
        #expect(undone(String(cut), file.format) == String(text), "\(side) \(comment ?? "")")
      }
    }
  }
  for unit in file.text.units {
    try requireTrueUnit(file, file.text.source, unit.source, unit.sourceCodes, comment)
    if let target = unit.target {
      try requireTrueUnit(file, file.text.target, target, unit.targetCodes, comment)
    }
  }
}

/// Fails unless a unit, cut out of the file without its markup, is its text.
private func requireTrueUnit(
  _ file: BilingualFile, _ draft: DraftText, _ range: TextRange, _ codes: [BilingualText.Code],
  _ comment: Comment?
) throws {
  let document = draft.source.parts[0].text
  for code in codes {
    #expect(code.offset >= range.start && code.offset <= range.end, comment)
    #expect(code.location.range.end <= document.utf8.count, comment)
  }
  guard !range.isEmpty else { return }
  // Blanks at codes stand in no run.
  let text = draft.source.runs(in: range).reduce(into: "") { $0 += draft.text.slice($1.text) }
  let location = try #require(draft.source.location(of: range), comment)
  var place = location.range
  // A section that is not closed again would pass for tags.
  let mark = "<![CDATA["
  if document.slice(TextRange(start: 0, end: place.start)).hasSuffix(mark) {
    place.start -= mark.utf8.count
  }
  let cut = String(document.slice(place))
  switch file.format {
  case .xliff, .tmx: #expect(PlainMarkup.text(cut) == text, comment)
  case .po: #expect(PlainMarkup.message(cut) == text, comment)
  case .tsv: #expect(cut == text, comment)
  case .csv: #expect(undone(cut, .csv) == text || cut == text, comment)
  }
}

/// A reference, escape or doubled mark undone.
private func undone(_ cut: String, _ format: BilingualFormat) -> String {
  switch format {
  case .xliff, .tmx: PlainMarkup.text(cut)
  case .po: PlainMarkup.message(cut)
  case .tsv, .csv: cut.replacing("\"\"", with: "\"")
  }
}
