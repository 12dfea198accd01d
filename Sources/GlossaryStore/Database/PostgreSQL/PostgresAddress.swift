/// Where a PostgreSQL database is, as libpq takes it: `postgres://user@host:port/database?option=value`.
struct PostgresAddress: Hashable, Sendable {
  /// What is given to libpq.
  let text: String

  /// Takes a text that is an address; nil for anything else, such as the path of a file.
  init?(_ text: String) {
    guard ["postgres://", "postgresql://"].contains(where: text.hasPrefix) else { return nil }
    self.text = text
  }

  /// The address as it may be shown: without a password.
  var shown: String {
    guard let slash = text.firstIndex(of: "/") else { return text }
    let scheme = text[..<text.index(slash, offsetBy: 2)]
    let rest = text[scheme.endIndex...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
      authority.removeSubrange(colon..<at)
    }
    let (path, query) = Self.split(rest[end...])
    let shown = query.split(separator: "&").filter {
      !$0.hasPrefix("password=") && !$0.hasPrefix("sslpassword=")
    }
    return scheme + authority + path
      + (shown.isEmpty ? "" : "?" + shown.joined(separator: "&"))
  }

  private static func split(_ text: Substring) -> (path: Substring, query: Substring) {
    guard let mark = text.firstIndex(of: "?") else { return (text, "") }
    return (text[..<mark], text[text.index(after: mark)...])
  }
}
