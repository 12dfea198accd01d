package import Glossary

/// What ties an answer to its request (JSON-RPC 2.0).
package enum RequestID: Hashable, Sendable, Decodable {
  case number(Int)
  case text(String)

  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try value.decode(String.self))
    }
  }
}

extension RequestID: JSONWritable {
  package func write(to json: inout JSONWriter) {
    switch self {
    case .number(let number): json.value(number)
    case .text(let text): json.value(text)
    }
  }
}
