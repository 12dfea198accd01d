import Foundation
import TestSupport
import Testing

/// A command never writes over what it reads or works on.
struct ProtectedFileTests {
  @Test func exportLeavesTheStoreAlone() throws {
    let folder = try Workplace()
    let file = try folder.write("a.tsv", "en\tid\nHello\tHalo\n")
    #expect(try folder.glossctl(["import", file]).status == 0)
    for arguments in [["export", "--format", "tmx"], ["terms", "export", "--format", "yaml"]] {
      let outcome = try folder.glossctl(arguments + [folder.path()])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("is in use; name another file"))
    }
    #expect(try folder.glossctl(["db", "check"]).status == 0)
  }

  @Test func aReportLeavesItsInputAlone() throws {
    let folder = try Workplace()
    let file = try folder.write("a.tsv", "en\tid\nHello\tHalo\n")
    let before = try folder.bytes("a.tsv")
    let outcome = try folder.glossctl(["import", file, "--report", file])
    #expect(outcome.status == 2)
    #expect(try folder.bytes("a.tsv") == before)
  }

  @Test func aFileUnderTwoNamesIsOneFile() throws {
    let folder = try Workplace()
    let file = try folder.write("a.tsv", "en\tid\nHello\tHalo\n")
    let other = folder.folder.path + "/./a.tsv"
    #expect(try folder.glossctl(["import", file, other]).status == 64)
  }

  @Test func aHeadingOfOtherLanguagesIsRefused() throws {
    let folder = try Workplace()
    let file = try folder.write("a.tsv", "en\tid\nHello\tHalo\n")
    let outcome = try folder.glossctl(["import", "--source", "fr", "--target", "id", file])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("the heading has columns for en, id; needed are fr, id"))
  }
}
