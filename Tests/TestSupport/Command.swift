public import Foundation

/// Runs the programs that a test drives.
public enum Command {
  /// What a program left behind.
  public struct Outcome: Sendable {
    /// Its exit status; a signal shows as 128 and its number.
    public var status: Int32

    /// What it wrote to standard output.
    public var output: String

    /// What it wrote to standard error.
    public var errors: String
  }

  /// The built `glossctl`, which lies beside the test bundle.
  public static var glossctl: URL { built("glossctl") }

  /// A built program, which lies beside the test bundle.
  public static func built(_ name: String) -> URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name)
  }

  /// The first program of a name on the path, nil where there is none.
  public static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs a program to its end, in a working folder where one is given.
  public static func run(
    _ program: URL, _ arguments: [String], input: Data = Data(),
    environment: [String: String] = [:], in workingFolder: URL? = nil
  ) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files instead of pipes: no output is too long for them.
    func file(_ name: String, _ content: Data = Data()) throws -> URL {
      let url = folder.appendingPathComponent(name)
      try content.write(to: url)
      return url
    }
    let output = try file("output")
    let errors = try file("errors")
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let workingFolder { process.currentDirectoryURL = workingFolder }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: try file("input", input))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Outcome(
      status: process.terminationStatus + (isSignal ? 128 : 0),
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
