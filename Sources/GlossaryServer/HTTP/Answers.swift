import Glossary
import HTTPTypes
import Hummingbird

extension Response {
  /// An answer in JSON, of a state of the store where it is of one.
  static func json(
    _ bytes: [UInt8], revision: Int64? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    bytes.answer("application/json", revision: revision, status: status)
  }
}

extension [UInt8] {
  /// The bytes as an answer of a media type.
  func answer(
    _ type: String, revision: Int64? = nil, status: HTTPResponse.Status = .ok
  ) -> Response {
    var fields: HTTPFields = [.contentType: type]
    if let revision { fields[.glossaryRevision] = String(revision) }
    return Response(status: status, headers: fields, body: .init(byteBuffer: .init(bytes: self)))
  }
}

extension HTTPField.Name {
  /// The state of the store that an answer is of.
  static let glossaryRevision = HTTPField.Name.known("Glossary-Revision")

  static let contentSecurityPolicy = HTTPField.Name.known("Content-Security-Policy")
  static let referrerPolicy = HTTPField.Name.known("Referrer-Policy")
  static let frameOptions = HTTPField.Name.known("X-Frame-Options")

  /// A name that is written here and is one.
  private static func known(_ name: String) -> HTTPField.Name {
    guard let field = HTTPField.Name(name) else {
      preconditionFailure("\(name) is no name of a header field")
    }
    return field
  }
}
