/// What `doctor` saw of one thing.
struct Observation {
  /// How it is.
  enum Level: String {
    /// As it should be.
    case ok

    /// It works, but may surprise.
    case note

    /// Something does not work.
    case problem
  }

  /// What was looked at.
  var subject: String
  var level: Level
  var message: String

  /// What to do about it.
  var advice: String?

  static func ok(_ subject: String, _ message: String) -> Observation {
    Observation(subject: subject, level: .ok, message: message)
  }

  static func note(_ subject: String, _ message: String, advice: String?) -> Observation {
    Observation(subject: subject, level: .note, message: message, advice: advice)
  }

  static func problem(_ subject: String, _ message: String, advice: String?) -> Observation {
    Observation(subject: subject, level: .problem, message: message, advice: advice)
  }
}
