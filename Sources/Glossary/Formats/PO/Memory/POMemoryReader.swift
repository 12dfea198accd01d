/// Reads messages of GNU gettext as units of a memory, one after another.
///
/// A message is a unit, and one with a plural a unit for each form. Comments are notes, those of
/// programmers with `from` developer; context, flags and places in the program are the properties
/// `x-context`, `x-flags` and `x-reference`. Each message is given, or skipped with the reason.
public enum POMemoryReader {
  /// The property of the header that holds the header of the file.
  static let headerProperty = "x-po-header"

  /// Gives the units and problems of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end; they may be packed with gzip.
  /// Rules by which a message is skipped as the options ask for, or since it is no longer in use:
  /// `untranslated`, `needs-review`, `obsolete`.
  ///
  /// - Complexity: O(size); memory does not grow with the file.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, holds no message, is not
  ///   in its encoding, or whose languages are not known; or what the closures throw.
  public static func read(
    name: String, blocks: () throws -> [UInt8], options: MemoryReadOptions = MemoryReadOptions(),
    _ body: (MemoryItem) throws -> Void
  ) throws {
    var waiting = try start(blocks)
    guard waiting.contains(where: { !$0.isEmpty }) else { throw FileProblem.empty(name) }
    let charset = POHeader.charset(of: try unpacked(waiting.flatMap(\.self), name))
    waiting.reverse()
    func next() throws -> [UInt8] { try waiting.popLast() ?? blocks() }

    var source = TextBlocks(file: name, kind: .table(encoding: charset))
    var check = UTF8Check(file: name)
    var scanner = POScanner(file: name)
    var units = POMemoryUnits(file: name, options)
    var isLast = false
    while !isLast {
      let block = try source.next(from: next)
      isLast = block.isEmpty
      if let failure = isLast ? check.finish() : check.check(block) { throw failure }
      scanner.scan(block, isLast: isLast)
      if scanner.openLength > maximumMessage {
        throw FileProblem(
          file: name, line: 1, column: 1, kind: .unreadable, rule: "message-too-long",
          message: "a message of more than \(maximumMessage >> 20) MiB; this is no PO file")
      }
      try units.take(scanner.entries, scanner.problems.all)
      for item in units.items { try body(item) }
      units.items.removeAll(keepingCapacity: true)
    }
    guard units.hasMessages else {
      throw FileProblem(
        file: name, line: 1, column: 1, kind: .unreadable, rule: "no-message",
        message: "no message could be read; this is no PO file")
    }
  }

  /// The longest message in bytes.
  static let maximumMessage = 16 << 20

  /// How much is read to find the header.
  private static let startLength = 1 << 16

  /// The first blocks of a file.
  private static func start(_ blocks: () throws -> [UInt8]) throws -> [[UInt8]] {
    var start: [[UInt8]] = []
    var length = 0
    while length < startLength {
      let block = try blocks()
      start.append(block)
      length += block.count
      if block.isEmpty { break }
    }
    return start
  }

  /// The beginning of a file, whatever it is packed with.
  private static func unpacked(_ bytes: [UInt8], _ name: String) throws -> [UInt8] {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
    var decoder = GzipDecoder(file: name)
    var rest = [bytes]
    return (try? decoder.next(from: { rest.popLast() ?? [] })) ?? []
  }
}
