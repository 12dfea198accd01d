/// Counts of numbers, with a copy that can be taken from and put back at once: a multiset whose
/// common part with another is counted.
struct CountTable {
  private var keys: [UInt32]
  private var counts: [Int32]
  private var left: [Int32]

  /// Makes an empty table for so many distinct numbers at most.
  init(capacity: Int) {
    var size = 8
    while size < 2 * capacity { size *= 2 }
    keys = Array(repeating: .max, count: size)
    counts = Array(repeating: 0, count: size)
    left = counts
  }

  /// Adds a number, which is below the greatest of its type.
  mutating func add(_ number: UInt32) {
    var slot = start(number)
    while keys[slot] != number && keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = number
    counts[slot] += 1
  }

  /// Puts back all that was taken.
  mutating func reset() {
    for slot in counts.indices { left[slot] = counts[slot] }
  }

  /// Takes one of a number; false when none is left.
  @inline(__always)
  mutating func take(_ number: UInt32) -> Bool {
    var slot = start(number)
    while keys[slot] != number {
      if keys[slot] == .max { return false }
      slot = (slot + 1) & (keys.count - 1)
    }
    if left[slot] == 0 { return false }
    left[slot] -= 1
    return true
  }

  private func start(_ number: UInt32) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B1) &>> 7) & (keys.count - 1)
  }
}
