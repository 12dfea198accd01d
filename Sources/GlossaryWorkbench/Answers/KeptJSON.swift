package import Glossary

/// What files say of concepts for which there is no other place, as JSON.
package enum KeptJSON {
  /// The member `kept`; nothing where nothing is kept.
  package static func write(_ kept: KeptData, to json: inout JSONWriter) {
    if kept.statements.isEmpty { return }
    json.key("kept")
    write(members: kept, to: &json)
  }

  /// An object of what is kept.
  package static func write(members kept: KeptData, to json: inout JSONWriter) {
    let kept = kept.statements
    json.object { json in
      write(kept.attributes, to: &json)
      if kept.items.isEmpty { return }
      json.key("items")
      json.array(kept.items) { write($1, to: &$0) }
    }
  }

  private static func write(_ attributes: [Attribute], to json: inout JSONWriter) {
    if attributes.isEmpty { return }
    json.key("attributes")
    json.object { json in
      for attribute in attributes { json.member(attribute.name, attribute.value) }
    }
  }

  private static func write(_ item: DataItem, to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", item.kind)
      if let category = item.category { json.member("category", category) }
      write(item.attributes, to: &json)
      json.key("content")
      json.array(item.content) { json, part in
        switch part {
        case .text(let text): json.value(text)
        case .item(let item): write(item, to: &json)
        }
      }
    }
  }
}
