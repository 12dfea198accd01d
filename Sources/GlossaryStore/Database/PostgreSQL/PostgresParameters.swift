/// The parameters of a statement, as libpq takes them.
@safe struct PostgresParameters {
  @safe private struct Slot {
    var bytes: [UInt8] = []
    var borrowed: UnsafeRawBufferPointer?
    var isNothing = true
    var isBinary = false
  }

  private var slots: [Slot]
  private var buffer: [UInt8] = []

  /// Makes room for parameters, all nothing.
  init(count: Int) { slots = Array(repeating: Slot(), count: count) }

  var count: Int { slots.count }

  /// Whether a text holds a zero, which libpq would take for its end.
  var hasZero: Bool { slots.contains { !$0.isBinary && $0.bytes.contains(0) } }

  mutating func set(_ index: Int32, _ number: Int64?) {
    set(index, number.map { String($0) })
  }

  mutating func set(_ index: Int32, _ text: String?) {
    fill(index) { slot in
      guard var text else { return }
      slot.isNothing = false
      text.withUTF8 { unsafe slot.bytes.append(contentsOf: $0) }
    }
  }

  mutating func set(_ index: Int32, copying bytes: [UInt8]) {
    fill(index) { slot in
      slot.isNothing = false
      slot.isBinary = true
      slot.bytes.append(contentsOf: bytes)
    }
  }

  mutating func set(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    fill(index) { slot in
      slot.isNothing = false
      slot.isBinary = true
      unsafe slot.borrowed = unsafe bytes
    }
  }

  private mutating func fill(_ index: Int32, _ body: (inout Slot) -> Void) {
    // SQLite passes over a parameter that the statement does not have.
    guard slots.indices.contains(Int(index) - 1) else { return }
    slots[Int(index) - 1].bytes.removeAll(keepingCapacity: true)
    unsafe slots[Int(index) - 1].borrowed = nil
    slots[Int(index) - 1].isNothing = true
    slots[Int(index) - 1].isBinary = false
    body(&slots[Int(index) - 1])
  }

  /// Gives the addresses, lengths and formats of the parameters to a body.
  mutating func withPointers<Value>(
    _ body: (PostgresLibrary.Texts?, PostgresLibrary.Numbers?, PostgresLibrary.Numbers?) -> Value
  ) -> Value {
    buffer.removeAll(keepingCapacity: true)
    var offsets: [Int?] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for slot in slots {
      offsets.append(slot.isNothing ? nil : buffer.count)
      let bytes = unsafe slot.borrowed?.count ?? slot.bytes.count
      lengths.append(Int32(bytes))
      formats.append(slot.isBinary ? 1 : 0)
      if let borrowed = unsafe slot.borrowed {
        unsafe buffer.append(contentsOf: borrowed)
      } else {
        buffer.append(contentsOf: slot.bytes)
      }
      // Texts end with a zero, and whatever is empty needs an address.
      buffer.append(0)
    }
    return unsafe buffer.withUnsafeBytes { bytes in
      let base = unsafe bytes.bindMemory(to: CChar.self).baseAddress
      let pointers = unsafe offsets.map { offset in
        unsafe offset.flatMap { offset in unsafe base.map { unsafe $0 + offset } }
      }
      return unsafe pointers.withUnsafeBufferPointer { pointers in
        unsafe lengths.withUnsafeBufferPointer { lengths in
          unsafe formats.withUnsafeBufferPointer { formats in
            unsafe body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
          }
        }
      }
    }
  }
}
