import BuiltinPages
import Glossary
import HTTPTypes
import Hummingbird
import Mustache

/// The templates, style and script that come with the program.
struct PageFiles: Sendable {
  private let library: MustacheLibrary

  /// What is served as it is.
  let served: [(name: String, type: String, bytes: [UInt8])]

  /// The description of the API.
  let openAPI: [UInt8]

  /// Reads the templates.
  ///
  /// - Throws: an error of the library for a template that is none.
  init() throws {
    var library = MustacheLibrary()
    var served: [(name: String, type: String, bytes: [UInt8])] = []
    var openAPI: [UInt8] = []
    for index in 0..<builtin_pages_count() {
      let file = unsafe builtin_pages_at(index)
      let name = unsafe String(cString: file.name)
      let bytes = unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
      if name.hasSuffix(".mustache") {
        try library.register(
          String(decoding: bytes, as: UTF8.self), named: String(name.dropLast(9)))
      } else if name == "openapi.json" {
        openAPI = bytes
      } else {
        served.append((name, Self.mediaType(of: name), bytes))
      }
    }
    self.library = library
    self.served = served
    self.openAPI = openAPI
  }

  private static func mediaType(of name: String) -> String {
    if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
    if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
    return "image/svg+xml"
  }

  /// The text that a template makes of a model, with everything of the model escaped.
  func render(_ template: String, _ model: Any) -> String {
    guard let text = library.render(model, withTemplate: template) else {
      preconditionFailure("\(template) is no template of the program")
    }
    return text
  }
}
