internal import CICU

/// Turns a text of another encoding into UTF-8, piece by piece.
///
/// Nothing is repaired: bytes that mean nothing in the encoding are an error. A character may begin in
/// one piece and end in the next; what is unfinished waits in the ICU handle, so one text at a time.
@safe struct TextConverter: ~Copyable {
  private let handle: OpaquePointer
  private let encoding: String

  /// The bytes taken in all calls.
  private var consumedBytes = 0

  /// Room for the output of one call of ICU.
  private var room = [UInt8](repeating: 0, count: Int(CICU_CONVERTER_CAPACITY))

  /// Opens a converter for an encoding by any name that ICU knows, such as `Shift_JIS`.
  ///
  /// - Throws: `UnicodeError.Code.unknownEncoding`.
  init(_ encoding: String) throws(UnicodeError) {
    var status: Int32 = 0
    // An empty name would mean the encoding of the locale.
    guard !encoding.isEmpty, !encoding.utf8.contains(0),
      let handle = unsafe cicu_converter_open(encoding, &status)
    else { throw UnicodeError(.unknownEncoding(encoding)) }
    unsafe self.handle = handle
    self.encoding = encoding
  }

  deinit { unsafe cicu_converter_close(handle) }

  /// Appends a piece in UTF-8 to `output`; after an error it holds what preceded the bad bytes.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError.Code.malformed` with the offset in the whole text.
  mutating func convert(
    _ piece: [UInt8], isLast: Bool, into output: inout [UInt8]
  ) throws(UnicodeError) {
    var start = 0
    while true {
      let step = convertStep(piece, from: start, isLast: isLast)
      output.append(contentsOf: room[..<step.produced])
      start += step.consumed
      consumedBytes += step.consumed
      if step.status == CICU_BUFFER_OVERFLOW { continue }
      guard step.status <= 0 else {
        let offset = max(0, consumedBytes - step.invalid)
        throw UnicodeError(.malformed(encoding: encoding, offset: offset))
      }
      if start >= piece.count { return }
    }
  }

  private struct Step {
    var consumed = 0
    var produced = 0
    var invalid = 0
    var status: Int32 = 0
  }

  private mutating func convertStep(_ piece: [UInt8], from start: Int, isLast: Bool) -> Step {
    // ICU counts in 32 bits.
    let length = min(piece.count - start, 1 << 24)
    let isEnd = isLast && start + length == piece.count
    let handle = unsafe self.handle
    let capacity = Int32(room.count)
    var consumed: Int32 = 0
    var invalid: Int32 = 0
    var status: Int32 = 0
    let produced = unsafe piece.withUnsafeBufferPointer { source in
      unsafe room.withUnsafeMutableBufferPointer { target -> Int32 in
        // An empty array has no address, and the end of a text may come with no bytes.
        var none: UInt8 = 0
        guard let out = target.baseAddress else { return 0 }
        return unsafe withUnsafePointer(to: &none) { nothing in
          let first = unsafe source.baseAddress.map { unsafe $0 + start } ?? nothing
          return unsafe cicu_converter_convert(
            handle, first, Int32(length), isEnd ? 1 : 0, out, capacity, &consumed, &invalid,
            &status)
        }
      }
    }
    return Step(
      consumed: Int(consumed), produced: Int(produced), invalid: Int(invalid), status: status)
  }
}

extension TextConverter {
  /// A text in UTF-8 as another encoding has it.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` for an encoding that nobody knows, or a character that it lacks.
  static func encode(_ text: [UInt8], as encoding: String) throws(UnicodeError) -> [UInt8] {
    guard !encoding.isEmpty, !encoding.utf8.contains(0) else {
      throw UnicodeError(.unknownEncoding(encoding))
    }
    guard text.count < 1 << 29 else { throw UnicodeError(.tooLong(bytes: text.count)) }
    var capacity = text.count + 16
    while true {
      var status: Int32 = 0
      var length: Int32 = 0
      let room = Int32(capacity)
      let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        guard let start = target.baseAddress else { return }
        length = unsafe text.withUnsafeBufferPointer { source in
          unsafe cicu_encode(
            encoding, source.baseAddress ?? UnsafePointer(start), Int32(source.count), start, room,
            &status)
        }
        count = Int(max(0, min(length, room)))
      }
      if status == CICU_BUFFER_OVERFLOW {
        capacity = Int(length)
        continue
      }
      guard status <= 0 else { throw UnicodeError(.notEncodable(encoding: encoding)) }
      return output
    }
  }
}
