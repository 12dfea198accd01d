import ArgumentParser
import GlossaryWorkbench

/// The command line of Glossary.
@main
struct Glossctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossctl",
    abstract: "Official terms, consistent drafts and translation memories.",
    discussion: """
      Examples:
        glossctl lookup TPPO
        glossctl lookup --as-of 2015-06-01 TKI
        glossctl check press-release.txt
        glossctl terms export --format tmx terms.tmx
        glossctl align rilis.docx release.docx
        glossctl import memory.tmx
        glossctl convert letter.xlf letter.tmx
        glossctl validate memory.tmx terms.tbx
        glossctl match --from en --to id "Migrant workers have the right to safe work."

      Exit status: 0 done and nothing to report; 1 findings, or nothing found; 2 bad input or a \
      failed run; 64 wrong usage.
      """,
    version: glossctlVersion,
    subcommands: [
      LookUpCommand.self, TermsCommand.self, CheckCommand.self, AlignCommand.self,
      ExtractCommand.self, MatchCommand.self, ConcordanceCommand.self, StatsCommand.self,
      PretranslateCommand.self, SegmentCommand.self, ImportCommand.self, ExportCommand.self,
      ConvertCommand.self, ValidateCommand.self, DatabaseCommand.self, LSPCommand.self,
      ServeCommand.self, TokenCommand.self, DoctorCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.exit(with: error)
    }
  }
}
