/// Leads from offsets of a decoded text to those of its file, and writes words in the file's encoding.
struct SourceCodec {
  /// An offset of the decoded text beside that of the file.
  struct Place {
    var text = 0
    var file: Int
  }

  private enum Encoding {
    case utf8
    case utf16(isBigEndian: Bool)
    case utf32(isBigEndian: Bool)
    case singleByte([Unicode.Scalar: UInt8])
  }

  private let encoding: Encoding
  private let isXML: Bool
  private let source: DecodedFile

  /// Makes a codec for a file.
  ///
  /// - Throws: a `FileProblem` for an encoding that is read and not written.
  init(_ source: DecodedFile, isXML: Bool) throws(FileProblem) {
    self.source = source
    self.isXML = isXML
    switch source.encoding.name {
    case nil: encoding = .utf8
    case "UTF-16LE"?: encoding = .utf16(isBigEndian: false)
    case "UTF-16BE"?: encoding = .utf16(isBigEndian: true)
    case "UTF-32LE"?: encoding = .utf32(isBigEndian: false)
    case "UTF-32BE"?: encoding = .utf32(isBigEndian: true)
    case let name?:
      let length = source.file.bytes.count - source.encoding.markLength
      guard source.text.unicodeScalars.count == length else {
        throw source.problem(
          "encoding", "a file in \(name) is read, but not changed in place; convert it to UTF-8")
      }
      encoding = .singleByte(Self.table(name))
    }
  }

  /// Moves a place forward to an offset of the text.
  ///
  /// - Complexity: O(distance).
  func move(_ place: inout Place, to offset: Int, in utf8: [UInt8]) {
    while place.text < offset {
      let byte = utf8[place.text]
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      place.text += length
      switch encoding {
      case .utf8: place.file += length
      case .utf16: place.file += length == 4 ? 4 : 2
      case .utf32: place.file += 4
      case .singleByte: place.file += 1
      }
    }
  }

  /// Words in the encoding of the file.
  ///
  /// - Throws: a `FileProblem` for a character that it lacks.
  func encode(_ words: String) throws(FileProblem) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(words.utf8)
    case .utf16(let isBigEndian):
      return words.utf16.flatMap { unit in
        let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
        return isBigEndian ? bytes : bytes.reversed()
      }
    case .utf32(let isBigEndian):
      return words.unicodeScalars.flatMap { scalar in
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
        return isBigEndian ? bytes : bytes.reversed()
      }
    case .singleByte(let table):
      var bytes: [UInt8] = []
      for scalar in words.unicodeScalars {
        if let byte = table[scalar] {
          bytes.append(byte)
        } else if isXML {
          bytes += "&#x\(String(scalar.value, radix: 16, uppercase: true));".utf8
        } else {
          throw source.problem(
            "encoding",
            "\"\(scalar)\" cannot be written in \(source.encoding.name ?? "this encoding"); convert "
              + "the file to UTF-8")
        }
      }
      return bytes
    }
  }

  /// The characters of an encoding with one byte for each.
  private static func table(_ name: String) -> [Unicode.Scalar: UInt8] {
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      var text: [UInt8] = []
      guard var converter = try? TextConverter(name),
        (try? converter.convert([byte], isLast: true, into: &text)) != nil
      else { continue }
      let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      if let scalar = scalars.first, scalars.count == 1, table[scalar] == nil {
        table[scalar] = byte
      }
    }
    return table
  }
}
