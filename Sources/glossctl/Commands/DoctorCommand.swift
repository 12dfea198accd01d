import ArgumentParser
import Glossary
import GlossaryWorkbench

/// `glossctl doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Tell what the program works with, and what is wrong with it.",
    discussion: """
      Shows versions, the locale, the project file that holds in this folder with its settings, and the \
      store with who names it; looks for damage in the store and its match index; and says what to do \
      about each problem. Nothing is made or changed, not even a store that is missing.

      Examples:
        glossctl doctor
        glossctl doctor --quick --db memory.db
        glossctl doctor --format json

      Exit status: 0 no problems, 1 problems.
      """)

  @Flag(help: "Do not read every page of the store and every text of its index.")
  var quick = false

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let diagnosis = try Diagnosis(common, isThorough: !quick)
    switch format {
    case .text:
      try StandardOutput.write(DoctorText(style: common.style).render(diagnosis))
      common.remark(DoctorText.summary(diagnosis))
    case .json:
      try StandardOutput.write(DoctorJSON.render(diagnosis))
    }
    if diagnosis.count(.problem) > 0 { throw ExitCode.findings }
  }
}
