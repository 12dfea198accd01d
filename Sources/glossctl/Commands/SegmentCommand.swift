import ArgumentParser
import Glossary
import GlossaryWorkbench

/// `glossctl segment`.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Break documents into sentences.",
    discussion: """
      Prints a sentence a line, or with --format json each sentence with its place in the file. \
      Reads text, Markdown, HTML, DOCX and ODT; - is standard input.

      The rules are SRX. Those that come with glossctl know the abbreviations of official prose, and \
      leave to ICU the marks of scripts that they do not name. Rules of your own are followed to the \
      letter: where none of them speaks, a text goes on.

      Examples:
        glossctl segment press-release.docx
        glossctl segment --language en --format json report.html
        glossctl segment --rules team.srx letter.txt
        glossctl segment --write-rules default.srx

      Exit status: 0 sentences found, 1 none found, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("Documents; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: "The language of the documents. Default: what they say, else Indonesian or English.",
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(help: ArgumentHelp("Rules of your own, SRX 1.0 or 2.0.", valueName: "file"))
  var rules: String?

  @Option(
    name: .customLong("write-rules"),
    help: ArgumentHelp(
      "Write the rules in use as SRX 2.0; - is standard output.", valueName: "file"))
  var writtenRules: String?

  @Option(help: "The encoding of texts in another than UTF-8.")
  var encoding: String?

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty && writtenRules == nil {
      throw ValidationError("Name the documents to segment; - is standard input.")
    }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once.")
    }
  }

  func run() throws {
    let set = try SegmentRules(path: rules) { common.remark($0) }
    if let writtenRules {
      try OutputFile.writeBytes(writtenRules) { try $0(set.document) }
    }
    if files.isEmpty { return }
    var output = SegmentOutput(format: format)
    var messages: [String] = []
    for path in files {
      do {
        let document = try SegmentedDocument(path, language, encoding, set)
        for problem in document.file.problems { common.remark("glossctl: \(problem)") }
        try StandardOutput.write(output.lines(of: document))
      } catch {
        guard let failure = CheckFailure(InputFile.name(path), error) else { throw error }
        messages.append(failure.message)
      }
    }
    if !messages.isEmpty { throw Failure(messages: messages) }
    if output.count == 0 { throw ExitCode.findings }
  }
}
