import HTTPTypes
import Hummingbird

/// The language in which a page is read: what its address asks for, else what was chosen before, else
/// what the browser prefers.
struct PageLanguage: Sendable {
  let words: PageWords

  /// The cookie that keeps a choice; nil where none was made now.
  let cookie: String?

  init(_ request: Request, _ items: QueryItems) {
    if let chosen = items["ui"], chosen == "id" || chosen == "en" {
      words = .inLanguage(chosen)
      cookie = "ui=\(chosen); Path=/; Max-Age=31536000; SameSite=Lax"
      return
    }
    cookie = nil
    words = .inLanguage(Self.kept(request) ?? Self.preferred(request))
  }

  private static func kept(_ request: Request) -> String? {
    request.cookies["ui"]?.value
  }

  /// The first of the two languages that the browser names.
  private static func preferred(_ request: Request) -> String {
    for part in (request.headers[.acceptLanguage] ?? "").split(separator: ",") {
      let code = part.prefix { $0 != ";" && $0 != "-" }.filter { !$0.isWhitespace }.lowercased()
      if code == "id" || code == "in" || code == "en" { return code == "en" ? "en" : "id" }
    }
    return "en"
  }
}
