import Glossary
import GlossaryWorkbench

/// Checks the states of one document, one after another.
struct DocumentChecker {
  private let uri: DocumentURI
  private let languageID: String

  /// What was read of the last state that was checked.
  private var earlier: DraftReading?

  init(uri: DocumentURI, languageID: String) {
    self.uri = uri
    self.languageID = languageID
  }

  /// Checks a state of the document.
  ///
  /// - Returns: What was found; nil for a text without words.
  /// - Throws: a `FileProblem` for a text that cannot be read as what it is, or what ends all checks.
  mutating func check(
    _ text: DocumentText, _ settings: EditorWorkspace.DocumentSettings
  ) throws -> CheckedText? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let markLength = text.bytes.starts(with: mark) ? mark.count : 0
    // With the mark nothing in the text can say that it is in another encoding.
    let file = NamedFile(name: name, bytes: markLength > 0 ? text.bytes : mark + text.bytes)
    let source: CheckedSource
    do {
      source = try CheckedSource(file, settings: settings.file, keepsBytes: false)
    } catch let problem as FileProblem where problem.rule == "empty-file" {
      return nil
    }
    var checker = DraftChecker(terms: settings.terms, settings: settings.file.check)
    let findings: [Finding]
    let reading: CheckedText.Reading
    if let both = source.bilingual {
      earlier = nil
      var draft = try checker.draft(both, settings.file)
      draft.target.suppressions = source.suppressions
      let (outcome, read) = try checker.check(draft)
      (findings, reading) = (outcome.findings, .translation(read))
    } else {
      var state = try checker.state(
        source.text, after: earlier, language: settings.file.language,
        among: settings.file.languages, date: settings.file.date, metadata: source.metadata)
      state.draft.suppressions = source.suppressions
      let (outcome, read) = try checker.check(state)
      (findings, reading) = (outcome.findings, .draft(read))
      earlier = read
    }
    return CheckedText(
      text: text, source: source, reading: reading, findings: findings, markLength: markLength)
  }

  /// The name of the document, with an ending that tells the format the editor takes it for.
  private var name: String {
    let name = uri.name
    let told = DraftFormat(fileName: name)
    switch languageID {
    case "markdown", "quarto", "rmd", "mdx": return told == .markdown ? name : name + ".md"
    case "html", "xhtml": return told == .html ? name : name + ".html"
    case "plaintext", "text":
      return told == nil && BilingualFormat(fileName: name) == nil ? name + ".txt" : name
    case "po", "gettext": return BilingualFormat(fileName: name) == .po ? name : name + ".po"
    default: return name
    }
  }
}
