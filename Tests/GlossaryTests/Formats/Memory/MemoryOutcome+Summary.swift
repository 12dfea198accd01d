import TestSupport

@testable import Glossary

extension MemoryOutcome {
  /// The units on a line each: `tuid: source => target {property=value …}`.
  var summary: [String] {
    units.map { unit in
      let texts = unit.variants.map { variant in
        TMXInline.xml(variant.segment.nodes) + Self.text(variant.annotations)
      }
      return "\(unit.tuid ?? ""): \(texts.joined(separator: " => "))" + Self.text(unit.annotations)
    }
  }

  /// The rules of what was skipped and remarked, with their lines.
  var complaints: [String] { (skipped + remarks).map { "\($0.line) \($0.rule)" } }

  private static func text(_ annotations: [Annotation]) -> String {
    if annotations.isEmpty { return "" }
    let items = annotations.map { annotation in
      let attributes = annotation.attributes.map { "@\($0.name)=\($0.value)" }.joined()
      switch annotation.kind {
      case .note: return "note\(attributes)=\(annotation.text)"
      case .property(let type): return "\(type)\(attributes)=\(annotation.text)"
      }
    }
    return " {\(items.joined(separator: " | "))}"
  }
}
