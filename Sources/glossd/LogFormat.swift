import Glossary
import GlossaryWorkbench
import Logging

extension ServerSettings.LogFormat {
  /// Begins to log, a line an event, and returns the server's own logger.
  func bootstrap(quiet: Bool) -> Logger {
    let level: Logger.Level = quiet ? .warning : .info
    LoggingSystem.bootstrap { label in
      switch self {
      case .text:
        var handler = StreamLogHandler.standardError(label: label)
        handler.logLevel = level
        return handler
      case .json:
        return JSONLogHandler(label: label, level: level)
      }
    }
    return Logger(label: "glossd")
  }
}

/// Logs JSON Lines to standard error.
struct JSONLogHandler: LogHandler {
  private let label: String
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level

  init(label: String, level: Logger.Level) {
    self.label = label
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var json = JSONWriter()
    json.object { json in
      json.member("time", Today.moment.extended)
      json.member("level", event.level.rawValue)
      json.member("logger", label)
      json.member("message", "\(event.message)")
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      for (name, value) in all.sorted(by: { $0.key < $1.key }) { json.member(name, "\(value)") }
    }
    StandardError.write(String(decoding: json.bytes, as: UTF8.self))
  }
}
