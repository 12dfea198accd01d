import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl pretranslate`.
struct PretranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pretranslate",
    abstract: "Fill a file for translators from the memory and the term base.",
    discussion: """
      Units of XLIFF, PO, TMX, TSV and CSV that have no translation get the best one of the memory, \
      marked with score and origin in the way of their format. Where a match differs in numbers only, \
      those of the unit are put in if that is certain; a unit that is a term gets the preferred one. \
      What is not the same text is marked for review. Approved translations are left alone, and so is \
      every other byte of the file.

      Files are changed in place, or with --output written to another one.

      Examples:
        glossctl pretranslate letter.xlf
        glossctl pretranslate --min 85 --dry-run messages.po
        glossctl pretranslate --from id --to en --output filled.tmx job.tmx
        glossctl pretranslate --domain labour --overwrite letters/*.xlf --format json

      Exit status: 0 done, 1 nothing was filled, 2 a file could not be read or written.
      """)

  @Argument(help: ArgumentHelp("The files; - is standard input, with --output.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The language of the texts. Default: what a file declares.",
      valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The language of the translations. Default: what a file declares.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(
    name: .customLong("min"),
    help: ArgumentHelp("The lowest score that is written.", valueName: "score"))
  var minimum = 75

  @Flag(help: "Replace translations that are there, unless they are approved.")
  var overwrite = false

  @Flag(name: .customLong("no-terms"), help: "Do not translate units that are terms.")
  var leavesTerms = false

  @Option(
    help: ArgumentHelp(
      "The day on which terms have to be current. Default: today.",
      valueName: "date"),
    transform: PartialDate.argument)
  var date: PartialDate?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write here and leave the file as it is; - is standard output.",
      valueName: "file"))
  var output: String?

  @Flag(name: .customLong("dry-run"), help: "Show what would change, and change nothing.")
  var isDryRun = false

  @Option(
    help: ArgumentHelp(
      "The encoding of tables without a mark, such as windows-1252. Default: UTF-8.",
      valueName: "name"))
  var encoding: String?

  @OptionGroup(title: "Filters") var units: MemoryFilterOptions

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...100).contains(minimum) { throw ValidationError("--min goes from 1 to 100.") }
    if let from, from == to { throw ValidationError("--from and --to are the same language.") }
    if output != nil && files.count > 1 { throw ValidationError("--output goes with one file.") }
    if output != nil && isDryRun { throw ValidationError("--dry-run writes no --output.") }
    if files.contains("-") && output == nil && !isDryRun {
      throw ValidationError("Standard input needs --output.")
    }
  }

  func run() throws {
    let store = try common.openStore()
    var isFilled = false
    var isFailed = false
    for path in files {
      do {
        let result = try pretranslate(path, store)
        isFilled = isFilled || result.filled > 0
        try report(result)
      } catch let problem as FileProblem {
        StandardError.write("glossctl: \(problem)")
        isFailed = true
      } catch let failure as SystemFailure {
        StandardError.write("glossctl: \(failure)")
        isFailed = true
      }
    }
    if isFailed { throw ExitCode(2) }
    if isFilled { return }
    if try store.isMemoryEmpty() {
      common.remark("glossctl: the memory is empty; fill it with glossctl import FILE")
    }
    throw ExitCode.findings
  }

  private func pretranslate(_ path: String, _ store: Store) throws -> Pretranslation {
    let name = InputFile.name(path)
    let file = try BilingualReader.read(
      NamedFile(name: name, bytes: try InputFile.read(path)), source: from, target: to,
      encoding: encoding)
    for problem in file.problems { common.remark("glossctl: \(problem)") }
    let result = try Pretranslation(file, self, store) { [common] reason in
      common.remark("glossctl: the match index is made anew: \(reason)")
    }
    let place = output ?? path
    if !isDryRun && (output != nil || !result.edits.isEmpty) {
      let bytes = try file.bytes(applying: result.edits)
      try OutputFile.writeBytes(place) { try $0(bytes) }
    }
    return result
  }

  private func report(_ result: Pretranslation) throws {
    let report = PretranslationReport(result)
    var text = Array(report.text(common.style).utf8)
    if format == .json {
      var json = JSONWriter()
      report.write(to: &json)
      text = json.bytes
    } else if isDryRun {
      text = Array(result.diff.utf8) + text
    }
    // The file itself may go to standard output.
    if output == "-" {
      if !common.quiet { StandardError.write(String(decoding: text, as: UTF8.self).trimmedAtEnd) }
    } else {
      try StandardOutput.write(text)
    }
  }
}
