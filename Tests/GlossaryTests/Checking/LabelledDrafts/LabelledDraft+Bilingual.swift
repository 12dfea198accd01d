import Glossary

extension LabelledDraft {
  /// The two sides of a file of a bilingual format, or of two documents.
  struct Sides {
    /// The header's lines.
    var head: [Substring]

    /// The source side.
    var source: String

    /// The target side with its marks.
    var marked: String

    /// The units of the file without its marks.
    var units: [BilingualText.Unit]

    /// The target side as it is read without marks.
    var target: String
  }

  /// Reads an XLIFF, PO or TMX file, whose header's lines are comments: `# key: value` in PO,
  /// `<!-- key: value -->` in XML.
  ///
  /// The file is read with its marks, to see where in the translation they stand, and without.
  static func file(_ contents: String, _ name: String) throws -> Sides {
    let opening = name.hasSuffix(".po") ? "# " : "<!-- "
    let head = contents.split(separator: "\n").filter { line in
      line.hasPrefix(opening) && line.contains(": ")
    }.map { line in
      let rest = line.dropFirst(opening.count)
      return rest.hasSuffix(" -->") ? rest.dropLast(4) : rest
    }
    let marked = try read(contents, name)
    let plain = try read(withoutMarks(contents), name)
    return Sides(
      head: head, source: plain.source.text, marked: marked.target.text, units: plain.units,
      target: plain.target.text)
  }

  /// Reads a source document and, behind a line `===`, its translation.
  static func pair(_ body: String, head: [Substring], _ name: String) throws -> Sides {
    guard let cut = body.firstRange(of: "\n===\n") else {
      throw Problem(description: "\(name): a source and no ===")
    }
    let marked = String(body[cut.upperBound...])
    func document(_ text: String) throws -> DraftText {
      try DraftReader.read(NamedFile(name: "\(name).txt", bytes: Array(text.utf8))).text
    }
    let source = try document(String(body[..<cut.lowerBound]))
    let target = try document(withoutMarks(marked))
    let text = try BilingualText(pairing: source, with: target, sentences: .builtin)
    return Sides(
      head: head, source: source.text, marked: try document(marked).text, units: text.units,
      target: target.text)
  }

  private static func read(_ contents: String, _ name: String) throws -> BilingualText {
    let file = try BilingualReader.read(NamedFile(name: name, bytes: Array(contents.utf8)))
    guard file.problems.isEmpty else {
      throw Problem(description: "\(name): \(file.problems[0])")
    }
    return file.text
  }

  private static func withoutMarks(_ marked: String) -> String {
    var plain = ""
    var rest = marked[...]
    while let open = rest.firstIndex(of: "⟦"), let bar = rest[open...].firstIndex(of: "|") {
      plain += rest[..<open]
      rest = rest[rest.index(after: bar)...]
    }
    return (plain + rest).filter { $0 != "⟧" }
  }
}
