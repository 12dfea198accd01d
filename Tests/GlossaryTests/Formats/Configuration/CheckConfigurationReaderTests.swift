import Testing

@testable import Glossary

@Suite struct CheckConfigurationReaderTests {
  private func read(_ text: String) -> (CheckConfiguration, problems: [FileProblem]) {
    CheckConfigurationReader.read(NamedFile(name: ".glossctl.yaml", bytes: Array(text.utf8)))
  }

  @Test func everyKeyIsRead() throws {
    let (configuration, problems) = read(
      """
      # Terms of the ministry.
      languages: {source: en, target: id_ID}
      bases: [builtin, ministry]
      profile: official
      rules:
        deprecated-term: major
      exemptions:
        - TKI
        - words: [kerjasama, tenaga kerja]
          rules: [deprecated-term]
          paths: ["archive/**"]
      ignore: [old/, "*.bak"]
      date: 2025-07
      fail-on: minor
      db: ../store.db
      """)
    #expect(problems == [])
    let rule = RuleID("deprecated-term")
    #expect(configuration.sourceLanguage == .english)
    #expect(configuration.targetLanguage == (try LanguageTag("id-ID")))
    #expect(configuration.languages == [try LanguageTag("id-ID"), .english])
    #expect(configuration.bases?.map(\.name) == ["builtin", "ministry"])
    #expect(configuration.bases?.last?.line == 3)
    #expect(configuration.bases?.last?.column == 18)
    #expect(configuration.profile == .official)
    #expect(configuration.severities == [rule: .major])
    #expect(configuration.date == PartialDate("2025-07"))
    #expect(configuration.failOn == .minor)
    #expect(configuration.database == "../store.db")
    #expect(configuration.ignored.matches("old/x.txt"))
    #expect(configuration.exemptions(for: "new/a.txt") == [Exemption("TKI")])
    #expect(
      configuration.exemptions(for: "archive/a.txt") == [
        Exemption("TKI"), Exemption("kerjasama", rules: [rule]),
        Exemption("tenaga kerja", rules: [rule]),
      ])
  }

  @Test func everySettingOfAServerIsRead() throws {
    let (configuration, problems) = read(
      """
      server:
        host: 0.0.0.0
        port: 0
        workers: 4
        max-body: 8
        max-waiting: 0
        max-connections: 100
        timeout: 10
        allow-origin: [https://a.example, https://b.example]
        source-language: id_ID
        private: true
        pages: false
        log-format: json
        quiet: false
      """)
    #expect(problems == [])
    var settings = ServerSettings()
    settings.host = "0.0.0.0"
    settings.numbers = [
      .port: 0, .workers: 4, .maxBody: 8, .maxWaiting: 0, .maxConnections: 100, .timeout: 10,
    ]
    settings.allowedOrigins = ["https://a.example", "https://b.example"]
    settings.sourceLanguages = [try LanguageTag("id-ID")]
    settings.isPrivate = true
    settings.hasPages = false
    settings.logFormat = .json
    settings.isQuiet = false
    #expect(configuration.server == settings)
  }

  @Test(arguments: ["", "\n", "# rules: off\n\n  # nothing\n"])
  func nothingIsNoProblem(_ text: String) {
    let (configuration, problems) = read(text)
    #expect(problems == [])
    #expect(configuration == CheckConfiguration())
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var text: String
    var place: String
    var holds: String
    var testDescription: String { text }

    init(_ text: String, _ place: String, _ holds: String) {
      self.text = text
      self.place = place
      self.holds = holds
    }
  }

  @Test(arguments: [
    Fault("ignor: [x]\n", "1:1", "no key \"ignor\""),
    Fault("date: 2025\nrules:\n  deprecated-trm: off\n", "3:3", "no rule \"deprecated-trm\""),
    Fault("rules: {deprecated-term: loud}\n", "1:26", "cannot be \"loud\""),
    Fault("rules: off\n", "1:8", "must be a mapping"),
    Fault("profile: oficial\n", "1:10", "cannot be \"oficial\""),
    Fault("date: yesterday\n", "1:7", "no date"),
    Fault("fail-on: all\n", "1:10", "cannot be \"all\""),
    Fault("languages: [indonesian]\n", "1:13", "indonesian"),
    Fault("languages: {from: en}\n", "1:13", "no key \"from\""),
    Fault("bases: []\n", "1:8", "names no base"),
    Fault("exemptions:\n- rules: [deprecated-term]\n", "2:3", "needs words"),
    Fault("exemptions:\n- word: TKI\n", "2:3", "needs words"),
    Fault("exemptions:\n- words: TKI\n  rules: nix\n", "3:10", "no rule \"nix\""),
    Fault("ignore: [\"/\"]\n", "1:10", "no pattern"),
    Fault("ignore: [a\n", "2:1", "broken YAML"),
    Fault("date: 2025\ndate: 2024\n", "1:1", "stands twice"),
    Fault("server: 8080\n", "1:9", "must be a mapping"),
    Fault("server:\n  prot: 8080\n", "2:3", "no key \"prot\""),
    Fault("server:\n  port: 65536\n", "2:9", "from 0 to 65535"),
    Fault("server:\n  workers: many\n", "2:12", "from 1 to 1024"),
    Fault("server:\n  private: perhaps\n", "2:12", "true or false"),
    Fault("server:\n  log-format: xml\n", "2:15", "text, json"),
    Fault("server:\n  source-language: [en, indonesian]\n", "2:25", "indonesian"),
    Fault("- a\n", "1:1", "must be a mapping"),
  ])
  func aFaultHasItsPlace(_ fault: Fault) {
    let problem = read(fault.text).problems.first
    #expect(
      problem.map { "\($0.line):\($0.column)" } == fault.place, "\(String(describing: problem))")
    #expect(problem?.message.contains(fault.holds) ?? false, "\(String(describing: problem))")
  }
}
