import TestSupport
import Testing

@testable import Glossary

/// A long text is split a stretch at a time; what comes of it is what one stretch gives.
struct TokenizerWindowTests {
  private func expectSame(_ text: String, window: Int) throws {
    var whole = Tokenizer(.undetermined, window: .max / 2)
    var parts = Tokenizer(.undetermined, window: window)
    let expected = try whole.tokenize(text)
    let found = try parts.tokenize(text)
    #expect(found == expected, "\(window): \(text.debugDescription)")
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func tokensDoNotHangOnTheWindow(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for pieces in [3, 30, 200] {
      let text = random.mixture(pieces: pieces)
      for window in [1, 2, 7, 60, 500] { try expectSame(text, window: window) }
    }
    let ascii = String(decoding: random.ascii(count: 300), as: UTF8.self)
    for window in [1, 3, 50] { try expectSame(ascii, window: window) }
  }

  @Test func aPlaceholderIsNotCut() throws {
    let text = "satu <a href=\"x\" title=\"dua tiga empat\"> lima {n, plural, other {x}} enam %s"
    for window in 1...text.utf8.count { try expectSame(text, window: window) }
  }

  @Test func tokensTileTheText() throws {
    var random = RandomText(seed: 7)
    var tokenizer = Tokenizer(.undetermined, window: 20)
    let text = try tokenizer.tokenize(random.mixture(pieces: 300))
    var end = 0
    for token in text.tokens {
      #expect(token.range.start == end)
      end = token.range.end
    }
    #expect(end == text.text.utf8.count)
    #expect(text.tokens.map { text.source($0) }.joined() == text.text)
  }
}
