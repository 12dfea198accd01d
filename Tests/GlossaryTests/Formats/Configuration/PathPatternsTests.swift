import Testing

@testable import Glossary

@Suite struct PathPatternsTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var patterns: [String]
    var path: String
    var isFolder = false
    var matches: Bool
    var testDescription: String { "\(patterns) \(path)\(isFolder ? "/" : "")" }

    init(_ pattern: String..., path: String, isFolder: Bool = false, matches: Bool = true) {
      patterns = pattern
      self.path = path
      self.isFolder = isFolder
      self.matches = matches
    }
  }

  // Each row was compared with `git check-ignore`.
  @Test(arguments: [
    Row("*.bak", path: "a.bak"),
    Row("*.bak", path: "x/y/a.bak"),
    Row("*.bak", path: "a.bak.txt", matches: false),
    Row("old", path: "old/a.txt"),
    Row("old", path: "x/old/a.txt"),
    Row("old/", path: "old", matches: false),
    Row("old/", path: "old", isFolder: true),
    Row("old/", path: "x/old/a.txt"),
    Row("/old", path: "x/old", matches: false),
    Row("/old", path: "old"),
    Row("a/b", path: "a/b"),
    Row("a/b", path: "x/a/b", matches: false),
    Row("a/*", path: "a/b.txt"),
    Row("a/*.txt", path: "a/b/c.txt", matches: false),
    Row("a/**", path: "a/b/c.txt"),
    Row("a/**", path: "a", isFolder: true, matches: false),
    Row("**/b", path: "b"),
    Row("**/b", path: "x/y/b"),
    Row("a/**/b", path: "a/b"),
    Row("a/**/b", path: "a/x/y/b"),
    Row("a/**/b", path: "x/a/b", matches: false),
    Row("d?aft-[0-9].txt", path: "draft-3.txt"),
    Row("draft-[!0-9].txt", path: "draft-3.txt", matches: false),
    Row("draft-[!0-9].txt", path: "draft-x.txt"),
    Row("\\*.txt", path: "*.txt"),
    Row("\\*.txt", path: "a.txt", matches: false),
    Row("*.txt", "!keep.txt", path: "keep.txt", matches: false),
    Row("*.txt", "!keep.txt", path: "other.txt"),
    Row("!keep.txt", "*.txt", path: "keep.txt"),
    Row("a*b*c", path: "aXbYbZc"),
    Row("a*b*c", path: "aXbYb", matches: false),
    Row("*.txt", path: "../a.txt", matches: false),
    Row("naskah-é*", path: "naskah-état.txt"),
  ])
  func aPatternIsReadAsGitReadsIt(_ row: Row) {
    #expect(
      PathPatterns(row.patterns).matches(row.path, isFolder: row.isFolder) == row.matches)
  }

  @Test func manyStarsTakeNoLongTime() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    let name = String(repeating: "a", count: 20_000)
    #expect(!PathPatterns([pattern]).matches(name))
  }
}
