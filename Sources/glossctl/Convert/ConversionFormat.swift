import ArgumentParser
import Glossary

/// The formats between which files are converted.
enum ConversionFormat: String, ExpressibleByArgument, CaseIterable {
  case tmx, xliff, po, tsv, csv, jsonl, tbx, utx, omegat, yaml

  /// The format that the suffix of a name tells, before `.gz`; nil when it tells none.
  init?(fileName: String) {
    if let format = MemoryFormat(fileName: fileName) {
      self.init(rawValue: format.rawValue)
      return
    }
    var parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1 else { return nil }
    switch parts.last {
    case "tbx", "martif", "mtf": self = .tbx
    case "utx": self = .utx
    case "yaml", "yml": self = .yaml
    default: return nil
    }
  }

  /// The format as one of memories; nil for one that only holds terms.
  var memory: MemoryFormat? { MemoryFormat(rawValue: rawValue) }

  /// Whether only terms are written in it.
  var isTermsOnly: Bool { memory == nil }

  /// Whether it is a table of pairs, or of terms.
  var isTable: Bool { self == .tsv || self == .csv }
}

/// The formats of the two files of a conversion.
struct ConversionFormats: Hashable {
  /// That of the file that is read; nil to find out by its content, as one of a memory.
  var input: ConversionFormat?

  /// That of the file that is written.
  var output: ConversionFormat

  /// Whether units are converted, and not terms.
  ///
  /// A table is of terms where the other file can hold only these.
  var isMemory: Bool {
    guard let input else { return !output.isTermsOnly }
    if input.isTable { return !output.isTermsOnly }
    return !input.isTermsOnly
  }
}
