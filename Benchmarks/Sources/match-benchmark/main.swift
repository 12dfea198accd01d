import Foundation
import Glossary

// usage: match-benchmark MEMORY.tsv QUERIES.txt [MINIMUM] [REPETITIONS]
//
// Builds the index of the first column of a memory and times each query, tokens and all; prints one
// JSON object. A query's time is the least of its repetitions, and beside each wall time of the build
// stands the processor's, so that other work on the machine shows less. `scores` holds the best five
// scores of each query for comparison with a scan.

func run() throws {
  let arguments = CommandLine.arguments
  guard arguments.count >= 3 else {
    print("usage: match-benchmark MEMORY.tsv QUERIES.txt [MINIMUM] [REPETITIONS]")
    exit(64)
  }
  let minimum = arguments.count > 3 ? (Int(arguments[3]) ?? 70) : 70
  let repetitions = arguments.count > 4 ? (Int(arguments[4]) ?? 3) : 3

  func lines(_ path: String) throws -> [ArraySlice<UInt8>] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))).split(separator: UInt8(ascii: "\n"))
  }

  func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  let clock = ContinuousClock()
  let texts = try lines(arguments[1]).dropFirst().map {
    String(decoding: $0.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
  }
  let queries = try lines(arguments[2]).map { String(decoding: $0, as: UTF8.self) }
  let profile = SegmentProfile(
    language: .english, others: [.indonesian], position: 0, domain: nil, origin: 1)

  var builder = FuzzyIndexBuilder()
  let processorStart = processorSeconds()
  let gathering = try clock.measure {
    for (number, text) in texts.enumerated() {
      try builder.add(text, unit: Int64(number), date: nil, profile: profile)
    }
  }
  var bytes: [UInt8] = []
  let processorMiddle = processorSeconds()
  let start = clock.now
  try builder.finish(stamp: 1, checksum: { _ in 0 }) { unsafe bytes.append(contentsOf: $0) }
  let finishing = clock.now - start
  let processorEnd = processorSeconds()
  let index = try FuzzyIndex(IndexBytes(bytes, checksum: { _ in 0 }))
  bytes = []

  var searcher = FuzzySearcher(index)
  var tokenizer = Tokenizer(.english)
  var micros = [Double](repeating: .infinity, count: queries.count)
  var tokenizing = micros
  var scores: [[Int]] = []
  for repetition in 0..<repetitions {
    for (place, query) in queries.enumerated() {
      let start = clock.now
      let text = try tokenizer.tokenize(query)
      let middle = clock.now
      var hits = BestHits(minimum: minimum * 100, limit: 5)
      try searcher.search(text, into: &hits) { _ in true }
      let end = clock.now
      if repetition == 0 { scores.append(hits.hits.map(\.score)) }
      tokenizing[place] = min(tokenizing[place], (middle - start) / .microseconds(1))
      micros[place] = min(micros[place], (end - start) / .microseconds(1))
    }
  }
  let sorted = micros.sorted()
  let percentile = { (share: Double) in
    sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
  let textBytes = texts.reduce(0) { $0 + $1.utf8.count }
  let result: [String: Any] = [
    "segments": texts.count, "queries": queries.count, "minimum": minimum,
    "p50": percentile(0.5), "p95": percentile(0.95), "p99": percentile(0.99), "max": percentile(1),
    "mean": sorted.reduce(0, +) / Double(sorted.count),
    "tokenizing": tokenizing.reduce(0, +) / Double(queries.count),
    "gatherSeconds": gathering / .seconds(1), "finishSeconds": finishing / .seconds(1),
    "segmentsPerSecond": Double(texts.count) / ((gathering + finishing) / .seconds(1)),
    "gatherProcessorSeconds": processorMiddle - processorStart,
    "finishProcessorSeconds": processorEnd - processorMiddle,
    "segmentsPerProcessorSecond": Double(texts.count) / (processorEnd - processorStart),
    "indexBytes": index.byteCount, "textBytes": textBytes,
    "indexPerText": Double(index.byteCount) / Double(textBytes), "scores": scores,
  ]
  print(
    String(
      decoding: try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys]),
      as: UTF8.self))
}

try run()
