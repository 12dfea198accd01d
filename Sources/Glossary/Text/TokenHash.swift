/// The hash by which index files find tokens; a part of their format.
enum TokenHash {
  /// The hash of a token's kind and bytes.
  ///
  /// Multiplies and folds eight bytes at a time, in the manner of W. Yi's wyhash.
  ///
  /// - Complexity: O(length).
  static func hash(_ kind: Token.Kind, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    unsafe hash(kind: UInt64(kind.rawValue), bytes)
  }

  /// The hash of a token's bytes and the number of its kind.
  static func hash(kind: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var state = mix(kind &+ UInt64(bytes.count) &<< 8, 0x9E37_79B9_7F4A_7C15)
    var offset = 0
    while offset + 8 <= raw.count {
      state = unsafe mix(
        state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    return unsafe mix(state ^ rest(UnsafeRawBufferPointer(rebasing: raw[offset...])))
  }

  /// Fewer than eight bytes as a number, the first one highest; the loads overlap where they must.
  @inline(__always)
  private static func rest(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    let count = raw.count
    if count >= 4 {
      let first = unsafe raw.loadUnaligned(as: UInt32.self).bigEndian
      let last = unsafe raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self).bigEndian
      return UInt64(first) &<< UInt64(8 * (count - 4)) | UInt64(last)
    }
    if count >= 2 {
      let first = unsafe raw.loadUnaligned(as: UInt16.self).bigEndian
      return unsafe UInt64(first) &<< UInt64(8 * (count - 2)) | UInt64(raw[count - 1])
    }
    return unsafe count == 1 ? UInt64(raw[0]) : 0
  }

  /// Spreads a number over 64 bits.
  static func mix(_ value: UInt64, _ factor: UInt64 = 0xD6E8_FEB8_6659_FD93) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor | 1)
    return product.high ^ product.low ^ (value &>> 32)
  }
}
