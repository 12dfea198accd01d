/// Reads the attributes that make the history of a unit or a variant.
enum TMXHistory {
  /// What became of an attribute.
  enum Outcome {
    /// It is none of a history.
    case other

    /// It was taken.
    case taken

    /// It was taken, and says the same in another form than TMX's.
    case normalized

    /// It is one of a history and cannot be read.
    case unreadable
  }

  /// Takes an attribute into a history when it is one of its.
  static func take(
    _ name: XMLName, _ value: ArraySlice<UInt8>, into history: inout History
  ) -> Outcome {
    switch name {
    case creationdate: return date(value, &history.created)
    case changedate: return date(value, &history.changed)
    case lastusagedate: return date(value, &history.lastUsed)
    case creationid: history.createdBy = String(decoding: value, as: UTF8.self)
    case changeid: history.changedBy = String(decoding: value, as: UTF8.self)
    case usagecount:
      let text = String(decoding: value, as: UTF8.self)
      guard let count = Int(text), count >= 0 else { return .unreadable }
      history.usageCount = count
      return String(count) == text ? .taken : .normalized
    default: return .other
    }
    return .taken
  }

  /// The moment of a text of the form `YYYYMMDDThhmmssZ`, nil for any other.
  static func basic(_ text: ArraySlice<UInt8>) -> Timestamp? {
    guard text.count == 16 else { return nil }
    var numbers = (date: 0, time: 0)
    for position in 0..<16 {
      let byte = text[text.startIndex &+ position]
      switch position {
      case 8: guard byte == UInt8(ascii: "T") else { return nil }
      case 15: guard byte == UInt8(ascii: "Z") else { return nil }
      default:
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        let digit = Int(byte - UInt8(ascii: "0"))
        if position < 8 {
          numbers.date = numbers.date * 10 + digit
        } else {
          numbers.time = numbers.time * 10 + digit
        }
      }
    }
    let (year, month, day) = (
      numbers.date / 10_000, numbers.date / 100 % 100, numbers.date % 100
    )
    let (hour, minute, second) = (
      numbers.time / 10_000, numbers.time / 100 % 100, numbers.time % 100
    )
    guard year > 0, (1...12).contains(month), day > 0, hour < 24, minute < 60, second < 60 else {
      return nil
    }
    let days = Timestamp.days(year: year, month: month, day: day)
    guard day <= 28 || Timestamp.date(ofDay: days).month == month else { return nil }
    return Timestamp(seconds: days * 86_400 + Int64(hour * 3600 + minute * 60 + second))
  }

  private static func date(_ value: ArraySlice<UInt8>, _ moment: inout Timestamp?) -> Outcome {
    if let date = basic(value) {
      moment = date
      return .taken
    }
    guard let date = Timestamp(String(decoding: value, as: UTF8.self)) else { return .unreadable }
    moment = date
    return .normalized
  }

  private static let creationdate: XMLName = "creationdate"
  private static let changedate: XMLName = "changedate"
  private static let lastusagedate: XMLName = "lastusagedate"
  private static let creationid: XMLName = "creationid"
  private static let changeid: XMLName = "changeid"
  private static let usagecount: XMLName = "usagecount"
}
