import TestSupport
import Testing

@testable import Glossary

struct TokenVocabularyTests {
  /// A token as a plain dictionary knows it.
  private struct Key: Hashable {
    var kind: Token.Kind
    var text: String
  }

  /// A word in one of its writings, or a mark that looks like one.
  private static func token(_ random: inout SeededGenerator) -> Key {
    let word = "kata\(UInt64.random(in: 0..<9_000, using: &random))"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return Key(kind: .word, text: word.uppercased())
    case 1: return Key(kind: .placeholder, text: word)
    default: return Key(kind: .word, text: word)
    }
  }

  /// Numbers, classes and counts are those of a dictionary, while the table grows several times.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func equalsADictionary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var vocabulary = TokenVocabulary()
    var numbers: [Key: UInt32] = [:]
    var counts: [Key: UInt32] = [:]
    for _ in 0..<30_000 {
      let key = Self.token(&random)
      let number = unsafe try Array(key.text.utf8).withUnsafeBufferPointer {
        let hash = unsafe TokenHash.hash(key.kind, $0)
        let known = unsafe vocabulary.find(key.kind, $0, hash: hash)
        let number = unsafe try vocabulary.intern(key.kind, $0)
        // A token that names a class may be there before a text has it.
        #expect(known == number || numbers[key] == nil)
        return number
      }
      #expect(numbers[key, default: number] == number)
      numbers[key] = number
      counts[key, default: 0] += 1
      vocabulary.count(number)
    }
    let heads = vocabulary.heads
    #expect(heads.count == vocabulary.count)
    for (key, number) in numbers {
      #expect(vocabulary.kind(of: number) == key.kind.rawValue)
      #expect(String(decoding: vocabulary.bytes(of: number), as: UTF8.self) == key.text)
      #expect(vocabulary.occurrences(of: number) == counts[key])
      let head = heads[Int(number)]
      #expect(vocabulary.kind(of: head) == key.kind.rawValue)
      #expect(String(decoding: vocabulary.bytes(of: head), as: UTF8.self) == key.text.lowercased())
    }
    #expect(Set(numbers.values).count == numbers.count)
  }
}
