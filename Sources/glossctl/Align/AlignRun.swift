import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Aligns all pairs of a plan and hands them to an output in their order.
struct AlignRun {
  private let plan: AlignPlan
  private var review: AlignReview?

  /// Whether some texts are no translation of each other, or nothing could be paired.
  private(set) var hasFindings = false

  init(_ plan: AlignPlan) {
    self.plan = plan
    review = plan.review.map { AlignReview(path: $0) }
  }

  /// Writes all pairs in the format of the plan.
  mutating func write(to sink: (String) throws -> Void) throws {
    var output: any AlignOutput =
      switch plan.format {
      case .text: AlignListing()
      case .tsv: AlignTable()
      case .ladder: AlignLadder()
      case .json: AlignJSON()
      case .tmx: AlignTMX(created: Today.moment)
      case .html: AlignHTML(title: "Alignment")
      }
    var hasDocuments = false
    try forEach { documents in
      hasDocuments = true
      try sink(output.begin())
      try sink(try output.text(of: documents))
    }
    // A file that was there before stays then.
    if !hasDocuments { throw ExitCode.findings }
    try sink(output.end())
  }

  /// Puts the pairs into a memory, all or none.
  mutating func importPairs(into store: Store) throws {
    var options = MemoryImportOptions(date: Today.moment)
    options.domain = plan.domain
    options.origin = plan.origin
    var sources: [MemorySource] = []
    try forEach { documents in
      let units = try documents.units(created: options.date)
      sources.append(
        MemorySource(name: documents.sourceName, format: "align") { emit in
          for (index, unit) in units.enumerated() { try emit(.unit(unit, line: index + 1)) }
        })
    }
    guard !sources.isEmpty else { return }
    let accounts = try store.importMemory(sources, options: options)
    for (source, account) in zip(sources, accounts) {
      let skipped = account.skipped.values.reduce(0, +)
      try StandardOutput.write(
        """
        \(source.name): \(account.units.counted("unit")): \(account.added) added, \
        \(account.merged) merged, \
        \(account.replaced) replaced, \(skipped) skipped

        """)
    }
  }

  /// Writes what was kept for a person.
  func writeReview() throws {
    try review?.write()
  }

  /// Aligns each pair, on several threads, and gives those that are translations to a body.
  private mutating func forEach(_ body: (AlignedDocuments) throws -> Void) throws {
    let plan = plan
    var review = review
    var hasFindings = false
    try OrderedWork.run(plan.pairs, threads: plan.threads) { pair in
      try AlignedDocuments(pair, plan)
    } consume: { documents in
      for problem in documents.problems { remark(problem.description) }
      let account = AlignAccount(documents)
      if documents.alignment.verdict == .unrelated {
        hasFindings = true
        StandardError.write("glossctl: \(account.unrelated(isForced: plan.isForced))")
        guard plan.isForced else { return }
      }
      if account.paired == 0 { hasFindings = true }
      try body(documents)
      review?.add(documents)
      for line in account.lines(hasReview: plan.review != nil) { remark(line) }
    }
    self.review = review
    self.hasFindings = hasFindings
  }

  private func remark(_ line: String) {
    if !plan.isQuiet { StandardError.write(line) }
  }
}
