import Foundation
import TestSupport
import Testing

/// The protocol of tmserver and amaGama, as their clients speak it.
@Suite struct TMServerTests {
  let server: RunningServer

  init() throws {
    let place = try Workplace()
    let table = try place.write(
      "letters.tsv",
      """
      en\tid
      Network\tJaringan
      Migrant workers and/or their families\tPekerja migran dan/atau keluarganya
      See https://example.org/a//b for details\tLihat https://example.org/a//b

      """)
    try #require(try place.glossctl(["import", table]).status == 0)
    server = try RunningServer(place: place)
  }

  @Test(arguments: ["/tmserver", "/api/v1"])
  func aTextIsMatched(_ prefix: String) async throws {
    let answer = try await server.get("\(prefix)/en/id/unit/Network")
    #expect(answer.status == 200)
    #expect(answer.headers["content-type"] == "application/json")
    #expect(
      answer.text == """
        [{"source":"Network","target":"Jaringan","quality":100.0,"rank":100.0,\
        "context":"letters.tsv"}]
        """)
  }

  @Test(arguments: [
    "/tmserver/en/id/unit/Migrant%20workers%20and%2For%20their%20families",
    "/tmserver/en/id/unit/Migrant%20workers%20and/or%20their%20families",
    "/tmserver/en/id/unit/Migrant%20workers%20and/or%20their%20families/",
    "/tmserver//en//id/unit//Migrant%20workers%20and%2For%20their%20families",
    "/api/v1/EN/ID/unit/Migrant%20workers%20and%2For%20their%20families",
    "/api/v1/en_US/id_ID/unit/Migrant%20workers%20and%2For%20their%20families",
    "/api/v1/en/id/unit/?source=Migrant%20workers%20and%2For%20their%20families",
    "/api/v1/en/id/unit?source=Migrant+workers+and/or+their+families",
  ])
  func slashesAndCodesComeInManyWays(_ path: String) async throws {
    let matches = try await server.get(path).list()
    #expect(matches.first?["quality"] as? Double == 100)
  }

  @Test func addressesWithinATextKeepTheirSlashes() async throws {
    let matches = try await server.get(
      "/tmserver/en/id/unit/See%20https://example.org/a//b%20for%20details"
    ).list()
    #expect(matches.first?["target"] as? String == "Lihat https://example.org/a//b")
  }

  @Test func similarityAndNumberAreBounded() async throws {
    let text = "Migrant%20workers%20and%20their%20families"
    let some = try await server.get("/tmserver/en/id/unit/\(text)?min_similarity=60").list()
    #expect(some.count == 1)
    let none = try await server.get("/tmserver/en/id/unit/\(text)?min_similarity=99").list()
    #expect(none.isEmpty)
    let zero = try await server.get(
      "/tmserver/en/id/unit/\(text)?min_similarity=x&max_candidates=1000")
    #expect(zero.status == 200)
  }

  @Test func aPairThatIsNotHeldHasNoMatches() async throws {
    let answer = try await server.get("/tmserver/en/de/unit/Network")
    #expect(answer.status == 200)
    #expect(answer.text == "[]")
  }

  @Test(arguments: [
    "/tmserver/en/en/unit/File", "/tmserver/xx/en/unit/File", "/api/v1/en/id/unit/",
    "/tmserver/", "/tmserver/en/id/", "/tmserver/en/id/other/x",
  ])
  func whatTheProtocolDoesNotKnowIsMissing(_ path: String) async throws {
    #expect(try await server.get(path).status == 404)
  }

  @Test func languagesAreThoseOfTheMemory() async throws {
    let answer = try await server.get("/tmserver/languages/")
    #expect(
      answer.text == #"{"sourceLanguages":["en","id"],"targetLanguages":["en","id"]}"#)
    #expect(try await server.get("/api/v1/languages").text == answer.text)
  }

  @Test func theLanguagesToTranslateFromCanBeChosen() async throws {
    let empty = try RunningServer(["--source-language", "en"])
    #expect(
      try await empty.get("/tmserver/languages/").text
        == #"{"sourceLanguages":["en"],"targetLanguages":[]}"#)
    let chosen = try RunningServer(["--source-language", "en"], place: server.place)
    #expect(
      try await chosen.get("/tmserver/languages/").text
        == #"{"sourceLanguages":["en"],"targetLanguages":["id"]}"#)
    #expect(try await chosen.get("/tmserver/id/en/unit/Jaringan").status == 404)
    #expect(try await chosen.get("/tmserver/en/id/unit/Network").text.contains("Jaringan"))
  }

  @Test func aCallbackIsCalledAndMustBeAName() async throws {
    for name in ["jsoncallback", "callback"] {
      let answer = try await server.get("/tmserver/en/id/unit/Network?\(name)=jQuery1_2.call")
      #expect(answer.text.hasPrefix("/**/jQuery1_2.call(["))
      #expect(answer.text.hasSuffix("])"))
      #expect(answer.headers["content-type"] == "application/javascript; charset=utf-8")
    }
    for bad in ["alert(1)//", "a..b", "1a", "a%0Ab", "%3Cscript%3E"] {
      let answer = try await server.get("/tmserver/en/id/unit/Network?jsoncallback=\(bad)")
      #expect(answer.status == 400, "\(bad)")
    }
  }

  @Test func unitsAreAddedByThoseWhoMay() async throws {
    let body = #"{"source":"Recruitment fee","target":"Biaya perekrutan"}"#
    let json = ["Content-Type": "application/json"]
    let path = "/tmserver/en/id/unit/Recruitment%20fee"
    #expect(try await server.ask("PUT", path, body, headers: json).status == 401)
    let token = try server.token("write")
    for method in ["PUT", "POST"] {
      #expect(try await server.ask(method, path, body, token: token, headers: json).status == 200)
    }
    let found = try await server.get(path).list()
    #expect(found.map { $0["target"] as? String } == ["Biaya perekrutan"])
  }

  @Test func storesAreAddedAsListsAndAsFiles() async throws {
    let token = try server.token("write")
    let list = try await server.ask(
      "POST", "/api/v1/en/id/store/a.po",
      #"[{"source":"Wage","target":"Upah"},{"source":"Empty","target":""}]"#, token: token,
      headers: ["Content-Type": "application/json"])
    #expect(list.text == "added 1 units from a.po")
    let file = try await server.ask(
      "PUT", "/api/v1/en/id/store/b.po",
      """
      msgid ""
      msgstr "Language: id\\nContent-Type: text/plain; charset=UTF-8\\n"

      msgid "Leave"
      msgstr "Cuti"

      """, token: token)
    #expect(file.text == "added 1 units from b.po", "\(file.text)")
    #expect(try await server.get("/tmserver/en/id/unit/Wage").text.contains("Upah"))
    #expect(try await server.get("/tmserver/en/id/unit/Leave").text.contains("Cuti"))
  }
}
