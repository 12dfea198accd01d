/// A token that inflects the word before it, so that a phrase may go on behind it: the apostrophe of
/// *workers’ rights*, and the hyphen and clitic of *TKI-nya*.
enum ConcordanceTail {
  case apostrophe
  case hyphen
  case clitic

  /// What a token can be by its folded form; nil for most.
  init?(_ form: UnsafeBufferPointer<UInt8>, languageCode: String) {
    guard form.count <= Self.longest else { return nil }
    switch unsafe String(decoding: form, as: UTF8.self) {
    case "'", "’": self = .apostrophe
    case "-", "‐", "‑", "–":
      guard Self.hasClitics(languageCode) else { return nil }
      self = .hyphen
    case let word
    where Self.hasClitics(languageCode) && IndonesianInflection.clitics.contains(word):
      self = .clitic
    default: return nil
    }
  }

  private static let longest = 3

  private static func hasClitics(_ code: String) -> Bool { code == "id" || code == "ms" }
}
