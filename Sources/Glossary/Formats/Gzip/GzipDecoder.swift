internal import CZlib

/// Unpacks a file that may be packed with gzip, block by block.
///
/// A file is packed when it begins with gzip's two bytes; any other file passes through. Several
/// members in a row are one text (RFC 1952, section 2.2).
@safe struct GzipDecoder: ~Copyable {
  private enum Stage { case beginning, plain, packed, betweenMembers, end }

  /// The most that one call unpacks.
  private static let blockLength = 1 << 18

  private let file: String
  private let stream: UnsafeMutablePointer<z_stream>
  private var stage = Stage.beginning
  private var isOpen = false
  private var input: [UInt8] = []
  private var position = 0

  /// The packed bytes before `input`.
  private var passedBytes = 0

  /// Makes a decoder; `file` is the name that problems are reported under.
  init(file: String) {
    self.file = file
    // zlib remembers the address, so that the stream stays where it is.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
  }

  deinit {
    if isOpen { _ = unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// The next unpacked block; empty at the end.
  ///
  /// - Throws: a `FileProblem` for a file that is damaged or cut off, or what `blocks` throws.
  mutating func next(from blocks: () throws -> [UInt8]) throws -> [UInt8] {
    if stage == .beginning { try begin(from: blocks) }
    switch stage {
    case .plain:
      guard input.isEmpty else {
        defer { input = [] }
        return input
      }
      return try blocks()
    case .beginning, .end: return []
    case .packed, .betweenMembers: return try unpack(from: blocks)
    }
  }

  private mutating func begin(from blocks: () throws -> [UInt8]) throws {
    while input.count < 2 {
      let block = try blocks()
      if block.isEmpty { break }
      input += block
    }
    guard input.starts(with: [0x1F, 0x8B]) else {
      stage = .plain
      return
    }
    // 16 asks for the header of gzip.
    let status = unsafe inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else { throw problem("memory is short; close other programs") }
    isOpen = true
    stage = .packed
  }

  private mutating func unpack(from blocks: () throws -> [UInt8]) throws -> [UInt8] {
    while true {
      if position == input.count {
        passedBytes += input.count
        position = 0
        input = try blocks()
        if input.isEmpty {
          guard stage == .betweenMembers else {
            throw problem("the packed file ends too early; it was cut off, fetch it again")
          }
          stage = .end
          return []
        }
      }
      if stage == .betweenMembers {
        // Tapes and some tools fill up with zeros.
        while position < input.count, input[position] == 0 { position += 1 }
        guard position < input.count else { continue }
        _ = unsafe inflateReset(stream)
        stage = .packed
      }
      let output = try inflateBlock()
      if !output.isEmpty { return output }
    }
  }

  private mutating func inflateBlock() throws(FileProblem) -> [UInt8] {
    let stream = unsafe self.stream
    let start = position
    let count = min(input.count - start, 1 << 20)
    var status = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockLength) { room, length in
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = UInt32(count)
        unsafe stream.pointee.next_out = room.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room.count)
        status = unsafe inflate(stream, Z_NO_FLUSH)
      }
      length = unsafe room.count - Int(stream.pointee.avail_out)
    }
    position = start + count - Int(unsafe stream.pointee.avail_in)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: stage = .betweenMembers
    default:
      // What came out before the damage is not known to be right.
      throw problem("the packed file is damaged; fetch it again")
    }
    return output
  }

  private func problem(_ message: String) -> FileProblem {
    FileProblem(
      file: file, line: 1, column: 1, kind: .unreadable, rule: "gzip",
      message: "\(message) (byte \(passedBytes + position))")
  }
}
