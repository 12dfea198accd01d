import Glossary
import GlossaryStore
import GlossaryWorkbench

/// A diagnosis for programs.
enum DoctorJSON {
  static func render(_ diagnosis: Diagnosis) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("versions")
      json.object { json in
        json.member("glossctl", glossctlVersion)
        json.member("icu", ICUVersion.current)
        json.member("sqlite", SQLiteVersion.current)
        json.member("terms", BuiltinTermBase().version)
      }
      write(diagnosis.system, to: &json)
      json.member("workingFolder", diagnosis.workingFolder)
      json.key("store")
      json.object { write(diagnosis.store, to: &$0) }
      json.key("configuration")
      json.object { write(diagnosis.project, to: &$0) }
      json.key("observations")
      json.array(diagnosis.observations) { json, observation in
        json.object { json in
          json.member("subject", observation.subject)
          json.member("level", observation.level.rawValue)
          json.member("message", observation.message)
          json.member("advice", observation.advice)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func write(_ system: SystemFacts, to json: inout JSONWriter) {
    json.key("system")
    json.object { json in
      json.member("name", system.system)
      json.member("program", system.program)
      json.member("cores", system.cores)
      json.key("canUnpack")
      json.value(system.canUnpack)
    }
    json.key("locale")
    json.object { json in
      json.member("variable", system.locale.variable)
      json.member("value", system.locale.value)
      json.member("encoding", system.locale.encoding)
    }
    json.key("output")
    json.object { json in
      json.key("isTerminal")
      json.value(system.isTerminal)
      json.key("isColored")
      json.value(system.isColored)
    }
  }

  private static func write(_ store: StoreFacts, to json: inout JSONWriter) {
    json.member("path", store.place.map { UserPath.absolute($0.path) })
    json.member("chosenBy", store.place?.origin.name)
    json.member("state", store.state.rawValue)
    if let currency = store.currency {
      json.member("version", currency.version)
      json.key("isWritable")
      json.value(currency.isWritable)
    }
    if let information = store.information {
      json.member("bytes", information.bytes)
      json.member("units", information.units)
      json.member("variants", information.variants)
      json.key("index")
      json.object { json in
        json.member("files", information.indexFiles)
        json.member("texts", information.indexEntries)
        json.member("bytes", information.indexBytes)
        json.member("unindexedUnits", information.unindexedUnits)
      }
    }
    json.key("bases")
    json.array(store.bases) { json, base in
      json.object { json in
        json.member("name", base.name)
        json.member("concepts", base.concepts)
        json.member("designations", base.designations)
      }
    }
  }

  private static func write(_ facts: ProjectFacts, to json: inout JSONWriter) {
    let settings = facts.settings
    json.member("file", facts.project.map { UserPath.absolute($0.path) })
    json.member("profile", settings.check.profile.rawValue)
    json.member("failOn", settings.failOn.rawValue)
    json.key("languages")
    json.array(settings.languages) { $0.value($1.description) }
    json.member("sourceLanguage", settings.from?.description)
    json.member("targetLanguage", settings.to?.description)
    json.member("date", settings.date?.description)
    json.key("bases")
    if let bases = facts.project?.configuration.bases {
      json.array(bases) { $0.value($1.name) }
    } else {
      json.value(nil)
    }
    json.key("rules")
    json.object { json in
      for rule in RuleCatalogue.descriptions {
        let isOff = settings.check.disabledRules.contains(rule.id)
        let severity = settings.check.severities[rule.id] ?? rule.severity
        json.member(rule.id.description, isOff ? "off" : severity.rawValue)
      }
    }
    json.member("exemptions", facts.project?.configuration.exemptions.count ?? 0)
  }
}
