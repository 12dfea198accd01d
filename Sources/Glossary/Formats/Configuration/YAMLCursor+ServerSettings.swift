internal import Yams

extension YAMLCursor {
  /// The settings of a server.
  mutating func serverSettings(_ node: Node) -> ServerSettings {
    var settings = ServerSettings()
    guard var fields = fields(node, of: "server") else { return settings }
    settings.host = text(fields.take("host"), of: "host")
    for number in ServerSettings.Number.allCases {
      settings.numbers[number] = value(fields.take(number.rawValue), of: number)
    }
    settings.allowedOrigins = texts(fields.take("allow-origin"), of: "allow-origin")
    for element in list(fields.take("source-language")) {
      if let code = text(element, of: "source-language"), let tag = language(code, at: element) {
        settings.sourceLanguages.append(tag)
      }
    }
    if let node = fields.take("private") { settings.isPrivate = flag(node, of: "private") }
    if let node = fields.take("pages") { settings.hasPages = flag(node, of: "pages") }
    settings.logFormat = choice(fields.take("log-format"), of: "log-format")
    if let node = fields.take("quiet") { settings.isQuiet = flag(node, of: "quiet") }
    finish(fields, of: "server")
    return settings
  }

  private mutating func value(_ node: Node?, of number: ServerSettings.Number) -> Int? {
    let (name, bounds) = (number.rawValue, number.bounds)
    guard let text = text(node, of: name) else { return nil }
    if let value = Int(text), bounds.contains(value) { return value }
    report(
      node, "invalid-value",
      "\(name) cannot be \"\(text)\"; write a number from \(bounds.lowerBound) to "
        + "\(bounds.upperBound)")
    return nil
  }
}
