internal import CArchive

/// The files inside a ZIP container that are wanted, unpacked.
///
/// What a container unpacks to is bounded, whatever its headers claim.
struct ZipContainer {
  /// What a container may hold.
  struct Limits {
    /// The most files.
    var files = 20_000

    /// The most bytes of one file.
    var fileLength = 256 << 20

    /// The most bytes of all wanted files.
    var totalLength = 512 << 20

    /// How many times its own size a container may unpack to, once that is beyond `freeLength`.
    var ratio = 200

    /// What every container may unpack to.
    var freeLength = 16 << 20
  }

  /// The names of all files, in their order.
  private(set) var names: [String] = []

  /// The contents of the wanted files.
  private(set) var contents: [String: [UInt8]] = [:]

  /// Unpacks the files whose names are wanted.
  ///
  /// - Complexity: O(size), and what the wanted files unpack to.
  /// - Throws: a `FileProblem` for a container that is damaged, encrypted or beyond the limits.
  init(
    _ file: NamedFile, limits: Limits = Limits(), where isWanted: (String) -> Bool
  ) throws(FileProblem) {
    // Without its directory a container was cut off, though some of its files may be whole.
    guard ZipDirectory(file.bytes) != nil else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "damaged-zip",
        message: "the file is damaged (no directory at its end); fetch or save it again")
    }
    var reader = ZipReader(file: file, limits: limits)
    let problem = unsafe file.bytes.withUnsafeBufferPointer { bytes in
      unsafe reader.read(bytes, isWanted)
    }
    if let problem { throw problem }
    names = reader.names
    contents = reader.contents
  }

  /// Whether bytes begin as a ZIP container does.
  static func isZip(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
  }
}

/// The reading of one container.
private struct ZipReader {
  let file: NamedFile
  let limits: ZipContainer.Limits
  var names: [String] = []
  var contents: [String: [UInt8]] = [:]
  private var total = 0

  private static let blockLength = 1 << 16

  init(file: NamedFile, limits: ZipContainer.Limits) {
    self.file = file
    self.limits = limits
  }

  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isWanted: (String) -> Bool
  ) -> FileProblem? {
    guard let start = bytes.baseAddress,
      let archive = unsafe carchive_open(start, Int64(bytes.count))
    else { return problem("memory", "memory is short; close other programs") }
    defer { unsafe carchive_close(archive) }
    guard unsafe carchive_is_available(archive) != 0 else {
      return problem(
        "library", "libarchive is not installed, which opens such files; install libarchive13")
    }
    while true {
      switch unsafe carchive_next(archive) {
      case 0: return nil
      case 1: break
      default: return damage(unsafe String(cString: carchive_error(archive)))
      }
      let name = unsafe String(cString: carchive_name(archive))
      names.append(name)
      guard names.count <= limits.files else {
        return bomb("holds more than \(limits.files) files")
      }
      guard isWanted(name) else { continue }
      guard unsafe carchive_is_encrypted(archive) == 0 else {
        return problem(
          "encrypted", "\(name) is encrypted; open the file with its password and save it without")
      }
      if let problem = unsafe unpack(name, archive) { return problem }
    }
  }

  private mutating func unpack(_ name: String, _ archive: OpaquePointer) -> FileProblem? {
    var content: [UInt8] = []
    var room = [UInt8](repeating: 0, count: Self.blockLength)
    while true {
      let count = unsafe room.withUnsafeMutableBufferPointer { room -> Int in
        guard let start = room.baseAddress else { return 0 }
        return unsafe Int(carchive_read(archive, start, Int64(room.count)))
      }
      guard count >= 0 else {
        return damage("\(name): " + (unsafe String(cString: carchive_error(archive))))
      }
      if count == 0 { break }
      total += count
      if content.count + count > limits.fileLength || total > limits.totalLength {
        return bomb("unpacks to more than \((content.count + count) >> 20) MiB in \(name)")
      }
      if total > limits.freeLength, total / limits.ratio > file.bytes.count {
        return bomb("unpacks to more than \(limits.ratio) times its size in \(name)")
      }
      content += room[..<count]
    }
    // Of two files of one name the first is the one that programs show.
    if contents[name] == nil { contents[name] = content }
    return nil
  }

  private func damage(_ details: String) -> FileProblem {
    problem("damaged-zip", "the file is damaged (\(details)); fetch or save it again")
  }

  private func bomb(_ what: String) -> FileProblem {
    problem("zip-bomb", "the file \(what), which no document does; it was not read")
  }

  private func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file.name, line: 1, column: 1, kind: .unreadable, rule: rule, message: message)
  }
}
