import Glossary
import GlossaryStore
import GlossaryWorkbench
package import HTTPTypes
package import Hummingbird

/// Why a request was not answered as it wished: problem details of RFC 9457.
package struct Problem: HTTPResponseError, Hashable, Sendable {
  package var status: HTTPResponse.Status

  /// What is wrong, for a person.
  var detail: String

  /// What it is about, such as the name of a parameter.
  var pointer: String?

  /// What the answer says in its header fields besides.
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, pointer: String? = nil) {
    self.status = status
    self.detail = detail
    self.pointer = pointer
  }

  static func badRequest(_ detail: String, _ pointer: String? = nil) -> Problem {
    Problem(.badRequest, detail, pointer: pointer)
  }

  static func missing(_ detail: String) -> Problem { Problem(.notFound, detail) }

  package func response(
    from request: Request, context: some RequestContext
  ) throws -> Response { response }

  /// The problem as an answer.
  var response: Response {
    var json = JSONWriter()
    json.object { json in
      json.member("type", "about:blank")
      json.member("title", status.reasonPhrase)
      json.member("status", status.code)
      json.member("detail", detail)
      if let pointer { json.member("pointer", pointer) }
    }
    json.endLine()
    var fields = headers
    fields[.contentType] = "application/problem+json"
    return Response(
      status: status, headers: fields, body: .init(byteBuffer: .init(bytes: json.bytes)))
  }

  /// The problem that an error tells of; an error of the program itself is not explained to strangers.
  init?(_ error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let error as HTTPError: self.init(error.status, error.body ?? error.status.reasonPhrase)
    case WorkerPool.Refusal.overloaded:
      self.init(.serviceUnavailable, "too many requests are waiting; try again soon")
      headers[.retryAfter] = "1"
    case WorkerPool.Refusal.stopping:
      self.init(.serviceUnavailable, "the server is stopping")
      headers[.retryAfter] = "5"
    case WorkerPool.Refusal.tooSlow:
      self.init(.serviceUnavailable, "the request took longer than this server allows")
    case ChangeConflict.missing: self.init(.notFound, "there is nothing of that name")
    case ChangeConflict.exists:
      self.init(.preconditionFailed, "it is there already; name its version in If-Match")
    case ChangeConflict.otherVersion(let version):
      self.init(.preconditionFailed, "it was changed meanwhile; its version is \"\(version)\" now")
      headers[.eTag] = "\"\(version)\""
    case SuggestionConflict.missing: self.init(.notFound, "there is no such suggestion")
    case SuggestionConflict.judged(let state):
      self.init(.conflict, "the suggestion is \(state.rawValue) already")
    case let error as StorageError: self.init(error)
    case let failure as SystemFailure where failure.isFull:
      self.init(.insufficientStorage, "the disk of the server is full")
    case let problem as FileProblem: self.init(.unprocessableContent, problem.description)
    case let error as UnicodeError: self.init(.unprocessableContent, error.message)
    case let failure as Failure:
      self.init(.unprocessableContent, failure.messages.joined(separator: "\n"))
    default: return nil
    }
  }

  private init(_ error: StorageError) {
    switch error.code {
    case .builtinBase: self.init(.forbidden, "the built-in base cannot be changed; name another")
    case .unknownBase(let name): self.init(.notFound, "there is no base \"\(name)\"")
    case .locked:
      self.init(.serviceUnavailable, "another process writes to the store; try again")
      headers[.retryAfter] = "1"
    case .unreachable, .lost:
      self.init(
        .serviceUnavailable, "the database of this server cannot be reached now; try again")
      headers[.retryAfter] = "5"
    case .character: self.init(.unprocessableContent, error.detail)
    case .full: self.init(.insufficientStorage, "the disk of the server is full")
    case .readOnly: self.init(.forbidden, "the store of this server cannot be written")
    default: self.init(.internalServerError, "the store of this server failed")
    }
  }
}

extension HTTPResponse.Status {
  /// 507 of RFC 4918.
  static let insufficientStorage = HTTPResponse.Status(
    code: 507, reasonPhrase: "Insufficient Storage")
}
