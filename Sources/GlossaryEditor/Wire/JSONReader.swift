import FoundationEssentials

/// Reads JSON into values; the only place that uses Foundation's decoder.
package enum JSONReader {
  /// A value of a type, out of the whole of some bytes.
  ///
  /// - Complexity: O(length).
  /// - Throws: `JSONProblem` for what is no JSON, or has another shape.
  package static func read<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(JSONProblem) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw JSONProblem(error)
    } catch {
      throw JSONProblem(isSyntax: true, message: "no JSON")
    }
  }
}

/// What is wrong with some JSON.
package struct JSONProblem: Error, Hashable, Sendable {
  /// Whether the bytes are no JSON at all.
  package var isSyntax: Bool

  /// What is wrong, and where.
  package var message: String

  /// Makes a problem.
  package init(isSyntax: Bool, message: String) {
    self.isSyntax = isSyntax
    self.message = message
  }

  fileprivate init(_ error: DecodingError) {
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self.init(isSyntax: true, message: "no JSON: \(context.debugDescription)")
    case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(isSyntax: false, message: Self.place(context.codingPath) + context.debugDescription)
    case .keyNotFound(let key, let context):
      self.init(
        isSyntax: false, message: Self.place(context.codingPath) + "\(key.stringValue) is missing")
    @unknown default: self.init(isSyntax: false, message: "another shape is wanted")
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty ? "" : path.map(\.stringValue).joined(separator: ".") + ": "
  }
}
