import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// The pages for people: terms, memory, drafts.
struct Pages: Sendable {
  private let pool: WorkerPool
  private let bodyLimit: Int
  private let files: PageFiles

  /// What a browser may do on these pages: nothing from elsewhere, no script within them.
  private static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  private enum Section {
    case terms, memory, draft
  }

  /// The frame of a page.
  private struct Layout {
    let words: PageWords
    let title: String
    let body: String
    let isTerms: Bool
    let isMemory: Bool
    let isDraft: Bool
    let otherLanguage: String
    let version: String
    let revision: String
  }

  init(pool: WorkerPool, bodyLimit: Int, files: PageFiles) {
    self.pool = pool
    self.bodyLimit = bodyLimit
    self.files = files
  }

  func register(in routes: inout Routes) {
    routes.get("/") { request, _ in try await search(request) }
    routes.get("/concepts/{id}") { request, context in
      try await concept(request, try context.parameters.require("id"))
    }
    routes.get("/memory") { request, _ in try await memory(request) }
    routes.get("/draft") { request, _ in try await draft(request, "") }
    routes.post("/draft") { request, _ in
      try await draft(request, String(decoding: request.bytes(limit: bodyLimit), as: UTF8.self))
    }
    for file in files.served {
      let version = "\"\(glossctlVersion)-\(file.bytes.count)\""
      routes.get("/static/\(file.name)") { request, _ in
        if request.headers[.ifNoneMatch] == version {
          return Response(status: .notModified, headers: [.eTag: version])
        }
        var response = file.bytes.answer(file.type)
        response.headers[.eTag] = version
        response.headers[.cacheControl] = "no-cache"
        return response
      }
    }
  }

  // MARK: Terms

  private func search(_ request: Request) async throws -> Response {
    let items = try QueryItems(request.uri.query)
    let language = PageLanguage(request, items)
    let date = Today.date
    let query = items.text("q").map { String($0.prefix(300)) }
    let (result, revision) = try await pool.run { worker in
      guard let query else { return (nil as LookUpResult?, try worker.state().revision) }
      let (result, revision) = try worker.search(
        LookUpQuery(
          query, filter: DesignationFilter(languages: [.indonesian, .english]), limit: 20))
      return (result, revision)
    }
    let results = files.render("results", SearchModel(result, on: date, language.words))
    if items["part"] == "results" {
      return Array(results.utf8).answer("text/html; charset=utf-8", revision: revision)
    }
    struct Model {
      let words: PageWords
      let query: String
      let results: String
    }
    let body = files.render(
      "search", Model(words: language.words, query: query ?? "", results: results))
    return page(
      query ?? language.words.searchTitle, body, .terms, request, language, revision: revision)
  }

  private func concept(_ request: Request, _ text: String) async throws -> Response {
    let items = try QueryItems(request.uri.query)
    let language = PageLanguage(request, items)
    let found = try await pool.run { worker in
      let id = Concept.ID(text)
      guard let found = try id.flatMap({ try worker.store.versionedConcept($0) }) else {
        return (nil as ConceptModel?, try worker.state().revision)
      }
      let changes = try worker.store.changes(of: found.concept.id, in: found.base)
      var filter = SuggestionFilter()
      (filter.concept, filter.state) = (found.concept.id, .open)
      let suggestions = try worker.store.suggestions(filter, 0..<20).page
      let model = ConceptModel(
        found, changes: changes, suggestions: suggestions, on: Today.date, language.words)
      return (model, try worker.state().revision)
    }
    guard let model = found.0 else {
      return missing(request, language, detail: text, revision: found.1)
    }
    return page(
      model.name, files.render("concept", model), .terms, request, language, revision: found.1)
  }

  // MARK: Memory

  private func memory(_ request: Request) async throws -> Response {
    let items = try QueryItems(request.uri.query)
    let language = PageLanguage(request, items)
    let query = String((items.text("q") ?? "").prefix(5_000))
    let from = try items.text("from").flatMap { _ in try items.language("from") }
    let to = try items.text("to").flatMap { _ in try items.language("to") }
    let (html, revision) = try await pool.run { worker in
      let memory = try worker.memory()
      var model = MemoryModel(
        query, languages: memory.languages, from: from, to: to, language.words)
      if !query.isEmpty { try model.fill(worker, query, from, to) }
      return (files.render("memory", model), memory.revision)
    }
    return page(
      language.words.memoryTitle, html, .memory, request, language, revision: revision)
  }

  // MARK: Drafts

  private func draft(_ request: Request, _ form: String) async throws -> Response {
    let language = PageLanguage(request, try QueryItems(request.uri.query))
    let items = try QueryItems(form)
    let text = items["text"] ?? ""
    let day = items.text("date") ?? ""
    let profile = try items.choice("profile", default: Profile.standard)
    var settings = FileSettings()
    settings.check.profile = profile
    settings.date = day.isEmpty ? nil : try items.date("date")
    let (html, revision) = try await pool.run { [settings] worker in
      var model = DraftModel(text, date: day, profile: profile, language.words)
      let terms = try worker.terms()
      if !text.isEmpty { try model.fill(terms, settings) }
      return (files.render("draft", model), terms.revision)
    }
    return page(language.words.draftTitle, html, .draft, request, language, revision: revision)
  }

  // MARK: Frame

  private func missing(
    _ request: Request, _ language: PageLanguage, detail: String, revision: Int64
  ) -> Response {
    struct Model {
      let title: String
      let detail: String
    }
    let title = language.words.missingPage
    let body = files.render("message", Model(title: title, detail: detail))
    return page(
      title, body, .terms, request, language, revision: revision, status: .notFound)
  }

  private func page(
    _ title: String, _ body: String, _ section: Section, _ request: Request,
    _ language: PageLanguage, revision: Int64, status: HTTPResponse.Status = .ok
  ) -> Response {
    let layout = Layout(
      words: language.words, title: title, body: body, isTerms: section == .terms,
      isMemory: section == .memory, isDraft: section == .draft,
      otherLanguage: Self.address(request, in: language.words.otherCode),
      version: glossctlVersion, revision: String(revision))
    var response = Array(files.render("layout", layout).utf8).answer(
      "text/html; charset=utf-8", revision: revision, status: status)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.cacheControl] = "no-cache"
    response.headers[.vary] = "Cookie, Accept-Language"
    response.headers[.contentLanguage] = language.words.language
    if let cookie = language.cookie { response.headers[.setCookie] = cookie }
    return response
  }

  /// The address of the same page in another language; a draft that was sent begins anew.
  private static func address(_ request: Request, in language: String) -> String {
    let rest = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("ui=") }
    return request.uri.path + "?"
      + (rest.map(String.init) + ["ui=\(language)"]).joined(separator: "&")
  }
}

extension MemoryModel {
  /// Asks the memory.
  fileprivate mutating func fill(
    _ worker: StoreWorker, _ query: String, _ from: LanguageTag?, _ to: LanguageTag?
  ) throws {
    var options = MatchOptions()
    options.source = from
    options.target = to
    options.minimum = 5_000
    options.limit = 10
    let found = try worker.matches(for: [MatchQuery(query)], options).matches[0]
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(query)
    matches = try found.map { try MatchModel($0, query: text, &tokenizer) }
    matchCount = matches.isEmpty ? words.notFound : "\(words.matches): \(matches.count)"
    var question = ConcordanceRequest([query])
    question.language = from
    question.target = to
    question.limit = 20
    var passages: [PassageModel] = []
    let counts = try worker.store.concordance(question, notice: worker.notice) {
      passages.append(PassageModel($0))
    }
    self.passages = passages
    concordanceCount =
      counts.total == 0 ? words.notFound : "\(words.concordance): \(counts.total)"
  }
}

extension DraftModel {
  /// Checks the text.
  fileprivate mutating func fill(_ terms: TermState, _ settings: FileSettings) throws {
    let checker = CheckWorker(knowledge: [terms.knowledge], task: CheckWorker.Task())
    let file = NamedFile(name: "draft.txt", bytes: Array(text.utf8))
    let source = try CheckedSource(file, settings: settings, keepsBytes: false)
    findings = try checker.document(source, name: file.name, settings).findings
      .map { FindingModel($0) }
    status =
      findings.isEmpty
      ? words.noFindings : words.findings.replacing("%", with: String(findings.count))
  }
}
