/// A section of an index as a row of values, at hand without a way through the index itself.
///
/// Valid as long as the index.
@safe struct IndexTable<Value: BitwiseCopyable> {
  /// Where the section begins in the file.
  let offset: Int

  /// The number of values.
  let count: Int

  private let start: UnsafePointer<Value>

  init(_ index: FuzzyIndex, _ section: IndexSection) {
    let extent = index.header[section]
    offset = extent.offset
    count = extent.count / MemoryLayout<Value>.stride
    unsafe start = unsafe (index.bytes.base + extent.offset).assumingMemoryBound(to: Value.self)
  }

  /// Where a value begins in the file.
  @inline(__always)
  func offset(_ place: Int) -> Int { offset &+ MemoryLayout<Value>.stride &* place }

  /// A value, which is in the table.
  @inline(__always)
  subscript(_ place: Int) -> Value { unsafe start[place] }

  /// A stretch of values, which are in the table.
  @inline(__always)
  subscript(_ places: Range<Int>) -> UnsafeBufferPointer<Value> {
    unsafe UnsafeBufferPointer(start: start + places.lowerBound, count: places.count)
  }
}
