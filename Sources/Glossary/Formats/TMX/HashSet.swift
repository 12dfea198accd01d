/// A set of numbers that are hashes already, so that none is hashed again.
struct HashSet {
  private var count = 0

  /// Open addressing; 0 marks a free slot and stands for itself apart.
  private var slots = [UInt64](repeating: 0, count: 1 << 10)
  private var hasZero = false
  private let usualCount: Int

  /// Makes an empty set.
  ///
  /// A set that outgrows its first small room takes room for the usual count at once: growing by and by,
  /// it would hold an old table beside each new one.
  init(usualCount: Int = 0) {
    self.usualCount = usualCount
  }

  /// Adds a number; false when it was there.
  ///
  /// - Complexity: O(1) on average.
  mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    if 3 * count >= 2 * slots.count {
      var size = 2 * slots.count
      while 2 * size < 3 * usualCount { size *= 2 }
      var larger = [UInt64](repeating: 0, count: size)
      for slot in slots where slot != 0 { _ = Self.put(slot, in: &larger) }
      slots = larger
    }
    guard Self.put(hash, in: &slots) else { return false }
    count += 1
    return true
  }

  /// Whether a number was added.
  ///
  /// - Complexity: O(1) on average.
  func contains(_ hash: UInt64) -> Bool {
    if hash == 0 { return hasZero }
    var place = Self.place(of: hash, in: slots)
    while slots[place] != 0 {
      if slots[place] == hash { return true }
      place = (place + 1) & (slots.count - 1)
    }
    return false
  }

  /// The hash FNV-1a of Fowler, Noll and Vo (1991) in 64 bits.
  ///
  /// - Complexity: O(length).
  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Where the search for a number begins.
  private static func place(of hash: UInt64, in slots: [UInt64]) -> Int {
    // The upper half too: of FNV-1a the lower bits alone are poorly mixed.
    Int(truncatingIfNeeded: (hash ^ hash &>> 32) & UInt64(slots.count - 1))
  }

  private static func put(_ hash: UInt64, in slots: inout [UInt64]) -> Bool {
    var place = place(of: hash, in: slots)
    while slots[place] != 0 {
      if slots[place] == hash { return false }
      place = (place + 1) & (slots.count - 1)
    }
    slots[place] = hash
    return true
  }
}
