import CSodium
package import Glossary
package import GlossaryStore

/// A token as its holder has it: `gls_`, the public part, an underscore, and the secret.
package struct Secret: Sendable {
  /// The token.
  package let text: String

  /// The part by which the store finds it.
  package let id: String

  /// A digest of the secret part, which is all that the store keeps.
  package let digest: [UInt8]

  private static let prefix = "gls_"

  /// A new token of random bytes.
  package init() {
    let id = Self.hex(Self.random(6))
    // 192 random bits need no slow hash: there is nothing to guess.
    let secret = Self.hex(Self.random(24))
    self.id = id
    text = "\(Self.prefix)\(id)_\(secret)"
    digest = Self.digest(of: secret)
  }

  /// A token as it came with a request; nil for a text that is none.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count <= 128 else { return nil }
    let parts = text.dropFirst(Self.prefix.count).split(
      separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.text = text
    id = String(parts[0])
    digest = Self.digest(of: String(parts[1]))
  }

  /// Whether it is the token that the store knows, in a time that does not hang on how much of it is right.
  ///
  /// The store finds a token by its public part; of the secret, digests of one length are compared, whole,
  /// and as often for a token that is unknown or has ended as for one that opens.
  ///
  /// - Parameters:
  ///   - token: The token that the store has under the public part; nil where it has none.
  ///   - moment: The present.
  ///   - isEqual: Compares two digests.
  /// - Returns: Whether its holder is let in.
  package func opens(
    _ token: AccessToken?, at moment: Timestamp,
    isEqual: ([UInt8], [UInt8]) -> Bool = Self.isEqual
  ) -> Bool {
    let known = token?.digest ?? Array(repeating: 0, count: digest.count)
    let isSame = isEqual(known, digest)
    let isCurrent = token?.expires.map { moment < $0 } ?? true
    return isSame && isCurrent && token != nil
  }

  /// Whether bytes are equal, by a comparison that does not stop at the first that differ.
  package static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe sodium_memcmp(left, right, left.count) == 0
  }

  private static func random(_ count: Int) -> [UInt8] {
    precondition(sodium_init() >= 0, "the system has no random numbers")
    return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let base = buffer.baseAddress { unsafe randombytes_buf(base, count) }
      initialized = count
    }
  }

  private static func digest(of secret: String) -> [UInt8] {
    let bytes = Array(secret.utf8)
    return unsafe [UInt8](unsafeUninitializedCapacity: Int(crypto_hash_sha256_BYTES)) {
      if let base = $0.baseAddress { unsafe crypto_hash_sha256(base, bytes, UInt64(bytes.count)) }
      $1 = Int(crypto_hash_sha256_BYTES)
    }
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
