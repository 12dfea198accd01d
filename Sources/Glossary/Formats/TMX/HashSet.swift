/// A set of numbers that are hashes already, so that none is hashed again.
struct HashSet {
  private var count = 0

  /// Open addressing; 0 marks a free slot and stands for itself apart.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private var hasZero = false

  /// Adds a number; false when it was there.
  ///
  /// - Complexity: O(1) on average.
  mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    if 3 * count >= 2 * slots.count {
      var larger = [UInt64](repeating: 0, count: 2 * slots.count)
      for slot in slots where slot != 0 { _ = Self.put(slot, in: &larger) }
      slots = larger
    }
    guard Self.put(hash, in: &slots) else { return false }
    count += 1
    return true
  }

  /// The hash FNV-1a of Fowler, Noll and Vo (1991) in 64 bits.
  ///
  /// - Complexity: O(length).
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func put(_ hash: UInt64, in slots: inout [UInt64]) -> Bool {
    // The upper half too: of FNV-1a the lower bits alone are poorly mixed.
    var place = Int(truncatingIfNeeded: (hash ^ hash &>> 32) & UInt64(slots.count - 1))
    while slots[place] != 0 {
      if slots[place] == hash { return false }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = hash
    return true
  }
}
