/// How a server is wanted; each setting is nil or empty where nothing is said of it.
///
/// Settings have the names of the options of `glossd`.
public struct ServerSettings: Hashable, Sendable {
  /// The settings that are whole numbers.
  public enum Number: String, Hashable, Sendable, CaseIterable {
    case port, workers, timeout
    case maxBody = "max-body"
    case maxWaiting = "max-waiting"
    case maxConnections = "max-connections"

    /// The least and the largest number.
    public var bounds: ClosedRange<Int> {
      switch self {
      case .port: 0...65_535
      case .workers, .maxBody: 1...1_024
      case .timeout: 1...86_400
      case .maxWaiting: 0...1_000_000
      case .maxConnections: 1...1_000_000
      }
    }
  }

  /// The forms of a log.
  public enum LogFormat: String, Hashable, Sendable, CaseIterable {
    case text, json
  }

  /// The address to listen at.
  public var host: String?

  /// The numbers that are set, each within its bounds.
  public var numbers: [Number: Int] = [:]

  /// The origins whose pages may read answers.
  public var allowedOrigins: [String] = []

  /// The languages that tools of the tmserver protocol may translate from.
  public var sourceLanguages: [LanguageTag] = []

  /// Whether even reading needs a token.
  public var isPrivate: Bool?

  /// Whether there are pages for people.
  public var hasPages: Bool?

  /// The form of the log.
  public var logFormat: LogFormat?

  /// Whether only what is wrong is logged.
  public var isQuiet: Bool?

  /// Makes settings that say nothing.
  public init() {}
}
