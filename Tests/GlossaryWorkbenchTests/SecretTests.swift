import Glossary
import GlossaryStore
import GlossaryWorkbench
import Testing

/// Tokens: what opens, and that a check tells nothing by what it does.
@Suite struct SecretTests {
  private static let now = Timestamp(startOf: 2026, month: 3, day: 1)

  private static func token(_ secret: Secret, until expires: Timestamp? = nil) -> AccessToken {
    AccessToken(
      id: secret.id, name: "rina", digest: secret.digest, scope: .write, created: now,
      expires: expires)
  }

  @Test func aTokenOpensUntilItEnds() throws {
    let secret = Secret()
    let again = try #require(Secret(secret.text))
    #expect(again.id == secret.id && again.digest == secret.digest)
    #expect(again.opens(Self.token(secret), at: Self.now))
    let later = Timestamp(seconds: Self.now.seconds + 1)
    #expect(again.opens(Self.token(secret, until: later), at: Self.now))
    #expect(!again.opens(Self.token(secret, until: Self.now), at: Self.now))
    #expect(!again.opens(nil, at: Self.now))
    #expect(Secret().text != secret.text)
  }

  @Test func everyDigitOfTheSecretCounts() throws {
    let secret = Secret()
    let token = Self.token(secret)
    let digits = Array(secret.text)
    let start = try #require(digits.lastIndex(of: "_")) + 1
    #expect(digits.count - start == 48)
    for place in start..<digits.count {
      var other = digits
      other[place] = digits[place] == "0" ? "1" : "0"
      #expect(!(try #require(Secret(String(other)))).opens(token, at: Self.now), "\(place)")
    }
    for other in [secret.text + "0", String(secret.text.dropLast()), secret.text.uppercased()] {
      #expect(!(Secret(other)?.opens(token, at: Self.now) ?? false), "\(other)")
    }
  }

  /// Whatever is wrong with a token, one pair of digests is compared, both of one length.
  @Test func aCheckDoesTheSameWhateverIsWrong() throws {
    let secret = Secret()
    let start = secret.text.lastIndex(of: "_").map { secret.text[...$0] } ?? ""
    let short = try #require(Secret(start + "0"))
    let long = try #require(Secret(start + String(repeating: "f", count: 100)))
    let ended = Self.token(secret, until: Timestamp(seconds: 0))
    let checks: [(given: Secret, token: AccessToken?, opens: Bool)] = [
      (secret, Self.token(secret), true), (secret, ended, false), (secret, nil, false),
      (short, Self.token(secret), false), (long, Self.token(secret), false),
      (Secret(), Self.token(secret), false), (long, nil, false),
    ]
    for check in checks {
      var lengths: [[Int]] = []
      let opens = check.given.opens(check.token, at: Self.now) {
        lengths.append([$0.count, $1.count])
        return Secret.isEqual($0, $1)
      }
      #expect(opens == check.opens)
      #expect(lengths == [[32, 32]])
    }
  }

  @Test func bytesAreEqualOnlyWhole() {
    let bytes = [UInt8](0..<32)
    #expect(Secret.isEqual(bytes, bytes))
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 0x80
      #expect(!Secret.isEqual(bytes, other))
    }
    #expect(!Secret.isEqual(bytes, Array(bytes.dropLast())))
  }
}
