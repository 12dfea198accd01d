import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What the documents of a session share: folders, settings, project files and terms.
///
/// A class, since the session and its jobs change it in turn; all of them run on one thread.
package final class EditorWorkspace {
  /// How one document is checked.
  struct DocumentSettings {
    /// The wishes of the project and of the editor.
    var file: FileSettings

    /// The terms.
    var terms: TermKnowledge

    /// The store that has them.
    var store: Store

    /// The project.
    var project: ProjectFile?

    /// Whether the project leaves the document alone.
    var isIgnored = false

    /// What is another number when a document may have other findings though its text is the same.
    var generation: Int
  }

  let environment: EditorEnvironment

  /// The folders that are open.
  var folders: [DocumentURI] = []

  /// What the user has set in the editor.
  private(set) var settings = EditorSettings()

  private var finder = ProjectFinder()
  private var stores: [String: Store] = [:]
  private var terms: [TermsKey: OpenTerms] = [:]
  private var generation = 0

  /// The request for settings that the client has not answered yet.
  private var settingsRequest: RequestID?

  /// Whether new settings came with an answer.
  private(set) var hasNewSettings = false

  private struct TermsKey: Hashable {
    var store: String
    var bases: [String]?
  }

  private struct OpenTerms {
    var stamp: Int64
    var knowledge: TermKnowledge
  }

  init(_ environment: EditorEnvironment) {
    self.environment = environment
  }

  // MARK: Settings

  /// Takes what the user has set.
  func use(_ settings: EditorSettings, _ client: EditorClient) {
    self.settings = settings
    for problem in settings.problems { client.show(.warning, problem) }
    generation += 1
  }

  /// Asks the client for the settings, which come as an answer.
  func askForSettings(_ client: EditorClient) {
    settingsRequest = client.request("workspace/configuration") { json in
      json.object { json in
        json.key("items")
        json.array([0]) { json, _ in json.object { $0.member("section", "glossary") } }
      }
    }
  }

  /// Takes the answer to a request of the server's.
  func take(answer: IncomingMessage, to id: RequestID, _ client: EditorClient) {
    guard id == settingsRequest else { return }
    settingsRequest = nil
    let sections = answer.result([EditorSettings?].self)
    guard let settings = sections?.first ?? nil, settings != self.settings else { return }
    use(settings, client)
    hasNewSettings = true
  }

  /// Whether new settings have come since it was last asked.
  func takeNews() -> Bool {
    defer { hasNewSettings = false }
    return hasNewSettings
  }

  /// Reads project files again when they are next asked for.
  func forgetProjects() {
    finder = ProjectFinder()
    generation += 1
  }

  // MARK: Documents

  /// How a document is checked.
  ///
  /// - Throws: a failure of the project file, the store or the bases.
  func settings(for uri: DocumentURI) throws -> DocumentSettings {
    let path = uri.path ?? folders.first?.path.map { $0 + "/" + uri.name }
    let project = try path.flatMap { try finder.project(for: UserPath.folder(of: $0)) }
    var file = FileSettings(project, path: path ?? uri.name)
    let wishes = project?.configuration
    if wishes?.profile == nil, let profile = settings.profile { file.check.profile = profile }
    if file.languages.isEmpty { file.language = settings.language }
    file.date = file.date ?? settings.date
    for (rule, choice) in settings.rules
    where !file.check.disabledRules.contains(rule) && file.check.severities[rule] == nil {
      switch choice {
      case .off: file.check.disabledRules.insert(rule)
      case .severity(let severity): file.check.severities[rule] = severity
      }
    }
    let (store, terms) = try terms(
      at: try storePath(project), of: wishes?.bases?.map(\.name) ?? settings.bases)
    let relative = path.flatMap { project?.relative($0) }
    return DocumentSettings(
      file: file, terms: terms, store: store, project: project,
      isIgnored: relative.map { wishes?.ignored.matches($0, isFolder: false) ?? false } ?? false,
      generation: generation)
  }

  /// The project file nearest to a folder.
  func project(for folder: String) throws -> ProjectFile? { try finder.project(for: folder) }

  private func storePath(_ project: ProjectFile?) throws -> String {
    let isOpen =
      environment.database == nil && Environment["GLOSSCTL_DB"]?.isEmpty ?? true
      && project?.database == nil
    if isOpen, let database = settings.database {
      return Store.isAddress(database) ? database : UserPath.absolute(database)
    }
    return try StorePath.path(option: environment.database) { project }
  }

  /// The terms of a store, opened anew where they have changed.
  private func terms(at path: String, of bases: [String]?) throws -> (Store, TermKnowledge) {
    let store = try stores[path] ?? Store(path: path, builtin: BuiltinTermBase())
    stores[path] = store
    let key = TermsKey(store: path, bases: bases)
    let stamp = try store.termStamp()
    if let known = terms[key] {
      if known.stamp == stamp { return (store, known.knowledge) }
      generation += 1
    }
    let knowledge = try store.termKnowledge(of: bases, program: ProgramIdentity.current)
    terms[key] = OpenTerms(stamp: stamp, knowledge: knowledge)
    return (store, knowledge)
  }
}
