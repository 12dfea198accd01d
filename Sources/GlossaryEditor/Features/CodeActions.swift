import Glossary
import GlossaryWorkbench

extension EditorServer {
  /// Answers `textDocument/codeAction`.
  func codeActions(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(CodeActionParams.self)
    let document = try documents.document(params.textDocument.uri)
    var actions: [CodeAction] = []
    if case .checked(let checked) = document.outcome(in: workspace, client).outcome {
      let offers = CodeActions(
        checked: checked, document: document, encoding: client.encoding,
        projectFile: projectFile(for: document.uri))
      actions = offers.all(at: params.range, only: params.context?.only)
    }
    client.respond(id) { json in
      json.array(actions) { $1.write(to: &$0, for: client.capabilities) }
    }
  }

  /// The project file that exemptions for a document go into: the nearest one, as it is open in the
  /// editor or on disk, else a new one in the folder of the workspace.
  private func projectFile(for uri: DocumentURI) -> ProjectFileText? {
    guard let path = uri.path else { return nil }
    let project = (try? workspace.project(for: UserPath.folder(of: path))) ?? nil
    let folders = workspace.folders.compactMap(\.path).filter {
      UserPath.relative(path, to: $0) != nil
    }
    let folder = project?.folder ?? folders.max { $0.count < $1.count } ?? UserPath.folder(of: path)
    let file = DocumentURI(
      path: (folder == "/" ? "" : folder) + "/" + CheckConfiguration.fileName)
    if let open = documents[file] {
      return ProjectFileText(uri: file, version: open.version, text: open.text, isNew: false)
    }
    let bytes = file.path.flatMap { try? InputFile.read($0) }
    return ProjectFileText(
      uri: file, version: nil, text: DocumentText(bytes: bytes ?? []), isNew: bytes == nil)
  }
}

/// A project file that an exemption may be added to.
struct ProjectFileText {
  var uri: DocumentURI
  var version: Int?
  var text: DocumentText

  /// Whether the file is yet to be made.
  var isNew: Bool
}

/// What can be done about the findings in a document.
struct CodeActions {
  let checked: CheckedText
  let document: OpenDocument
  let encoding: PositionEncoding
  let projectFile: ProjectFileText?

  /// The actions for the findings that a range touches, and those for the whole document.
  ///
  /// - Complexity: O(findings).
  func all(at range: EditorRange, only: [String]?) -> [CodeAction] {
    var actions: [CodeAction] = []
    if CodeAction.Kind.quickFix.isWanted(only) {
      let place = TextRange(
        start: document.text.offset(of: range.start, encoding),
        end: max(
          document.text.offset(of: range.start, encoding),
          document.text.offset(of: range.end, encoding)))
      for finding in checked.findings {
        guard let own = checked.place(of: finding.range), own.start <= place.end,
          place.start <= own.end
        else { continue }
        actions += quickFixes(finding)
      }
    }
    if only != nil, CodeAction.Kind.fixAll.isWanted(only) { actions += fixAll() }
    return actions
  }

  // MARK: One finding

  private func quickFixes(_ finding: Finding) -> [CodeAction] {
    let diagnostic = checked.diagnostic(finding, of: document.uri, encoding)
    func action(_ title: String, _ effect: CodeAction.Effect) -> CodeAction {
      CodeAction(title: title, kind: .quickFix, effect: effect, diagnostic: diagnostic)
    }
    var actions: [CodeAction] = []
    for (rank, words) in finding.suggestions.enumerated() {
      guard let edit = edit([(finding.range, words)]) else { continue }
      var replace = action("Replace with “\(words)”", .edit(edit))
      replace.isPreferred = rank == 0
      actions.append(replace)
    }
    let text = words(of: finding)
    let alike = replacements(like: finding)
    if alike.count > 1, let edit = edit(alike) {
      actions.append(action("Replace all \(alike.count) “\(text)” in this file", .edit(edit)))
    }
    if let file = projectFile, let edit = ExemptionEdit(text, rule: finding.rule, in: file) {
      actions.append(
        action(
          "Leave “\(edit.words)” alone in this project (\(CheckConfiguration.fileName))",
          .edit(edit.edit(encoding))))
    }
    if let source = finding.source, let url = source.url {
      actions.append(
        action("Open \(source.citation)", .command(.openSource, arguments: [url])))
    }
    return actions
  }

  /// The places of the same words for which the same is suggested: other findings of the rule, and
  /// places that these speak of.
  private func replacements(like finding: Finding) -> [(TextRange, String)] {
    guard let first = finding.suggestions.first else { return [] }
    let text = words(of: finding)
    var places: [TextRange: String] = [finding.range: first]
    for other in checked.findings
    where other.rule == finding.rule && other.concept == finding.concept {
      if words(of: other) == text, other.suggestions.first == first { places[other.range] = first }
      guard other.range == finding.range || words(of: other) == text else { continue }
      for related in other.related where related.side == .target {
        if String(checked.source.text.text.slice(related.range)) == text {
          places[related.range] = first
        }
      }
    }
    return places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func words(of finding: Finding) -> String {
    String(checked.source.text.text.slice(finding.range))
  }

  // MARK: The whole document

  private func fixAll() -> [CodeAction] {
    let approved = checked.source.bilingual?.units.filter(\.isApproved).compactMap(\.target) ?? []
    let plan = FixPlan(checked.findings, in: checked.source.text, approved: approved)
    guard let edit = edit(plan.changes.map { ($0.range, $0.words) }) else { return [] }
    return [
      CodeAction(title: "Make all safe replacements", kind: .fixAll, effect: .edit(edit))
    ]
  }

  /// The edit that puts words in the place of ranges; nil where one of them has no place in the file.
  private func edit(_ replacements: [(TextRange, String)]) -> WorkspaceEdit? {
    var changes: [WorkspaceEdit.Change] = []
    for (range, words) in replacements {
      let edits = checked.edits(replacing: range, with: words)
      if edits.isEmpty { return nil }
      changes += edits.map { edit in
        WorkspaceEdit.Change(
          range: document.text.range(of: edit.place, encoding), words: edit.words)
      }
    }
    guard !changes.isEmpty else { return nil }
    return WorkspaceEdit(documents: [
      WorkspaceEdit.Document(uri: document.uri, version: document.version, changes: changes)
    ])
  }
}
