package import Glossary

/// What can be written as a value of JSON.
package protocol JSONWritable {
  /// Writes the value.
  func write(to json: inout JSONWriter)
}

extension JSONWriter {
  /// Writes a value.
  mutating func value(_ value: some JSONWritable) { value.write(to: &self) }

  /// Writes a key with a value.
  mutating func member(_ name: String, _ value: some JSONWritable) {
    key(name)
    value.write(to: &self)
  }

  /// Writes a key with a value, where there is one.
  mutating func member(_ name: String, ifPresent value: (some JSONWritable)?) {
    if let value { member(name, value) }
  }

  /// Writes a key with a string, where there is one.
  mutating func member(_ name: String, ifPresent text: String?) {
    if let text { member(name, text) }
  }

  /// Writes a key with an object.
  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// Writes a key with an array.
  mutating func array(_ name: String, _ elements: some Sequence<some JSONWritable>) {
    key(name)
    array(elements) { json, element in element.write(to: &json) }
  }

  /// Writes a key with an array of strings.
  mutating func array(_ name: String, texts: some Sequence<String>) {
    key(name)
    array(texts) { json, text in json.value(text) }
  }

  /// Writes a key with true or false.
  mutating func flag(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }
}
