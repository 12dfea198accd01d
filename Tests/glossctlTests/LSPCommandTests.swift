import Foundation
import TestSupport
import Testing

/// `glossctl lsp` as clients that others have written see it.
@Suite("glossctl lsp")
struct LSPCommandTests {
  private static let text = """
    Siaran pers 👍

    Para TKI di luar negeri pulang. 👍 TKI itu sehat.

    Mereka adalah pekerja migran. Para TKI ditempatkan.

    Jakarta, 22 Juli 2025

    """

  /// A session with the client of pygls.
  private func session(_ encoding: String) throws -> (Session, Workplace) {
    let workplace = try Workplace()
    try workplace.makeFolder("project")
    try workplace.write("project/rilis.txt", Self.text)
    try workplace.write("project/lain.md", "Para *pekerja migran Indonesia* dan TKI pulang.\n")
    let session: Session = try Self.peer.ask(
      "lsp_session.py",
      [Command.glossctl.path, workplace.path("project"), "rilis.txt", encoding],
      environment: [
        "GLOSSCTL_DB": workplace.path("store.db"), "XDG_CACHE_HOME": workplace.path("cache"),
      ])
    return (session, workplace)
  }

  private static let peer = PythonPeer("pygls")

  @Test(
    "A client opens, edits, asks and leaves", .enabled(if: peer.isWanted, peer.reason),
    arguments: ["utf-8", "utf-16"])
  func session(encoding: String) throws {
    let (seen, workplace) = try session(encoding)
    #expect(seen.encoding == encoding)
    #expect(seen.status == 0)

    // The position behind an emoji tells the encodings apart.
    let utf8 = encoding == "utf-8"
    let opened = seen.opened.diagnostics.filter { $0.code == "deprecated-term" }
    let second = Place(line: 2, character: utf8 ? 37 : 35)
    #expect(
      opened.map(\.range.start) == [
        Place(line: 2, character: 5), second, Place(line: 4, character: 35),
      ])
    #expect(opened.allSatisfy { $0.codeDescription?.href.hasPrefix("https://") ?? false })
    #expect(seen.opened.version == 1)

    #expect(seen.hover.contents.kind == "markdown")
    #expect(seen.hover.contents.value.contains("**Pekerja Migran Indonesia** – preferred"))
    #expect(seen.hover.contents.value.contains("Indonesian migrant worker"))
    #expect(seen.hover.range?.start == Place(line: 2, character: 5))

    #expect(seen.changed.version == 2)
    let changed = seen.changed.diagnostics.filter { $0.code == "deprecated-term" }
    #expect(
      changed.map(\.range.start) == [
        Place(line: 2, character: second.character + 8), Place(line: 4, character: 35),
      ])

    let item = try #require(seen.completion.items.first)
    #expect(item.label == "pekerja migran")
    #expect(item.detail == "migrant worker (en)")
    #expect(item.textEdit?.range.start == Place(line: 2, character: 5))
    let retired = try #require(seen.completion.items.first { $0.label == "pekerja migrasi" })
    #expect(retired.textEdit?.newText == "pekerja migran")

    #expect(seen.command == nil)
    #expect(seen.shown == "https://example.org/law")

    let files = Set(seen.references.map { URL(string: $0.uri)?.lastPathComponent })
    #expect(files == ["rilis.txt", "lain.md"])
    let card = try #require(seen.definition.first.flatMap { URL(string: $0.uri) })
    #expect(card.path.hasPrefix(workplace.path("cache")))
    #expect(try String(contentsOf: card, encoding: .utf8).contains("Pekerja Migran Indonesia"))
    #expect(seen.workspace.items.count == 2)
    #expect(seen.workspace.items.allSatisfy { $0.kind == "full" && !($0.items ?? []).isEmpty })
  }

  @Test("Actions replace words and exempt them", .enabled(if: peer.isWanted, peer.reason))
  func actions() throws {
    let (seen, workplace) = try session("utf-16")
    let replace = try #require(seen.actions.first { $0.title == "Replace with “PMI”" })
    #expect(replace.isPreferred == true)
    #expect(replace.edit?.documentChanges?.first?.edits?.map(\.newText) == ["PMI"])
    let all = try #require(seen.actions.first { $0.title.hasPrefix("Replace all 2 “TKI”") })
    #expect(all.edit?.documentChanges?.first?.edits?.count == 2)
    let exempt = try #require(seen.actions.first { $0.title.hasPrefix("Leave “TKI” alone") })
    #expect(exempt.edit?.documentChanges?.first?.kind == "create")
    let words = try #require(exempt.edit?.documentChanges?.last?.edits?.first?.newText)
    try workplace.write("project/.glossctl.yaml", words)
    let run = try workplace.glossctl(["check", "rilis.txt"], in: "project")
    #expect(!run.output.contains("TKI"))
    #expect(seen.actions.contains { $0.title.hasPrefix("Open ") })
  }
}

// MARK: - What a session sees

private struct Place: Decodable, Equatable {
  var line: Int
  var character: Int
}

private struct Stretch: Decodable, Equatable {
  var start: Place
  var end: Place
}

private struct Session: Decodable {
  struct Link: Decodable {
    var href: String
  }

  struct Diagnostic: Decodable {
    var range: Stretch
    var code: String
    var codeDescription: Link?
  }

  struct Published: Decodable {
    var version: Int?
    var diagnostics: [Diagnostic]
  }

  struct Contents: Decodable {
    var kind: String
    var value: String
  }

  struct Hover: Decodable {
    var contents: Contents
    var range: Stretch?
  }

  struct TextEdit: Decodable {
    var range: Stretch
    var newText: String
  }

  struct Item: Decodable {
    var label: String
    var detail: String?
    var textEdit: TextEdit?
  }

  struct Completion: Decodable {
    var items: [Item]
  }

  struct Change: Decodable {
    var kind: String?
    var edits: [TextEdit]?
  }

  struct Edit: Decodable {
    var documentChanges: [Change]?
  }

  struct Action: Decodable {
    var title: String
    var edit: Edit?
    var isPreferred: Bool?
  }

  struct Location: Decodable {
    var uri: String
    var range: Stretch
  }

  struct Report: Decodable {
    var kind: String
    var items: [Diagnostic]?
  }

  struct WorkspaceReport: Decodable {
    var items: [Report]
  }

  var encoding: String
  var opened: Published
  var hover: Hover
  var changed: Published
  var completion: Completion
  var actions: [Action]
  var command: String?
  var shown: String
  var references: [Location]
  var definition: [Location]
  var workspace: WorkspaceReport
  var status: Int
}
