import Glibc
import Glossary
import GlossaryWorkbench

/// A file of a memory that the user names, with its format; `-` is standard input.
struct MemoryInput: Sendable {
  /// The name in messages.
  let name: String

  let format: MemoryFormat

  /// The length in bytes, nil for what is no regular file.
  let size: Int?

  private let path: String

  /// What was opened and cannot be opened again, such as a pipe, with what was read of it.
  private let opened: (descriptor: Int32, start: [UInt8])?

  /// Finds a file and its format: the one that is given, else what its suffix or its first bytes
  /// tell.
  init(_ path: String, format given: MemoryFormat?) throws {
    self.path = path
    name = InputFile.name(path)
    let descriptor = try InputFile.open(path)
    var status = stat()
    let isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let isSeekable = isRegular && path != "-"
    size = isRegular ? Int(status.st_size) : nil
    defer { if isSeekable { InputFile.closeFile(descriptor) } }
    let known = given ?? MemoryFormat(fileName: path)
    // A folder fails here, before anything is done.
    let start =
      known == nil || isSeekable ? try InputFile.readBlock(descriptor, path: name) : []
    opened = isSeekable ? nil : (descriptor, start)
    guard let format = known ?? MemoryFormat(firstBytes: start) else {
      throw Failure(
        "\(name): neither suffix nor content tells the format; pass --input-format, one of "
          + MemoryFormat.readable.map(\.rawValue).joined(separator: ", "))
    }
    guard MemoryFormat.readable.contains(format) else {
      throw Failure("\(name): JSON Lines cannot be read; give TMX, XLIFF, PO, TSV or CSV")
    }
    self.format = format
  }

  /// Runs a body with a function that gives the next bytes of the file, none at its end.
  func withBlocks(_ body: (_ next: () throws -> [UInt8]) throws -> Void) throws {
    let descriptor = try opened?.descriptor ?? InputFile.open(path)
    defer { InputFile.closeFile(descriptor) }
    var start = opened?.start ?? []
    try body {
      if start.isEmpty { return try InputFile.readBlock(descriptor, path: name) }
      defer { start = [] }
      return start
    }
  }
}
