import Glossary
import GlossaryWorkbench

/// A document with its sentences.
struct SegmentedDocument {
  let file: DraftFile
  let language: LanguageTag
  let sentences: [DraftSentence]

  /// Reads and segments a document.
  init(
    _ path: String, _ language: LanguageTag?, _ encoding: String?, _ set: SegmentRules
  ) throws {
    let bytes = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
    file = try DraftReader.read(bytes, encoding: encoding)
    self.language =
      try language ?? file.metadata.language ?? LanguageTag.guessed(from: file.text.text)
    var segmenter = try Segmenter(set.rules, for: self.language, silence: set.silence)
    sentences = try segmenter.sentences(in: file.text)
  }
}

/// Sentences for people and programs.
struct SegmentOutput {
  let format: TextOrJSON

  /// How many sentences were given.
  private(set) var count = 0

  init(format: TextOrJSON) {
    self.format = format
  }

  /// A sentence a line, or a document a line in JSON.
  mutating func lines(of document: SegmentedDocument) -> String {
    count += document.sentences.count
    switch format {
    case .text:
      return document.sentences.map { sentence in
        document.file.text.text.slice(sentence.range).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ") + "\n"
      }.joined()
    case .json: return Self.json(document)
    }
  }

  private static func json(_ document: SegmentedDocument) -> String {
    var places = DocumentPlaces(document.file.text)
    var json = JSONWriter()
    json.object { json in
      json.member("path", document.file.name)
      json.member("language", document.language.description)
      json.key("segments")
      json.array(document.sentences) { json, sentence in
        json.object { json in
          json.member("block", sentence.block.kind.name)
          CheckJSON.write(places.place(of: sentence.range), to: &json)
        }
      }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension DraftBlock.Kind {
  /// The name in JSON.
  var name: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .listItem: "listItem"
    case .tableCell: "tableCell"
    case .caption: "caption"
    case .quotation: "quotation"
    case .note: "note"
    case .boilerplate: "boilerplate"
    }
  }
}
