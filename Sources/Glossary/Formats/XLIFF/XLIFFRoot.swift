/// What the root element of an XLIFF document says: its version, and how XLIFF's own elements are
/// told from those of other tools.
struct XLIFFRoot: Hashable {
  /// The two models of XLIFF.
  enum Version: Hashable { case one, two }

  /// Why a document cannot be read.
  struct Refusal: Error {
    var rule: String
    var message: String
  }

  /// The model.
  private(set) var version = Version.one

  /// The version as the file writes it.
  private(set) var number = ""

  /// What stands before the names of XLIFF's elements.
  private(set) var prefix: [UInt8] = []

  /// The namespace that they are in, where it is declared.
  private(set) var namespace: String?

  init() {}

  /// Reads the root.
  init(_ name: ArraySlice<UInt8>, _ attributes: [Attribute]) throws(Refusal) {
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    prefix = colon.map { Array(name[...$0]) } ?? []
    guard name.dropFirst(prefix.count).elementsEqual("xliff".utf8) else {
      let message =
        "the root element is <\(String(decoding: name, as: UTF8.self))>, not <xliff>; this is no "
        + "XLIFF"
      throw Refusal(rule: "not-xliff", message: message)
    }
    namespace = attributes.value(namespaceAttribute)
    number = attributes.value("version") ?? ""
    let tellsTwo = number.isEmpty ? (namespace ?? "").contains(":2.") : number.hasPrefix("2")
    version = tellsTwo ? .two : .one
    guard number.isEmpty || number.hasPrefix("1.") || number == "2" || number.hasPrefix("2.") else {
      let message = "XLIFF \(number) is not known; those from 1.0 to 2.2 are read"
      throw Refusal(rule: "xliff-version", message: message)
    }
  }

  /// Whether an element is another tool's, by its prefix or by a namespace that it declares.
  func isForeign(_ name: ArraySlice<UInt8>, _ attributes: [Attribute]) -> Bool {
    guard name.starts(with: prefix),
      !name.dropFirst(prefix.count).contains(UInt8(ascii: ":"))
    else { return true }
    guard let declared = attributes.value(namespaceAttribute) else { return false }
    return declared != (namespace ?? declared)
  }

  /// The attribute that declares the namespace of XLIFF's elements.
  private var namespaceAttribute: String {
    prefix.isEmpty ? "xmlns" : "xmlns:\(String(decoding: prefix.dropLast(), as: UTF8.self))"
  }
}
