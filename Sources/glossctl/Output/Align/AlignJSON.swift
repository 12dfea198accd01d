import Glossary

/// JSON Lines: an object for two documents, then one for each of their beads
/// (`docs/schemas/align.schema.json`).
struct AlignJSON: AlignOutput {
  func text(of documents: AlignedDocuments) -> String {
    var json = JSONWriter()
    write(documents, to: &json)
    json.endLine()
    for bead in documents.alignment.beads {
      write(bead, documents, to: &json)
      json.endLine()
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func write(_ documents: AlignedDocuments, to json: inout JSONWriter) {
    let account = AlignAccount(documents)
    json.object { json in
      json.member("type", "documents")
      json.key("source")
      write(documents.sourceName, documents.source, account.source, to: &json)
      json.key("target")
      write(documents.targetName, documents.target, account.target, to: &json)
      json.member("verdict", documents.alignment.verdict.rawValue)
      json.key("confidence")
      json.value(hundredths: documents.alignment.confidence)
      json.member("pairs", account.paired - account.doubtful)
      json.member("doubtful", account.doubtful)
      json.key("moved")
      json.array(documents.alignment.moved) { json, moved in
        json.object { json in
          json.key("source")
          write(moved.source, to: &json)
          json.key("target")
          write(moved.target, to: &json)
        }
      }
    }
  }

  private func write(
    _ name: String, _ text: AlignmentText, _ side: AlignAccount.Side, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("file", name)
      json.member("language", text.language.canonical)
      json.member("sentences", side.sentences)
      json.member("aligned", side.aligned)
      json.member("doubtful", side.doubtful)
      json.member("withoutCounterpart", side.unpaired)
    }
  }

  private func write(_ bead: Bead, _ documents: AlignedDocuments, to json: inout JSONWriter) {
    let words = documents.words(bead)
    json.object { json in
      json.member("type", "bead")
      json.member("bead", bead.ladder)
      json.key("source")
      write(bead.source, to: &json)
      json.key("target")
      write(bead.target, to: &json)
      json.member("sourceText", String(words.source))
      json.member("targetText", String(words.target))
      json.key("confidence")
      json.value(hundredths: bead.confidence)
      json.key("doubtful")
      json.value(documents.isDoubtful(bead))
    }
  }

  private func write(_ sentences: Range<Int>, to json: inout JSONWriter) {
    json.array(Array(sentences)) { json, number in json.value(number) }
  }
}
