import BuiltinTerms
import Glossary

/// The built-in term base as the tests of the core read it, without a store.
enum BuiltinBase {
  static let files: [NamedFile] = (0..<builtin_terms_count()).map { index in
    let file = unsafe builtin_terms_at(index)
    let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
    return NamedFile(name: unsafe String(cString: file.name), bytes: unsafe Array(bytes))
  }

  static let result = TermBaseYAMLReader.read(files)

  static var base: TermBase { result.base }
}
