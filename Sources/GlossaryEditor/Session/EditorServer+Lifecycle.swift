import Glossary

extension EditorServer {
  /// Answers `initialize`.
  func initialize(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(InitializeParams.self)
    client.capabilities = params.capabilities ?? ClientCapabilities()
    client.encoding = PositionEncoding(
      offered: client.capabilities.general?.positionEncodings ?? [])
    workspace.folders = params.folders
    client.respond(id) { json in
      json.object { json in
        json.member("capabilities", ServerCapabilities(encoding: client.encoding))
        json.object("serverInfo") { json in
          json.member("name", "glossary")
          json.member("version", workspace.environment.version)
        }
      }
    }
    if let settings = params.initializationOptions { workspace.use(settings, client) }
  }

  /// Asks for what a client tells only when it is asked.
  func initialized() {
    if client.capabilities.workspace?.configuration ?? false { workspace.askForSettings(client) }
    guard client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false else {
      return
    }
    client.request("client/registerCapability") { json in
      json.object { json in
        json.key("registrations")
        json.array([0]) { json, _ in
          json.object { json in
            json.member("id", "glossary-project-files")
            json.member("method", "workspace/didChangeWatchedFiles")
            json.object("registerOptions") { json in
              json.key("watchers")
              json.array([0]) { json, _ in
                json.object { $0.member("globPattern", "**/\(CheckConfiguration.fileName)") }
              }
            }
          }
        }
      }
    }
  }
}
