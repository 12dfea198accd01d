import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct GzipTests {
  private let document = Array(
    TMXOutcome.document(
      body: (0..<500).map { number in
        "<tu tuid='\(number)'><tuv xml:lang='en'><seg>text \(number &* 7919)</seg></tuv></tu>"
      }.joined()
    ).utf8)

  private func packed(_ bytes: [UInt8], blockSize: Int = 1_000, level: Int = 6) -> [UInt8] {
    var encoder = GzipEncoder(level: level)
    var output: [UInt8] = []
    let source = blocks(of: bytes, size: blockSize)
    while true {
      let block = source()
      if block.isEmpty { break }
      encoder.append(block, to: &output)
    }
    encoder.finish(to: &output)
    return output
  }

  @Test(arguments: [1, 6, 9])
  func whatIsPackedIsRead(level: Int) throws {
    let bytes = packed(document, level: level)
    #expect(bytes.count < document.count / 2)
    #expect(Array(bytes[..<8]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    for size in [1, 17, 65_536] {
      #expect(try TMXOutcome(bytes, size: size).units.count == 500)
    }
    #expect(packed(document, level: level) == bytes)
  }

  @Test func severalMembersAreOneText() throws {
    let half = document.count / 2
    let members = packed(Array(document[..<half])) + packed([]) + packed(Array(document[half...]))
    for size in [1, 4_096] {
      #expect(try TMXOutcome(members + [0, 0, 0], size: size).units.count == 500)
    }
  }

  @Test func anEmptyFileIsEmptyPackedToo() throws {
    #expect(try TMXOutcome(packed([])).failure?.rule == "empty-file")
  }

  @Test func aFileThatIsCutOffIsRefused() throws {
    let bytes = packed(document)
    for end in stride(from: 2, to: bytes.count, by: 97) {
      #expect(try TMXOutcome(Array(bytes[..<end])).failure?.rule == "gzip", "\(end)")
    }
    #expect(try TMXOutcome(bytes.dropLast(1).map { $0 }).failure?.rule == "gzip")
  }

  @Test func aDamagedFileIsRefused() throws {
    let bytes = packed(document)
    for position in stride(from: 2, to: bytes.count, by: 61) where !(4..<10).contains(position) {
      var damaged = bytes
      damaged[position] ^= 0x55
      #expect(try TMXOutcome(damaged).failure != nil, "\(position)")
    }
    #expect(try TMXOutcome(bytes + Array("trailing".utf8)).failure?.rule == "gzip")
  }

  @Test(
    .enabled(if: Command.find("gzip") != nil, "gzip is not on the path"))
  func gzipUnpacksIt() throws {
    let program = try #require(Command.find("gzip"))
    let outcome = try Command.run(program, ["-dc"], input: Data(packed(document)))
    #expect(outcome.status == 0)
    #expect(Array(outcome.output.utf8) == document)
  }
}
