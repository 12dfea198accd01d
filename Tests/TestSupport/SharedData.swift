public import Foundation

/// Real corpora and schemas beside the project; tests that need them are skipped without.
public enum SharedData {
  /// The folder `../shared` beside the package, nil where it is absent.
  public static let folder: URL? = {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let shared = package.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  /// Whether the folder is there; for `.enabled(if:)`.
  public static var isPresent: Bool { folder != nil }

  /// What a skipped test says.
  public static let reason: String = "../shared is absent: the test reads real data from there"
}

extension SharedData {
  /// The text of a file below the folder.
  public static func text(_ path: String) throws -> String {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }
}
