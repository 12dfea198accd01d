import Glossary

/// Gathers bytes, packs them with gzip if that is wanted, and gives them to a sink block by block.
struct PackedOutput: ~Copyable {
  /// What was not yet given; writers append here and then call `flush`.
  var bytes: [UInt8] = []

  private var encoder: GzipEncoder?
  private var packed: [UInt8] = []

  private static let blockLength = 1 << 18

  init(isPacked: Bool) {
    encoder = isPacked ? GzipEncoder() : nil
  }

  /// Gives what was gathered to the sink, if it is enough for a block.
  mutating func flush(to sink: ([UInt8]) throws -> Void) throws {
    if bytes.count >= Self.blockLength { try give(to: sink) }
  }

  /// Gives the rest to the sink.
  mutating func finish(to sink: ([UInt8]) throws -> Void) throws {
    try give(to: sink)
    encoder?.finish(to: &packed)
    try sink(packed)
    packed = []
  }

  private mutating func give(to sink: ([UInt8]) throws -> Void) throws {
    defer { bytes.removeAll(keepingCapacity: true) }
    guard encoder != nil else { return try sink(bytes) }
    encoder?.append(bytes, to: &packed)
    if packed.count < Self.blockLength { return }
    try sink(packed)
    packed.removeAll(keepingCapacity: true)
  }
}
