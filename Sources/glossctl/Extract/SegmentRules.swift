import Glossary
import GlossaryWorkbench

/// The rules of segmentation that a command uses.
struct SegmentRules {
  /// The rules.
  let rules: SegmentationRules

  /// What happens where they are silent.
  let silence: Segmenter.Silence

  /// The rules as a file.
  let document: [UInt8]

  /// Reads the rules of a file, or takes those of the library.
  init(path: String?, remark: (String) -> Void) throws {
    guard let path else {
      rules = .builtin
      silence = .sentences
      document = SegmentationRules.builtinBytes
      return
    }
    let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
    let (rules, problems) = try SRXReader.read(file)
    for problem in problems { remark("glossctl: \(problem)") }
    self.rules = rules
    silence = .goesOn
    document = Array(SRXWriter.write(rules).utf8)
  }
}
