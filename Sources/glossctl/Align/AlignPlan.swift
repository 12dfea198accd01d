import Glibc
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What a run of `glossctl align` works on, resolved from options.
struct AlignPlan: Sendable {
  /// A text and its translation, by their paths.
  struct Pair: Hashable, Sendable {
    var source: String
    var target: String
  }

  let pairs: [Pair]
  let isSegmented: Bool
  let from: LanguageTag?
  let to: LanguageTag?
  let encoding: String?
  let format: AlignCommand.Format
  let isInto: Bool
  let domain: String?
  let origin: String?
  let review: String?
  let isForced: Bool
  let threads: Int
  let isQuiet: Bool

  /// The confidence below which a pair is doubtful, in hundredths of a per cent.
  let minimum: Int

  /// What is known of words before the texts are read.
  let lexicon: AlignLexicon

  init(_ command: AlignCommand) throws {
    isSegmented = command.segmented
    from = command.from
    to = command.to
    encoding = command.encoding
    format = command.format ?? Self.format(of: command.output)
    isInto = command.isInto
    domain = command.domain?.trimmed
    origin = command.origin?.trimmed
    review = command.review
    isForced = command.force
    threads = command.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    isQuiet = command.common.quiet
    let isCareful = isInto || format == .tmx || review != nil
    minimum = 100 * (command.minimumConfidence ?? (isCareful ? 50 : 0))
    if let list = command.pairs {
      pairs = try Self.read(list)
    } else {
      pairs = [Pair(source: command.source ?? "-", target: command.target ?? "-")]
    }
    if let output = command.output, output != "-" {
      try OutputFile.protect(pairs.flatMap { [$0.source, $0.target] }, from: output)
    }
    if let review {
      try OutputFile.protect(pairs.flatMap { [$0.source, $0.target] }, from: review)
    }
    lexicon = try AlignLexicon(command)
  }

  /// The format that the name of a file tells; text for any other.
  private static func format(of output: String?) -> AlignCommand.Format {
    switch output?.lowercased().split(separator: ".").last {
    case "tmx": .tmx
    case "tsv": .tsv
    case "html", "htm": .html
    case "json", "jsonl": .json
    case "ladder": .ladder
    default: .text
    }
  }

  private static func read(_ list: String) throws -> [Pair] {
    var lines = try InputLines(list)
    var pairs: [Pair] = []
    var number = 0
    while let line = try lines.next() {
      number += 1
      if line.trimmed.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t").map { String($0).trimmed }
      guard fields.count >= 2 else {
        throw Failure(
          "\(InputFile.name(list)):\(number): no tab; write a text, a tab and its translation")
      }
      pairs.append(Pair(source: fields[0], target: fields[1]))
    }
    if pairs.isEmpty { throw Failure("\(InputFile.name(list)): names no pair of files") }
    return pairs
  }
}
