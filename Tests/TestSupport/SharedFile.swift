public import Foundation
public import Testing

/// A file of the collections beside the project, with the counts of an independent parser.
public struct SharedFile: Sendable, CustomTestStringConvertible {
  /// The folder of the collection.
  public var folder: String

  /// The name below it.
  public var name: String

  /// Whether the other parser can read it.
  public var isWellFormed: Bool

  /// What it counts.
  public var counts: [String: String]

  public var testDescription: String { name }

  /// Makes a file of which nothing is counted.
  public init(folder: String, name: String, isWellFormed: Bool = true) {
    self.folder = folder
    self.name = name
    self.isWellFormed = isWellFormed
    counts = [:]
  }

  /// The files of the table of a collection; none where it is absent.
  public static func all(in folder: String) -> [SharedFile] {
    guard let table = try? SharedData.text("data/\(folder)/EXPECTED.tsv") else { return [] }
    return table.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      var file = SharedFile(
        folder: folder, name: String(cells[0]), isWellFormed: cells[1].hasPrefix("yes"))
      for pair in cells[3].split(separator: " ") {
        let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
        if parts.count == 2 { file.counts[String(parts[0])] = String(parts[1]) }
      }
      return file
    }
  }

  /// Where it lies.
  public func url() throws -> URL {
    try #require(SharedData.folder).appendingPathComponent("data/\(folder)/\(name)")
  }

  /// Its bytes.
  public func bytes() throws -> [UInt8] { Array(try Data(contentsOf: try url())) }

  /// A count; 0 where there is none.
  public func count(_ name: String) -> Int { Int(counts[name] ?? "") ?? 0 }
}
