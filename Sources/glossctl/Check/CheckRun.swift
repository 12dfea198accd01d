import Glibc
import Glossary
import GlossaryWorkbench

/// Checks the files of a plan, reports them in their order, and makes what suggestions are safe.
struct CheckRun {
  private let command: CheckCommand
  private let plan: CheckPlan

  /// Languages that were said to be unknown.
  private var toldLanguages: Set<LanguageTag> = []
  private var summary = CheckSummary()

  init(_ command: CheckCommand, _ plan: CheckPlan) {
    self.command = command
    self.plan = plan
    if command.fix { summary.fixes = command.dryRun ? .shown : .made }
  }

  /// Whether standard output belongs to the fixed text or the difference, and not to the report.
  private var outputIsTaken: Bool {
    command.output == nil && command.fix
      && (command.dryRun || plan.files.contains { $0.input.path == "-" })
  }

  /// Runs and returns what it came to; `-` is standard output.
  func run(into target: String) throws -> CheckSummary {
    var files = plan.files.map(\.input.path)
    files += plan.files.compactMap(\.input.project?.path)
    if let source = command.options.source { files.append(source) }
    if target != "-" { try OutputFile.protect(files, from: target) }
    var run = self
    if outputIsTaken {
      try run.check(showsProgress: false) { _ in }
      let line = run.summary.line
      command.common.remark("glossctl: \(line)")
    } else if target == "-" {
      // On a terminal the findings themselves tell how far it is.
      try run.check(showsProgress: isatty(STDOUT_FILENO) == 0) { try StandardOutput.write($0) }
    } else {
      // A fixed file is written under a temporary name too, and one file is at a time: the report
      // comes when all are in place.
      var pieces: [String] = []
      try run.check(showsProgress: true) { pieces.append($0) }
      try OutputFile.write(target) { sink in
        for piece in pieces { try sink(piece) }
      }
    }
    return run.summary
  }

  private mutating func check(
    showsProgress: Bool, _ write: (String) throws -> Void
  ) throws {
    let style = command.output == nil ? command.common.style : TextStyle(isColored: false)
    var output = command.format.output(style: style)
    try write(output.begin())
    for path in plan.ignored {
      command.common.remark("glossctl: \(path): left alone, as \(CheckConfiguration.fileName) asks")
    }
    let task = CheckWorker.Task(
      fixes: command.fix, placesSuggestions: command.format == .sarif)
    let worker = CheckWorker(knowledge: plan.terms.knowledge, task: task)
    let threads = command.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let progress = Progress(
      total: plan.files.reduce(0) { $0 + $1.input.size }, items: "files",
      isShown: showsProgress && !command.common.quiet)
    defer { progress.end() }
    try OrderedWork.run(plan.files, threads: threads) { file in
      (file.input, try worker.check(file.input, file.settings))
    } consume: { input, result in
      // What is said of a file begins on a line of its own.
      progress.end()
      defer { progress.add(steps: input.size, items: 1) }
      switch result {
      case .document(let document): try write(try report(document, of: input, to: &output))
      case .failure(let failure): try write(report(failure, to: &output))
      }
    }
    for failure in plan.failures { try write(report(failure, to: &output)) }
    try write(output.finish(summary))
  }

  private mutating func report(
    _ failure: CheckFailure, to output: inout any CheckOutput
  ) -> String {
    summary.addFailure()
    StandardError.write("glossctl: \(failure.message)")
    return output.add(failure)
  }

  private mutating func report(
    _ document: CheckedDocument, of input: CheckInput, to output: inout any CheckOutput
  ) throws -> String {
    var document = document
    var failed = ""
    if let fix = document.fix {
      do {
        try make(fix, in: input)
      } catch let error as SystemFailure {
        for index in document.findings.indices { document.findings[index].isFixed = false }
        failed = report(CheckFailure(name: input.name, message: error.message), to: &output)
      }
    }
    for warning in document.warnings { command.common.remark("glossctl: \(warning)") }
    for language in document.unknownLanguages where toldLanguages.insert(language).inserted {
      StandardError.write(
        "glossctl: \(document.name): the term bases have no word of the language \(language), so no"
          + " term of it was checked")
    }
    summary.add(document)
    if let limit = command.maxFindings {
      let room = max(0, limit - shown)
      let hidden = document.findings.dropFirst(room)
      summary.hidden += hidden.count { !$0.isFixed }
      document.findings.removeLast(hidden.count)
    }
    shown += document.findings.count
    return output.add(document) + failed
  }

  /// How many findings were shown.
  private var shown = 0

  /// Changes a file, or prints what would change.
  private func make(_ fix: FileFix, in input: CheckInput) throws {
    if command.dryRun {
      try StandardOutput.write(fix.diff.description)
    } else if input.path == "-" {
      try StandardOutput.write(fix.bytes)
    } else if fix.hasChanges {
      try OutputFile.writeBytes(input.path) { try $0(fix.bytes) }
    }
  }
}
