import CMalloc

/// The memory that the C library keeps for a program.
enum Allocator {
  /// Has every block of 128 KiB or more go back to the system once it is free.
  ///
  /// Else the C library raises that size with the blocks that it sees freed, keeps them, and the peak of a
  /// long import hangs on how often its tables grew.
  static func returnLargeBlocks() {
    _ = mallopt(M_MMAP_THRESHOLD, 1 << 17)
  }
}
