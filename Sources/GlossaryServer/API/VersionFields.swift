import Glossary
import HTTPTypes
import Hummingbird

/// The version that a change of something names: `If-Match` of RFC 9110, with one version.
enum VersionField {
  /// The version that a request would change.
  ///
  /// - Throws: a `Problem` where the request names none, or several.
  static func required(_ request: Request) throws -> String {
    guard let version = try optional(request) else {
      throw Problem(
        HTTPResponse.Status(code: 428, reasonPhrase: "Precondition Required"),
        "name the version that is to be changed in If-Match")
    }
    return version
  }

  /// The same; nil where the request names none, and so would make something new.
  static func optional(_ request: Request) throws -> String? {
    guard let field = request.headers[.ifMatch] else { return nil }
    let version = field.hasPrefix("W/") ? field.dropFirst(2) : field[...]
    guard version.count > 2, version.hasPrefix("\""), version.hasSuffix("\""),
      !version.dropFirst().dropLast().contains("\"")
    else { throw Problem.badRequest("If-Match is one version between double quotation marks") }
    return String(version.dropFirst().dropLast())
  }

  /// The field of an answer.
  static func field(_ version: String) -> String { "\"\(version)\"" }

  /// Whether a request has this version already (`If-None-Match`).
  static func isKnown(_ version: String, _ request: Request) -> Bool {
    request.headers[.ifNoneMatch].map { $0 == "*" || $0.contains("\"\(version)\"") } ?? false
  }
}

extension Response {
  /// The answer with the version of what it is about, or that the asker has it already.
  func of(version: String, for request: Request) -> Response {
    if VersionField.isKnown(version, request), request.method == .get {
      return Response(status: .notModified, headers: [.eTag: VersionField.field(version)])
    }
    var response = self
    response.headers[.eTag] = VersionField.field(version)
    return response
  }
}
