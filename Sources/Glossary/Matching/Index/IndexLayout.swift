/// The parts of an index file, in their order.
enum IndexSection: Int, CaseIterable {
  /// Where each token begins in `tokenBytes`, and the end of the last: UInt32.
  case tokenOffsets

  /// The bytes of all tokens.
  case tokenBytes

  /// Of each token its class and kind, `class << 3 | kind`: UInt32.
  case classes

  /// How often each class occurs, at the token that names it; elsewhere how often the token does:
  /// UInt32.
  case counts

  /// The hash table from tokens to their numbers, plus 1: UInt32.
  case slots

  /// Each length that texts have, in compared tokens, and the first entry of it: two UInt32.
  case lengths

  /// Of each entry the signature, UInt64, where its stream begins, UInt32, and the unit, counted from
  /// the header's first one, UInt32: together, since they are needed together. One more for the end.
  case entries

  /// The date of each entry in seconds since 1970, 0 for none: UInt32.
  case dates

  /// The profile of each entry: UInt32.
  case profiles

  /// Where the list of each token begins in `postings`, and the end of the last: UInt32.
  case postingOffsets

  /// The inverted lists, each by length, rank and entry: UInt64.
  case postings

  /// The tokens of each entry, `token << 1 | isAfterBlank`, in variable length. A stream holds the
  /// whole text: one blank between tokens is the bit, any other white space a token.
  case streams

  /// A line for each profile.
  case profileLines
}

/// What an index looks at first in a text.
struct IndexEntry: BitwiseCopyable {
  var signature: UInt64
  var streamStart: UInt32
  var unit: UInt32
}

/// The first bytes of an index file.
struct IndexHeader: Hashable {
  /// The length of a header in bytes.
  static let size = 512

  /// "GLOSIDX" and the version of the layout.
  static let magic: UInt64 = 0x0158_4449_534F_4C47

  /// A multiple of 8 at which each section begins, and its length in bytes.
  struct Extent: Hashable {
    var offset = 0
    var count = 0
  }

  /// What ties the file to the store that had it made.
  var stamp: UInt64 = 0

  /// The first unit; entries count from it.
  var firstUnit: Int64 = 0

  /// The number of entries.
  var entries = 0

  /// Where each section lies.
  var extents = [Extent](repeating: Extent(), count: IndexSection.allCases.count)

  subscript(section: IndexSection) -> Extent {
    get { extents[section.rawValue] }
    set { extents[section.rawValue] = newValue }
  }

  /// The end of the last section, where the checksums of blocks begin.
  var contentEnd: Int { extents.map { $0.offset + $0.count }.max() ?? Self.size }

  /// The header as words; the last one is the checksum of those before and comes from the writer.
  var words: [UInt64] {
    var words = [Self.magic, stamp, UInt64(bitPattern: firstUnit), UInt64(entries)]
    for extent in extents { words += [UInt64(extent.offset), UInt64(extent.count)] }
    return words + Array(repeating: 0, count: Self.size / 8 - 1 - words.count)
  }

  init() {}

  /// Reads what `words` gave; nil for other bytes.
  init?(words: [UInt64], fileSize: Int) {
    guard words.count >= Self.size / 8 - 1, words[0] == Self.magic,
      let entries = Int(exactly: words[3])
    else { return nil }
    stamp = words[1]
    firstUnit = Int64(bitPattern: words[2])
    self.entries = entries
    for section in IndexSection.allCases {
      guard let offset = Int(exactly: words[4 + 2 * section.rawValue]),
        let count = Int(exactly: words[5 + 2 * section.rawValue]),
        offset % 8 == 0, offset <= fileSize, count <= fileSize - offset
      else { return nil }
      self[section] = Extent(offset: offset, count: count)
    }
  }
}

/// An index file that is not what was written.
public struct IndexDamage: Error, Hashable, Sendable {
  /// What is wrong.
  public var reason: String

  /// Makes an error.
  public init(_ reason: String) {
    self.reason = reason
  }
}

/// The checksum by which damage to index files is found.
public typealias IndexChecksum = @Sendable (UnsafeRawBufferPointer) -> UInt32
