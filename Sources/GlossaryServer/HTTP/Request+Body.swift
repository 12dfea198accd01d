import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The body, whole.
  ///
  /// - Throws: a `Problem` for one that is larger than the limit, and for one that breaks off.
  func bytes(limit: Int) async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw Self.tooLarge(limit)
    }
    var bytes: [UInt8] = []
    do {
      for try await buffer in body {
        bytes += buffer.readableBytesView
        if bytes.count > limit { throw Self.tooLarge(limit) }
      }
    } catch let error where !(error is Problem || error is CancellationError) {
      // The connection is lost or fell silent, which is no failure of the server.
      throw Problem.badRequest("the body broke off")
    }
    return bytes
  }

  /// The value that a body of JSON is of.
  ///
  /// - Throws: a `Problem` that names what is wrong.
  func decode<Value: Decodable>(_ type: Value.Type, limit: Int) async throws -> Value {
    let given = headers[.contentType].map { $0.lowercased() } ?? ""
    guard given.isEmpty || given.hasPrefix("application/json") else {
      throw Problem(.unsupportedMediaType, "the body is to be application/json")
    }
    let bytes = try await bytes(limit: limit)
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw Problem.badRequest("the body is not what is expected: \(error.inWords)")
    }
  }

  private static func tooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "the body is larger than the \(limit) bytes that this server takes")
  }
}

extension DecodingError {
  /// What is wrong, and where.
  fileprivate var inWords: String {
    func place(_ context: Context, _ key: (any CodingKey)? = nil) -> String {
      (context.codingPath + (key.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
    }
    switch self {
    case .keyNotFound(let key, let context): return "\(place(context, key)) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context)) is of another type"
    case .dataCorrupted(let context):
      let place = place(context)
      return place.isEmpty ? "it is no JSON" : "\(place) has no such value"
    @unknown default: return "it cannot be read"
    }
  }
}
