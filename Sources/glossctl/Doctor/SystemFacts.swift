import Glibc
import Glossary
import GlossaryWorkbench

/// The machine, the locale and the terminal that the program runs with.
struct SystemFacts {
  /// The file of the program.
  let program: String?

  /// The kernel and the architecture.
  let system: String
  let cores: Int
  let locale: LocaleFacts

  /// Whether standard output is a terminal.
  let isTerminal: Bool

  /// Whether text there has colours.
  let isColored: Bool

  /// Whether DOCX and ODT can be read.
  let canUnpack: Bool

  init(_ style: TextStyle) {
    program = Self.link("/proc/self/exe")
    system = Self.name
    cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    locale = LocaleFacts()
    isTerminal = isatty(STDOUT_FILENO) == 1
    isColored = style.isColored
    canUnpack = ArchiveLibrary.isPresent
  }

  var observations: [Observation] {
    [
      .ok("program", "\(program ?? "glossctl") on \(system), \(cores.counted("core"))"),
      locale.observation,
      .ok(
        "output",
        (isTerminal ? "a terminal" : "no terminal") + (isColored ? ", colours" : ", no colours")),
      canUnpack
        ? .ok("documents", "DOCX and ODT can be read")
        : .problem(
          "documents", "DOCX and ODT cannot be read: libarchive is missing",
          advice: "install it; on Debian: apt-get install libarchive13"),
    ]
  }

  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static var name: String {
    var names = utsname()
    guard unsafe uname(&names) == 0 else { return "an unknown system" }
    func text(_ field: some Any) -> String {
      unsafe withUnsafeBytes(of: field) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
    return "\(text(names.sysname)) \(text(names.release)) \(text(names.machine))"
  }
}

/// The locale by which other programs judge what bytes of text mean; ours are always UTF-8.
struct LocaleFacts {
  /// The variable that decides, nil where none is set.
  let variable: String?

  /// Its value.
  let value: String

  /// The encoding of the locale, nil for one that is not installed.
  let encoding: String?

  init() {
    variable = ["LC_ALL", "LC_CTYPE", "LANG"].first { Environment[$0].map { !$0.isEmpty } ?? false }
    value = variable.flatMap { Environment[$0] } ?? "C"
    let isInstalled = unsafe setlocale(LC_CTYPE, "") != nil
    encoding =
      isInstalled
      ? unsafe nl_langinfo(nl_item(CODESET)).map { unsafe String(cString: $0) } : nil
    _ = unsafe setlocale(LC_CTYPE, "C")
  }

  var isUTF8: Bool { encoding == "UTF-8" }

  var observation: Observation {
    let setting = variable.map { "\($0)=\(TextStyle.printable(value))" } ?? "no locale is set"
    guard let encoding else {
      return .note(
        "locale", "\(setting) is not installed", advice: "export LANG=C.UTF-8, or install it")
    }
    if isUTF8 { return .ok("locale", "\(setting), UTF-8") }
    return .note(
      "locale", "\(setting): others take text for \(encoding), and glossctl writes UTF-8",
      advice: "export LANG=C.UTF-8, or another locale with UTF-8")
  }
}
