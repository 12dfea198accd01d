import Glossary
import GlossaryWorkbench

/// A document that is open in the editor, with what its last check came to.
///
/// A class, since what a check has read of a long text is kept in one place and changed there.
final class OpenDocument {
  /// What a check came to.
  enum Outcome {
    /// The text with its findings.
    case checked(CheckedText)

    /// There is nothing to find: no words, or a file that the project leaves alone.
    case nothing

    /// What is wrong with a file that says how others are checked.
    case problems([FileProblem])

    /// Why no check was possible.
    case failed(String)
  }

  let uri: DocumentURI

  /// The version that the client counts.
  private(set) var version: Int?

  private(set) var text: DocumentText

  /// When its findings are to be sent; nil where they have been.
  var dueAt: EditorServer.Instant?

  private var checker: DocumentChecker
  private var known: (outcome: Outcome, generation: Int)?
  private var changes = 0

  init(_ item: DidOpenParams.Item) {
    uri = item.uri
    version = item.version
    text = DocumentText(item.text)
    checker = DocumentChecker(uri: item.uri, languageID: item.languageId)
  }

  /// Whether the document is a project file.
  var isProjectFile: Bool { uri.name == CheckConfiguration.fileName }

  /// Takes changes, each of the text that the one before left.
  func apply(_ change: DidChangeParams, _ encoding: PositionEncoding) {
    for change in change.contentChanges {
      if let range = change.range {
        text.replace(range, with: change.text, encoding)
      } else {
        text = DocumentText(change.text)
      }
    }
    version = change.textDocument.version
    changes += 1
    if case .checked? = known?.outcome {} else { known = nil }
    known?.generation = -1
  }

  /// What a check of the present text comes to, and what tells this outcome from others.
  func outcome(
    in workspace: EditorWorkspace, _ client: EditorClient
  ) -> (outcome: Outcome, id: String) {
    if isProjectFile {
      let file = NamedFile(name: uri.name, bytes: text.bytes)
      return (.problems(CheckConfigurationReader.read(file).problems), "\(changes)")
    }
    do {
      let settings = try workspace.settings(for: uri)
      if let known, known.generation == settings.generation {
        return (known.outcome, id(settings.generation))
      }
      let outcome = try check(settings)
      known = (outcome, settings.generation)
      return (outcome, id(settings.generation))
    } catch {
      let failure = Failure(error)?.messages.joined(separator: "\n") ?? "\(error)"
      client.log(.error, failure)
      return (.failed(failure), "failed-\(changes)")
    }
  }

  private func id(_ generation: Int) -> String { "\(generation)-\(changes)" }

  private func check(_ settings: EditorWorkspace.DocumentSettings) throws -> Outcome {
    if settings.isIgnored { return .nothing }
    return try checker.check(text, settings).map(Outcome.checked) ?? .nothing
  }
}
