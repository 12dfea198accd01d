import Glossary

/// A term that may be written (LSP 3.17, `CompletionItem`).
struct CompletionItem {
  private let label: String
  private let detail: String
  private let words: String
  private let typed: String
  private let isRetired: Bool
  private let rank: Int
  private let place: EditorRange
  private let card: String

  /// Makes an item; one for a retired word puts the word in that took its place.
  init(
    _ candidate: TermCompletion.Candidate, rank: Int, place: EditorRange, typed: String,
    date: PartialDate?
  ) {
    let designation = candidate.designation
    let isOver = date.map { designation.validity(on: $0) != .current } ?? false
    isRetired = !designation.status.isUsable || isOver
    let replacement =
      isRetired ? candidate.concept.replacement(for: designation, on: date) : nil
    label = designation.text
    words = replacement ?? designation.text
    let others = candidate.concept.designationsByStanding.filter {
      !$0.language.serves(designation.language) && $0.status.isUsable
    }
    let other = others.first { $0.type == designation.type } ?? others.first
    let translation = other.map { "\($0.text) (\($0.language))" }
    let instead = replacement.map { "write “\($0)”" }
    detail = [instead, translation].compactMap { $0 }.joined(separator: " · ")
    self.typed = typed
    self.rank = rank
    self.place = place
    card = ConceptMarkdown(language: designation.language, date: date)
      .card(candidate.concept, for: designation)
  }

  /// Writes the item with what the client can take.
  func write(to json: inout JSONWriter, for client: ClientCapabilities) {
    let feature = client.textDocument?.completion?.completionItem
    json.object { json in
      json.member("label", label)
      // A term is a reference to its concept (`CompletionItemKind.Reference`).
      json.member("kind", 18)
      if !detail.isEmpty { json.member("detail", detail) }
      if isRetired {
        if feature?.tagSupport != nil {
          json.key("tags")
          json.array([1]) { json, tag in json.value(tag) }
        } else if feature?.deprecatedSupport ?? false {
          json.flag("deprecated", true)
        }
      }
      let digits = String(rank)
      json.member("sortText", String(repeating: "0", count: 4 - min(4, digits.count)) + digits)
      // Clients filter by what they see before the caret, be it of several words.
      json.member("filterText", label.lowercased().hasPrefix(typed.lowercased()) ? label : typed)
      json.object("textEdit") { json in
        json.member("range", place)
        json.member("newText", words)
      }
      json.object("documentation") { json in
        json.member("kind", client.showsMarkdown ? "markdown" : "plaintext")
        json.member("value", card)
      }
    }
  }
}
