import FoundationEssentials
import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// The protocol of tmserver and amaGama, which translators' tools speak: matches of one segment, and
/// units added one by one or in files.
///
/// A language that there is none of, and a language into itself, are 404; a pair that the memory does not
/// hold has no matches.
struct TMServer: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  /// The languages that are translated from; those of the memory if none.
  let sources: [LanguageTag]

  private static let prefixes = ["/tmserver", "/api/v1"]

  func register(in routes: inout Routes) {
    for prefix in Self.prefixes {
      let path = "\(prefix)/**"
      routes.get(path) { request, _ in
        switch try Self.path(request, prefix) {
        case .languages: try await languages(request)
        case .unit(let source, let target, let text):
          try await matches(request, try pair(source, target), text)
        case .store, nil: throw Self.unknown
        }
      }
      for method in [HTTPRequest.Method.put, .post] {
        routes.on(path, method) { request, context in
          try context.require(.write)
          switch try Self.path(request, prefix) {
          case .unit(let source, let target, _):
            return try await add(unitOf: request, try pair(source, target), context.actor)
          case .store(let source, let target, let name):
            let pair = try pair(source, target)
            return method == .post
              ? try await add(listOf: request, pair, name, context.actor)
              : try await add(fileOf: request, pair, name)
          case .languages, nil: throw Self.unknown
          }
        }
      }
    }
  }

  private struct Pair: Sendable {
    var source: LanguageTag
    var target: LanguageTag
  }

  private static var unknown: Problem { .missing("the tmserver protocol has no such path") }

  private static func path(_ request: Request, _ prefix: String) throws -> TMServerPath? {
    // The router knows doubled slashes for one; so does the text that follows.
    let path = request.uri.path.drop { $0 == "/" }.dropFirst(prefix.count - 1)
    return try TMServerPath(path)
  }

  private func pair(_ source: String, _ target: String) throws -> Pair {
    let pair = Pair(source: try Self.language(source), target: try Self.language(target))
    if !sources.isEmpty && !sources.contains(where: { pair.source.serves($0) }) {
      throw Problem.missing("this server does not translate from \(pair.source)")
    }
    if pair.source == pair.target {
      throw Problem.missing("\(pair.source) is not translated into itself")
    }
    return pair
  }

  /// A language in any case and with `_`.
  private static func language(_ code: String) throws -> LanguageTag {
    let code = code.split(separator: "@").first.map(String.init) ?? code
    guard let tag = try? LanguageTag(code.replacing("_", with: "-")),
      let language = try? LanguageTag(tag.language), language.name(in: .english) != tag.language
    else { throw Problem.missing("there is no language \"\(code)\"") }
    return tag
  }

  // MARK: Reading

  private func languages(_ request: Request) async throws -> Response {
    let (languages, revision) = try await pool.run { worker in
      let memory = try worker.memory()
      return (memory.languages, memory.revision)
    }
    let offered = languages.filter { language in
      sources.isEmpty || sources.contains { language.source.serves($0) }
    }
    let targets = Set(offered.flatMap(\.targets)).sorted()
    var json = JSONWriter()
    json.object { json in
      json.key("sourceLanguages")
      json.array(sources.isEmpty ? offered.map(\.source) : sources) { $0.value(Self.code($1)) }
      json.key("targetLanguages")
      json.array(targets) { $0.value(Self.code($1)) }
    }
    return try Self.answer(json.bytes, request, revision)
  }

  /// The code of a language as the protocol's servers write it: `pt_br`.
  private static func code(_ language: LanguageTag) -> String {
    language.canonical.lowercased().replacing("-", with: "_")
  }

  private func matches(_ request: Request, _ pair: Pair, _ text: String?) async throws -> Response {
    let items = try QueryItems(request.uri.query)
    guard let text = text ?? items.text("source") else {
      throw Problem.missing("there is no text: it follows unit/, or is the parameter source")
    }
    guard text.unicodeScalars.count <= MemoryAPI.longestText else {
      throw Problem(.contentTooLarge, "a text has at most \(MemoryAPI.longestText) characters")
    }
    var options = MatchOptions()
    options.source = pair.source
    options.target = pair.target
    // Servers of this protocol overlook what is no number.
    options.minimum = min(max(items["min_similarity"].flatMap { Int($0) } ?? 70, 1), 100) * 100
    options.limit = min(max(items["max_candidates"].flatMap { Int($0) } ?? 5, 1), 30)
    let (matches, revision) = try await pool.run { [options] worker in
      let (matches, revision) = try worker.matches(for: [MatchQuery(text)], options)
      return (matches[0], revision)
    }
    var json = JSONWriter()
    json.array(matches) { json, match in
      json.object { json in
        json.member("source", match.source.segment.text)
        json.member("target", match.target.segment.text)
        json.key("quality")
        json.value(hundredths: match.score)
        json.key("rank")
        json.value(hundredths: match.score)
        json.member("context", match.domain ?? match.origin)
      }
    }
    return try Self.answer(json.bytes, request, revision)
  }

  /// The answer, within a call of a function where the request names one.
  private static func answer(
    _ json: [UInt8], _ request: Request, _ revision: Int64
  ) throws -> Response {
    let items = try QueryItems(request.uri.query)
    guard let callback = items.text("jsoncallback") ?? items.text("callback") else {
      return .json(json, revision: revision)
    }
    guard isName(callback) else {
      throw Problem.badRequest("the callback is no name of a function")
    }
    // A comment before the name keeps other programs from taking the text for theirs.
    return (Array("/**/\(callback)(".utf8) + json + Array(")".utf8)).answer(
      "application/javascript; charset=utf-8", revision: revision)
  }

  /// Whether a text is the name of a function, perhaps with those of objects before it.
  private static func isName(_ text: String) -> Bool {
    guard text.utf8.count <= 128 else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { name in
      guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
      return name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
          true
        default: false
        }
      }
    }
  }

  // MARK: Writing

  private struct Text: Decodable, Sendable {
    var source: String
    var target: String

    func draft(_ pair: Pair, _ actor: String) throws -> UnitDraft {
      let texts = [
        UnitBody.Text(language: pair.source.original, text: source),
        UnitBody.Text(language: pair.target.original, text: target),
      ]
      return try UnitBody(variants: texts).draft(by: actor, before: nil)
    }
  }

  private func add(
    unitOf request: Request, _ pair: Pair, _ actor: String
  ) async throws -> Response {
    let text = try await request.decode(Text.self, limit: bodyLimit)
    _ = try await add([try text.draft(pair, actor)], "tmserver", actor)
    return [UInt8]().answer("text/plain; charset=utf-8")
  }

  private func add(
    listOf request: Request, _ pair: Pair, _ name: String, _ actor: String
  ) async throws -> Response {
    let texts = try await request.decode([Text].self, limit: bodyLimit)
    let drafts = try texts.filter { !$0.target.isEmpty }.map { try $0.draft(pair, actor) }
    return Self.added(try await add(drafts, name, actor), from: name)
  }

  private func add(_ drafts: [UnitDraft], _ origin: String, _ actor: String) async throws -> Int {
    let author = ChangeAuthor(actor, at: Today.moment)
    return try await pool.run { worker in
      try worker.store.addUnits(drafts, origin: origin, by: author).count
    }
  }

  private func add(fileOf request: Request, _ pair: Pair, _ name: String) async throws -> Response {
    let bytes = try await request.bytes(limit: bodyLimit)
    let file = NamedFile(name: name, bytes: bytes)
    let account = try await pool.run { worker in
      try MemoryUpload(file, source: pair.source, target: pair.target, origin: name)
        .run(in: worker.store)
    }
    return Self.added(account.added + account.replaced, from: name)
  }

  private static func added(_ count: Int, from name: String) -> Response {
    Array("added \(count) units from \(TextStyle.printable(name))".utf8)
      .answer("text/plain; charset=utf-8")
  }
}
