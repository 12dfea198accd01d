internal import CZlib
internal import Glibc
internal import Glossary

/// The folder beside a store that holds the files of its match index.
///
/// A file is written under a temporary name, takes its own when it is whole, and is never changed. It
/// counts only once the store names it, in the same transaction that stored its units.
struct IndexFolder: Sendable {
  let path: String

  /// A folder.
  init(path: String) { self.path = path }

  /// The folder of a store in a file, also when it is named by a link.
  init(store: String) {
    guard let real = unsafe realpath(store, nil) else {
      path = store + ".index"
      return
    }
    defer { unsafe free(real) }
    path = unsafe String(cString: real) + ".index"
  }

  /// The CRC-32 of zlib.
  static let checksum: IndexChecksum = { bytes in
    var sum = crc32(0, nil, 0)
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let part = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      sum = unsafe crc32(sum, part.bindMemory(to: UInt8.self).baseAddress, UInt32(part.count))
      unsafe rest = unsafe rest.dropFirst(part.count)
    }
    return UInt32(sum)
  }

  /// The name of a file.
  static func name(_ language: String, _ stamp: Int64) -> String {
    "\(language)-\(String(UInt64(bitPattern: stamp), radix: 16)).idx"
  }

  /// Makes the folder where it is missing.
  ///
  /// - Throws: `SystemError`.
  func make() throws {
    if unsafe mkdir(path, 0o755) != 0 && errno != EEXIST {
      throw SystemError(path, "make the folder")
    }
  }

  /// A file for what is put aside while an index is made.
  ///
  /// - Throws: `SystemError`.
  func makeSpool() throws -> IndexSpoolFile {
    try make()
    let name = "spool-\(UInt64.random(in: 0...UInt64.max)).idx.part"
    return try IndexSpoolFile(path: path + "/" + name)
  }

  /// Writes an index of some texts; what it is known by.
  ///
  /// - Throws: `SystemError`; no file is left then.
  func write(_ builder: consuming FuzzyIndexBuilder, language: String) throws -> IndexFile {
    try make()
    let stamp = Int64.random(in: Int64.min...Int64.max)
    let target = path + "/" + Self.name(language, stamp)
    let temporary = target + ".part"
    var file = IndexFile(language: language, stamp: stamp, entries: builder.count, bytes: 0)
    let descriptor = unsafe Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw SystemError(temporary, "write") }
    var isOpen = true
    do {
      var buffer: [UInt8] = []
      buffer.reserveCapacity(1 << 18)
      func flush() throws {
        try Self.write(buffer, to: descriptor, path: temporary)
        file.bytes += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
      unsafe try builder.finish(stamp: UInt64(bitPattern: stamp), checksum: Self.checksum) {
        block in
        if buffer.count + block.count > 1 << 18 { try flush() }
        unsafe buffer.append(contentsOf: block)
      }
      try flush()
      if fsync(descriptor) != 0 { throw SystemError(temporary, "write") }
      isOpen = false
      if close(descriptor) != 0 { throw SystemError(temporary, "write") }
      if unsafe rename(temporary, target) != 0 { throw SystemError(target, "write") }
    } catch {
      if isOpen { close(descriptor) }
      unsafe unlink(temporary)
      throw error
    }
    return file
  }

  /// Maps a file into memory.
  ///
  /// - Throws: `IndexDamage` when it is missing, cut off, or not the one that the store names.
  func open(_ file: IndexFile) throws(IndexDamage) -> FuzzyIndex {
    let path = self.path + "/" + Self.name(file.language, file.stamp)
    let bytes = try Self.map(path)
    guard bytes.count == file.bytes else {
      throw IndexDamage("\(path) has another length than was written")
    }
    do throws(IndexDamage) {
      let index = try FuzzyIndex(bytes)
      guard index.stamp == UInt64(bitPattern: file.stamp), index.count == file.entries else {
        throw IndexDamage("it belongs to another store")
      }
      return index
    } catch {
      throw IndexDamage("\(path): \(error.reason)")
    }
  }

  /// Maps the file of a path into memory.
  static func map(_ path: String) throws(IndexDamage) -> IndexBytes {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw IndexDamage("\(path) cannot be read") }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0 else {
      throw IndexDamage("\(path) has another length than was written")
    }
    let count = Int(status.st_size)
    guard let base = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0),
      unsafe base != MAP_FAILED
    else {
      throw IndexDamage("\(path) cannot be mapped")
    }
    // Taken as a number: a pointer does not cross into a `Sendable` closure.
    let address = UInt(bitPattern: base)
    return unsafe IndexBytes(UnsafeRawPointer(base), count: count, checksum: checksum) {
      unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count)
    }
  }

  /// What is wrong with a file as far as its length and its header tell; nil for nothing.
  func damage(of file: IndexFile) -> String? {
    do throws(IndexDamage) {
      _ = try open(file)
      return nil
    } catch {
      return error.reason
    }
  }

  /// Copies files into the folder of another store.
  ///
  /// One that is gone meanwhile is left out: its store makes it anew.
  ///
  /// - Throws: `SystemError`; no half of a file is left then.
  func copy(_ files: [IndexFile], to other: IndexFolder) throws {
    if files.isEmpty { return }
    try other.make()
    for file in files {
      let source = unsafe Glibc.open(path + "/" + file.name, O_RDONLY | O_CLOEXEC)
      if source < 0 { continue }
      defer { close(source) }
      try Self.copy(source, to: other.path + "/" + file.name)
    }
  }

  private static func copy(_ source: Int32, to target: String) throws {
    let temporary = target + ".part"
    let descriptor = unsafe Glibc.open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw SystemError(temporary, "write") }
    do {
      defer { close(descriptor) }
      while true {
        let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { room, count in
          count = unsafe max(0, read(source, room.baseAddress, room.count))
        }
        if block.isEmpty { break }
        try write(block, to: descriptor, path: temporary)
      }
      if fsync(descriptor) != 0 { throw SystemError(temporary, "write") }
      if unsafe rename(temporary, target) != 0 { throw SystemError(target, "write") }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Removes files that nobody names.
  func remove(_ files: [IndexFile]) {
    for file in files { unsafe unlink(path + "/" + file.name) }
  }

  /// Removes all files but some, among them what a killed process left.
  func removeAll(but kept: Set<String>) {
    guard let folder = unsafe opendir(path) else { return }
    defer { unsafe closedir(folder) }
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isOurs = name.hasSuffix(".idx") || name.hasSuffix(".idx.part")
      if isOurs && !kept.contains(name) { unsafe unlink(path + "/" + name) }
    }
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(path, "write")
      }
      written += count
    }
  }
}

/// A file of the match index, as the store names it.
struct IndexFile: Hashable, Sendable {
  var language: String
  var stamp: Int64
  var entries: Int
  var bytes: Int

  var name: String { IndexFolder.name(language, stamp) }
}
