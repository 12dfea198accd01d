import Foundation

/// The words of a piece of a file, found the slow and obvious way.
public enum PlainMarkup {
  /// The text of a piece of XLIFF or TMX: no tags, no comments, nothing within native codes, and
  /// references undone.
  public static func text(_ piece: String) -> String {
    var text = ""
    var rest = Substring(piece.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    while let first = rest.unicodeScalars.first {
      if rest.hasPrefixScalars("<!--") {
        rest = rest.after("-->")
      } else if rest.hasPrefixScalars("<![CDATA[") {
        let inner = rest.after("<![CDATA[")
        rest = inner.after("]]>")
        text += inner.before("]]>")
      } else if rest.hasPrefixScalars("]]>") {
        // The piece ends one section and begins another.
        rest = rest.after("]]>")
      } else if rest.hasPrefixScalars("<?") {
        rest = rest.after("?>")
      } else if first == "<" {
        let tag = rest.tag
        rest = rest.dropScalars(tag.unicodeScalars.count)
        let name = tag.name
        if name == "cp" {
          let digits = tag.after("hex=\"").before("\"")
          text.unicodeScalars.append(
            UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        }
        if isNative(name), !tag.hasSuffix("/>"), !tag.hasPrefixScalars("</") {
          var depth = 1
          while depth > 0, !rest.isEmpty {
            guard rest.unicodeScalars.first == "<" else {
              rest = rest.dropScalars(1)
              continue
            }
            let inner = rest.tag
            rest = rest.dropScalars(inner.unicodeScalars.count)
            guard inner.name == name else { continue }
            if inner.hasPrefixScalars("</") {
              depth -= 1
            } else if !inner.hasSuffix("/>") {
              depth += 1
            }
          }
        }
      } else if first == "&", rest.unicodeScalars.contains(";") {
        let name = String(rest.before(";").unicodeScalars.dropFirst())
        rest = rest.after(";")
        text += named(name)
      } else {
        text.unicodeScalars.append(first)
        rest.unicodeScalars.removeFirst()
      }
    }
    return text
  }

  /// The text of a piece of a PO string, with the ends of the strings between.
  public static func message(_ piece: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(piece.utf8)[...]
    let simple: [Character: UInt8] = [
      "n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "\\": 92, "\"": 34,
    ]
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "\"") {
        // What stands between two strings.
        rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      } else if first != UInt8(ascii: "\\") {
        bytes.append(first)
      } else if let next = rest.popFirst() {
        if let value = simple[Character(UnicodeScalar(next))] {
          bytes.append(value)
        } else {
          let isHexadecimal = next == UInt8(ascii: "x")
          var digits = isHexadecimal ? "" : String(UnicodeScalar(next))
          let radix = isHexadecimal ? 16 : 8
          while digits.count < (isHexadecimal ? 2 : 3), let digit = rest.first,
            Int(String(UnicodeScalar(digit)), radix: radix) != nil
          {
            digits.append(Character(UnicodeScalar(digit)))
            rest.removeFirst()
          }
          bytes.append(UInt8(digits, radix: radix) ?? 0)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether an element holds native code; those of XLIFF with a prefix do not.
  private static func isNative(_ name: Substring) -> Bool {
    let parts = name.split(separator: ":")
    return parts.count == 2
      ? !["x", "xlf"].contains(parts[0]) : ["bpt", "ept", "ph", "it", "ut"].contains(name)
  }

  private static func named(_ name: String) -> String {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      name.hasPrefix("#x")
      ? UInt32(name.dropFirst(2), radix: 16)
      : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init) else { return "&\(name);" }
    return String(scalar)
  }
}

extension Substring {
  /// The tag that begins here; a quotation mark in it may hold its end.
  fileprivate var tag: Substring {
    var quote: Unicode.Scalar?
    var count = 0
    for scalar in unicodeScalars {
      count += 1
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        break
      }
    }
    return Substring(unicodeScalars.prefix(count))
  }

  /// The name of the element of a tag.
  fileprivate var name: Substring {
    Substring(
      unicodeScalars.drop { $0 == "<" || $0 == "/" }.prefix {
        !" \t\r\n/>".unicodeScalars.contains($0)
      })
  }

  fileprivate func dropScalars(_ count: Int) -> Substring {
    Substring(unicodeScalars.dropFirst(count))
  }

  fileprivate func hasPrefixScalars(_ prefix: String) -> Bool {
    unicodeScalars.starts(with: prefix.unicodeScalars)
  }

  /// What stands before a mark, or all.
  fileprivate func before(_ mark: String) -> Substring {
    Substring(
      unicodeScalars.firstRange(of: mark.unicodeScalars).map { unicodeScalars[..<$0.lowerBound] }
        ?? unicodeScalars[...])
  }

  /// What stands after a mark, or nothing.
  fileprivate func after(_ mark: String) -> Substring {
    Substring(
      unicodeScalars.firstRange(of: mark.unicodeScalars).map { unicodeScalars[$0.upperBound...] }
        ?? unicodeScalars[endIndex...])
  }
}
