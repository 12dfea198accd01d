import Glibc
import Glossary
import GlossaryWorkbench

/// The term files of a workspace, in which concepts stand under their ids.
struct TermFilePlaces {
  /// Where a concept stands.
  struct Place {
    var path: String
    var bytes: [UInt8]

    /// The id.
    var range: TextRange
  }

  private var files: [(path: String, bytes: [UInt8])] = []

  /// Reads the term files in some folders: YAML with a list of concepts.
  ///
  /// - Complexity: O(size of the YAML files).
  init(folders: [String]) {
    for folder in folders { walk(folder, depth: 0) }
  }

  /// Where a concept stands; nil where no file has it.
  ///
  /// - Complexity: O(size of the term files).
  func place(of concept: Concept.ID) -> Place? {
    for file in files {
      if let range = Self.range(of: concept, in: file.bytes) {
        return Place(path: file.path, bytes: file.bytes, range: range)
      }
    }
    return nil
  }

  private mutating func walk(_ folder: String, depth: Int) {
    guard depth < Self.deepest, let names = try? Folder.names(folder) else { return }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      if FileIdentity.isFolder(path) {
        walk(path, depth: depth + 1)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml"),
        let bytes = try? InputFile.read(path), Self.holdsConcepts(bytes)
      {
        files.append((path, bytes))
      }
    }
  }

  private static func holdsConcepts(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: 0x0A).contains { $0.starts(with: "concepts:".utf8) }
  }

  /// The id in a line `- id: migrant-worker`.
  private static func range(of concept: Concept.ID, in bytes: [UInt8]) -> TextRange? {
    let id = Array(concept.description.utf8)
    for line in bytes.split(separator: 0x0A) {
      var rest = line.drop { $0 == 0x20 }
      if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst().drop { $0 == 0x20 } }
      guard rest.starts(with: "id:".utf8) else { continue }
      let value = rest.dropFirst(3).drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
      let end = value.dropFirst(id.count).first
      let isWhole = end == nil || [0x20, 0x0D, 0x22, 0x27, 0x23].contains(end)
      if value.starts(with: id), isWhole {
        return TextRange(start: value.startIndex, end: value.startIndex + id.count)
      }
    }
    return nil
  }

  /// Deeper folders are left out, since links may lead back to one above.
  private static let deepest = 12
}

/// Files that can be made again.
enum CacheFile {
  /// Writes a file under a temporary name, which it takes when it is whole.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw SystemFailure(path, "write") }
    defer { close(descriptor) }
    try FileDescriptor.write(bytes, to: descriptor, path: path)
    guard unsafe rename(temporary, path) == 0 else { throw SystemFailure(path, "write") }
  }
}
