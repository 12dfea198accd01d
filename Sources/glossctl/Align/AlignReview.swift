import Glossary

/// Keeps doubtful pairs and sentences without a counterpart for a person to look at.
struct AlignReview {
  private let path: String
  private let isHTML: Bool
  private var text = ""
  private var page = AlignHTML(title: "Alignments to review", isReview: true)

  init(path: String) {
    self.path = path
    let name = path.lowercased()
    isHTML = name.hasSuffix(".html") || name.hasSuffix(".htm")
  }

  /// Takes what two documents leave in doubt.
  mutating func add(_ documents: AlignedDocuments) {
    if isHTML {
      text += page.begin() + page.text(of: documents)
    } else {
      for bead in documents.alignment.beads where !documents.isSure(bead) {
        text += AlignTable.row(bead, documents)
      }
    }
  }

  /// Writes the file.
  func write() throws {
    var page = page
    try OutputFile.write(path) { sink in
      try sink(text)
      if isHTML { try sink(text.isEmpty ? page.begin() + page.end() : page.end()) }
    }
  }
}
