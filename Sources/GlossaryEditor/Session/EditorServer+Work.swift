import Glossary

extension EditorServer {
  /// How long to wait for messages before there is work: not at all, or until nil for ever.
  package func rest(at now: Instant) -> Duration? {
    if !jobs.isEmpty || workspace.hasNewSettings { return .zero }
    guard let due = documents.nextDue?.dueAt else { return nil }
    return max(.zero, due - now)
  }

  /// Does a piece of work, if there is any: checks a document whose time has come, or goes on with what
  /// takes long.
  package mutating func work(at now: Instant) {
    if workspace.takeNews() { recheckAll(at: now) }
    if let document = documents.nextDue, let due = document.dueAt, due <= now {
      document.dueAt = nil
      if !client.capabilities.pullsDiagnostics { publish(document) }
    } else if let job = jobs.first, job.step(for: client) {
      jobs.removeFirst()
    }
  }

  /// Sends the findings in a document.
  private func publish(_ document: OpenDocument) {
    let outcome = document.outcome(in: workspace, client).outcome
    publish(
      outcome.diagnostics(of: document.uri, document.text, client.encoding), of: document.uri,
      version: document.version)
  }

  /// Sends what a client shall show of a document.
  func publish(_ diagnostics: [Diagnostic], of uri: DocumentURI, version: Int?) {
    client.notify("textDocument/publishDiagnostics") { json in
      json.object { json in
        json.member("uri", uri.description)
        if let version { json.member("version", version) }
        json.key("diagnostics")
        json.array(diagnostics) { json, diagnostic in
          diagnostic.write(to: &json, for: client.capabilities)
        }
      }
    }
  }
}

extension OpenDocument.Outcome {
  /// What a client shows of it.
  func diagnostics(
    of uri: DocumentURI, _ text: DocumentText, _ encoding: PositionEncoding
  ) -> [Diagnostic] {
    switch self {
    case .checked(let checked): checked.diagnostics(of: uri, encoding)
    case .nothing: []
    case .failed(let message):
      [
        Diagnostic(
          range: text.range(of: TextRange(start: 0, end: 0), encoding), severity: .error,
          code: "not-checked", message: message)
      ]
    case .problems(let problems):
      problems.map { problem in
        // Columns of problems count scalars.
        let place = text.offset(
          of: EditorPosition(line: problem.line - 1, character: problem.column - 1), .utf32)
        let end = text.contentRange(ofLine: text.lineIndex(of: place)).upperBound
        return Diagnostic(
          range: text.range(of: TextRange(start: place, end: max(place, end)), encoding),
          severity: .error, code: problem.rule, message: problem.message)
      }
    }
  }
}
