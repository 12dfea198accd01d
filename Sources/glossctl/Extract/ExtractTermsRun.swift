import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Extracts terms of two languages, reports them, and adds them to a base where that is asked for.
struct ExtractTermsRun {
  let files: [String]
  let options: ExtractTermsOptions
  let list: ExtractListOptions
  let units: MemoryFilterOptions
  let common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    let progress = Progress(total: nil, items: "segments", isShown: !common.quiet)
    defer { progress.end() }
    progress.enter("reading")
    var reader = CorpusReader(from: options.from, to: options.to)
    if options.memory {
      try reader.read(store, where: units.filter)
    } else if files.count == 1 {
      try reader.read(files[0])
    } else if options.segmented {
      try reader.read(lines: files[0], files[1])
    } else {
      try reader.read(document: files[0], translation: files[1])
    }
    for remark in reader.remarks { common.remark("glossctl: \(remark)") }
    guard let corpus = reader.corpus, corpus.count > 0 else {
      progress.end()
      StandardError.write("glossctl: no segment in both languages\(try hint(store))")
      throw ExitCode.findings
    }
    progress.enter("linking words of \(corpus.count.counted("segment"))")
    var settings = TermExtractor.Options()
    settings.minimumCount = options.minCount
    settings.longest = options.maxWords
    let found = ConcurrentWork.value { [settings] in
      await TermExtractor.extract(from: corpus, options: settings)
    }
    progress.end()
    try report(found, in: corpus, store)
  }

  /// What to do when there are no segments.
  private func hint(_ store: Store) throws -> String {
    guard options.memory else { return "" }
    if try store.isMemoryEmpty() {
      return ": the memory is empty; fill it with glossctl import FILE"
    }
    return "; see glossctl stats for what the memory holds"
  }

  private func report(_ found: [TermPair], in corpus: TermCorpus, _ store: Store) throws {
    let known = try KnownTerms(
      try store.termBase(), from: corpus.sourceLanguage, to: corpus.targetLanguage)
    var shown: [ExtractedTerm] = []
    for pair in found where shown.count < list.limit ?? 1_000 {
      let term = ExtractedTerm(pair: pair, standing: known.standing(of: pair))
      if !list.isNewOnly || term.standing == .new { shown.append(term) }
    }
    var answer = ExtractAnswer(
      format: list.format, style: common.style, corpus: corpus, found: found.count)
    try answer.print(shown)
    if let base = list.intoBase?.trimmed { try add(shown, of: corpus, to: base, store) }
    if shown.isEmpty {
      let segments = corpus.count.counted("segment")
      common.remark("glossctl: no terms found in \(segments); try --min-count 1")
      throw ExitCode.findings
    }
  }

  /// Adds the new pairs as concepts whose ids no base has.
  private func add(
    _ terms: [ExtractedTerm], of corpus: TermCorpus, to base: String, _ store: Store
  ) throws {
    let own =
      try store.bases().contains { $0.name == base }
      ? store.termBase(of: [base]).concepts : []
    let proposals = TermProposals(
      terms.filter { $0.standing == .new }.map(\.pair), of: corpus,
      taken: try store.conceptIDs(outside: base).union(own.map(\.id)))
    let account = try store.add(TermBase(concepts: proposals.concepts), to: base, onConflict: .keep)
    common.remark("glossctl: \(account.added.count.counted("concept")) proposed in \(base)")
  }
}

/// A pair with what the bases say of it.
struct ExtractedTerm {
  var pair: TermPair
  var standing: KnownTerms.Standing
}
