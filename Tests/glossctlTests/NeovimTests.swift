import Foundation
import TestSupport
import Testing

/// The configuration for Neovim, in the editor itself.
@Suite("Neovim")
struct NeovimTests {
  private static let neovim = Command.find("nvim")
  private static let reason: Comment = "no nvim on the path; scripts/bootstrap --tests installs it"

  private struct Finding: Decodable, Equatable {
    var line: Int
    var column: Int
    var code: String?
  }

  private struct Seen: Decodable {
    var failure: String?
    var encoding: String?
    var opened: [Finding]?
    var changed: [Finding]?
    var hover: String?
    var actions: [String]?
    var replaced: String?
    var completion: [String]?
    var detail: String?
  }

  @Test(
    "A draft is opened, asked about, put right and completed",
    .enabled(if: neovim != nil, reason))
  func session() throws {
    let neovim = try #require(Self.neovim)
    let workplace = try Workplace()
    try workplace.write("rilis.txt", "Siaran 👍 para TKI pulang. Para TKI itu sehat.\n")
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let run = try Command.run(
      neovim,
      [
        "--headless", "--clean", "-S",
        package.appendingPathComponent("Tests/Peers/neovim_session.lua").path,
      ],
      environment: [
        "GLOSSCTL": Command.glossctl.path, "GLOSSCTL_DB": workplace.path("store.db"),
        "EDITORS": package.appendingPathComponent("Editors").path,
        "DRAFT": workplace.path("rilis.txt"), "SEEN": workplace.path("seen.json"),
        "XDG_CACHE_HOME": workplace.path("cache"), "XDG_STATE_HOME": workplace.path("state"),
        "XDG_DATA_HOME": workplace.path("data"), "HOME": workplace.folder.path,
      ])
    #expect(run.status == 0)
    let seen = try JSONDecoder().decode(
      Seen.self, from: Data(try workplace.bytes("seen.json")))
    #expect(seen.failure == nil)
    // Neovim counts columns in bytes, whatever the positions of the protocol count.
    let words = seen.opened?.filter { $0.code == "deprecated-term" }
    #expect(words?.map(\.column) == [17, 34])
    #expect(seen.hover?.contains("**Pekerja Migran Indonesia** – preferred") == true)
    #expect(seen.actions?.first == "Replace with “PMI”")
    #expect(seen.replaced == "Siaran 👍 para PMI pulang. Para TKI itu sehat.")
    #expect(seen.changed?.filter { $0.code == "deprecated-term" }.map(\.column) == [34])
    #expect(seen.completion?.first == "pekerja migran")
    #expect(seen.detail == "migrant worker (en)")
  }
}
