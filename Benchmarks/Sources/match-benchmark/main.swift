import Foundation
import Glossary

// usage: match-benchmark MEMORY.tsv QUERIES.txt [MINIMUM] [REPETITIONS]
//
// Builds the index of the first column of a memory and times each query, tokens and all; prints one
// JSON object. `scores` holds the best five scores of each query for comparison with a scan.

func run() throws {
  let arguments = CommandLine.arguments
  guard arguments.count >= 3 else {
    print("usage: match-benchmark MEMORY.tsv QUERIES.txt [MINIMUM] [REPETITIONS]")
    exit(64)
  }
  let minimum = arguments.count > 3 ? (Int(arguments[3]) ?? 70) : 70
  let repetitions = arguments.count > 4 ? (Int(arguments[4]) ?? 3) : 3

  func lines(_ path: String) throws -> [Substring] {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      .split(separator: "\n")
  }

  let checksum: IndexChecksum = { bytes in
    unsafe bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
  let clock = ContinuousClock()
  let texts = try lines(arguments[1]).dropFirst().map {
    String($0.split(separator: "\t", omittingEmptySubsequences: false)[0])
  }
  let queries = try lines(arguments[2]).map(String.init)
  let profile = SegmentProfile(
    language: .english, others: [.indonesian], position: 0, domain: nil, origin: 1)

  var builder = FuzzyIndexBuilder()
  let gathering = try clock.measure {
    for (number, text) in texts.enumerated() {
      try builder.add(text, unit: Int64(number), date: nil, profile: profile)
    }
  }
  var bytes: [UInt8] = []
  let start = clock.now
  try builder.finish(stamp: 1, checksum: { _ in 0 }) { unsafe bytes.append(contentsOf: $0) }
  let finishing = clock.now - start
  let index = try FuzzyIndex(IndexBytes(bytes, checksum: { _ in 0 }))
  bytes = []

  var searcher = FuzzySearcher(index)
  var tokenizer = Tokenizer(.english)
  var micros: [Double] = []
  var tokenizing: Duration = .zero
  var scores: [[Int]] = []
  for repetition in 0..<repetitions {
    for query in queries {
      let start = clock.now
      let text = try tokenizer.tokenize(query)
      let middle = clock.now
      var hits = BestHits(minimum: minimum * 100, limit: 5)
      try searcher.search(text, into: &hits) { _ in true }
      let end = clock.now
      if repetition == 0 { scores.append(hits.hits.map(\.score)) }
      if repetition == repetitions - 1 {
        tokenizing += middle - start
        micros.append((end - start) / .microseconds(1))
      }
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
    "tokenizing": (tokenizing / .microseconds(1)) / Double(queries.count),
    "gatherSeconds": gathering / .seconds(1), "finishSeconds": finishing / .seconds(1),
    "segmentsPerSecond": Double(texts.count) / ((gathering + finishing) / .seconds(1)),
    "indexBytes": index.byteCount, "textBytes": textBytes,
    "indexPerText": Double(index.byteCount) / Double(textBytes), "scores": scores,
  ]
  print(
    String(
      decoding: try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys]),
      as: UTF8.self))
}

try run()
