import Foundation

/// Expected outputs that lie beside the test, in a folder `Golden`.
public enum GoldenFile {
  /// What is wrong with an output; nil when it is what the file says.
  ///
  /// A missing file is written, and so is any with `RECORD=1` in the environment; the test fails then,
  /// so that someone reads what was written.
  public static func mismatch(
    _ output: String, _ name: String, beside test: StaticString
  ) throws -> String? {
    let file = URL(fileURLWithPath: "\(test)").deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    guard !isRecording, let expected = try? Data(contentsOf: file) else {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(output.utf8).write(to: file)
      return "\(name) was written; read it, and run again"
    }
    let text = String(decoding: expected, as: UTF8.self)
    if text == output { return nil }
    return "\(name) differs; got:\n\(output)\nexpected:\n\(text)"
  }
}
