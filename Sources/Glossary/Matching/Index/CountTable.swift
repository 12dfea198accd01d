/// Counts of numbers, with a copy that can be taken from and put back at once: a multiset whose
/// common part with another is counted.
struct CountTable {
  /// Together, since they are asked for together.
  private struct Slot {
    var key = UInt32.max
    var count: Int32 = 0
    var left: Int32 = 0
  }

  private var slots: [Slot]

  /// Makes an empty table for so many distinct numbers at most.
  init(capacity: Int) {
    var size = 8
    while size < 2 * capacity { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  /// Adds a number, which is below the greatest of its type.
  mutating func add(_ number: UInt32) {
    var slot = start(number)
    while slots[slot].key != number && slots[slot].key != .max {
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot].key = number
    slots[slot].count += 1
  }

  /// Puts back all that was taken.
  mutating func reset() {
    for slot in slots.indices { slots[slot].left = slots[slot].count }
  }

  /// Takes one of a number; false when none is left.
  @inline(__always)
  mutating func take(_ number: UInt32) -> Bool {
    var slot = start(number)
    while slots[slot].key != number {
      if slots[slot].key == .max { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    if slots[slot].left == 0 { return false }
    slots[slot].left -= 1
    return true
  }

  private func start(_ number: UInt32) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B1) &>> 7) & (slots.count - 1)
  }
}
