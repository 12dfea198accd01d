import Glossary

/// Tells a client how far a long piece of work is (LSP 3.17, "Work Done Progress").
struct WorkProgress {
  /// What the client knows the work by; nil where it does not want to be told.
  let token: RequestID?

  private let total: Int
  private var done = 0
  private var lastPercentage = 0

  /// Begins, under the token of a request or one that the client is told of.
  init(_ title: String, total: Int, token: RequestID?, _ client: EditorClient) {
    self.total = total
    if let token {
      self.token = token
    } else if client.capabilities.window?.workDoneProgress ?? false {
      let own = RequestID.text("glossary-work-\(title)")
      client.request("window/workDoneProgress/create") { json in
        json.object { $0.member("token", own) }
      }
      self.token = own
    } else {
      self.token = nil
    }
    tell(client, "begin") { json in
      json.member("title", title)
      json.flag("cancellable", true)
      json.member("percentage", 0)
    }
  }

  /// Counts a step, of which a name tells.
  mutating func step(_ name: String, _ client: EditorClient) {
    done += 1
    let percentage = total > 0 ? done * 100 / total : 100
    guard percentage > lastPercentage else { return }
    lastPercentage = percentage
    tell(client, "report") { [done, total] json in
      json.member("message", "\(done)/\(total) \(name)")
      json.member("percentage", percentage)
    }
  }

  /// Ends.
  func end(_ client: EditorClient) {
    tell(client, "end") { _ in }
  }

  private func tell(
    _ client: EditorClient, _ kind: String, _ members: (inout JSONWriter) -> Void
  ) {
    guard let token else { return }
    client.notify("$/progress") { json in
      json.object { json in
        json.member("token", token)
        json.object("value") { json in
          json.member("kind", kind)
          members(&json)
        }
      }
    }
  }
}
