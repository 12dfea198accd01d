import Foundation

/// What SARIF 2.1.0 (OASIS, 2020, section 3) asks of the objects that reports hold: the members they
/// may have, those they must have, and the form of each value.
///
/// The published schema cannot be kept here, so that its demands stand here as data: no object may
/// have a member that its kind does not name.
indirect enum SARIFShape: Sendable {
  case string, boolean, bag
  case integer(from: Int)
  case oneOf([String])
  case reference
  case strings
  case list(SARIFShape, atLeast: Int, isSet: Bool)
  case object([String: SARIFShape], needs: [String], needsOneOf: [String])

  /// What is wrong with a value, each with its path; empty for a valid one.
  func faults(of value: Any, at path: String = "$") -> [String] {
    switch self {
    case .string: value is String ? [] : ["\(path): no string"]
    case .bag: value is [String: Any] ? [] : ["\(path): no object"]
    case .boolean: isBoolean(value) ? [] : ["\(path): no boolean"]
    case .integer(let least):
      (value as? NSNumber).map {
        !isBoolean($0) && $0.doubleValue == Double($0.intValue) && $0.intValue >= least
      }
        ?? false ? [] : ["\(path): no whole number from \(least): \(value)"]
    case .oneOf(let names):
      (value as? String).map(names.contains) ?? false ? [] : ["\(path): \(value)"]
    case .reference:
      (value as? String).map(Self.isReference) ?? false ? [] : ["\(path): no URI: \(value)"]
    case .strings:
      (value as? [String: Any])?.values.allSatisfy { $0 is String } ?? false
        ? [] : ["\(path): not all strings"]
    case .list(let shape, let least, let isSet): listFaults(value, path, shape, least, isSet)
    case .object(let members, let needed, let oneOf):
      objectFaults(value, path, members, needed, oneOf)
    }
  }

  private func listFaults(
    _ value: Any, _ path: String, _ shape: SARIFShape, _ least: Int, _ isSet: Bool
  ) -> [String] {
    guard let list = value as? [Any] else { return ["\(path): no array"] }
    var faults = list.enumerated().flatMap { shape.faults(of: $1, at: "\(path)[\($0)]") }
    if list.count < least { faults.append("\(path): fewer than \(least)") }
    let distinct = Set(
      list.map { try? JSONSerialization.data(withJSONObject: [$0], options: .sortedKeys) })
    if isSet, distinct.count < list.count { faults.append("\(path): twins") }
    return faults
  }

  private func objectFaults(
    _ value: Any, _ path: String, _ members: [String: SARIFShape], _ needed: [String],
    _ oneOf: [String]
  ) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(path): no object"] }
    var faults = needed.filter { object[$0] == nil }.map { "\(path): no \($0)" }
    if !oneOf.isEmpty, !oneOf.contains(where: { object[$0] != nil }) {
      faults.append("\(path): none of \(oneOf)")
    }
    for (name, member) in object {
      guard let shape = members[name] else {
        faults.append("\(path): no such member: \(name)")
        continue
      }
      faults += shape.faults(of: member, at: "\(path).\(name)")
    }
    return faults
  }

  /// Whether a number was written as *true* or *false*.
  private func isBoolean(_ value: Any) -> Bool {
    "\(type(of: value))".contains("Bool")
  }

  /// Whether a text is a URI reference (RFC 3986, appendix A): allowed characters only, sound escapes,
  /// and no colon in the first segment of a relative path.
  static func isReference(_ text: String) -> Bool {
    let allowed = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%")
    guard !text.isEmpty, text.allSatisfy(allowed.contains) else { return false }
    let pieces = text.split(separator: "%", omittingEmptySubsequences: false)
    guard
      pieces.dropFirst().allSatisfy({
        $0.prefix(2).count == 2 && $0.prefix(2).allSatisfy(\.isHexDigit)
      })
    else { return false }
    guard let first = text.split(separator: "/", omittingEmptySubsequences: false).first,
      let colon = first.firstIndex(of: ":")
    else { return true }
    let scheme = first[..<colon]
    return scheme.first?.isLetter ?? false
      && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }
}

extension SARIFShape {
  /// A whole log.
  static let log = object(
    [
      "$schema": .reference, "version": .oneOf(["2.1.0"]),
      "runs": .list(run, atLeast: 1, isSet: false),
    ],
    needs: ["version", "runs"], needsOneOf: [])

  private static let run = object(
    [
      "tool": object(["driver": driver], needs: ["driver"], needsOneOf: []),
      "columnKind": .oneOf(["utf16CodeUnits", "unicodeCodePoints"]),
      "results": .list(result, atLeast: 0, isSet: false),
      "artifacts": .list(
        object(["location": artifactLocation], needs: [], needsOneOf: []), atLeast: 0, isSet: true),
      "invocations": .list(invocation, atLeast: 0, isSet: false),
    ], needs: ["tool"], needsOneOf: [])

  private static let driver = object(
    [
      "name": .string, "semanticVersion": .string,
      "rules": .list(descriptor, atLeast: 0, isSet: true),
      "notifications": .list(descriptor, atLeast: 0, isSet: true),
    ], needs: ["name"], needsOneOf: [])

  private static let descriptor = object(
    [
      "id": .string, "shortDescription": text, "fullDescription": text, "help": text,
      "defaultConfiguration": object(["level": level], needs: [], needsOneOf: []),
    ], needs: ["id"], needsOneOf: [])

  private static let result = object(
    [
      "ruleId": .string, "ruleIndex": .integer(from: -1), "level": level, "message": text,
      "locations": .list(location, atLeast: 0, isSet: false), "partialFingerprints": .strings,
      "relatedLocations": .list(location, atLeast: 0, isSet: true),
      "fixes": .list(fix, atLeast: 0, isSet: true), "properties": .bag,
    ], needs: ["message"], needsOneOf: [])

  private static let location = object(
    [
      "id": .integer(from: -1), "physicalLocation": physicalLocation, "message": text,
      "logicalLocations": .list(
        object(["name": .string, "fullyQualifiedName": .string], needs: [], needsOneOf: []),
        atLeast: 0, isSet: true),
    ], needs: [], needsOneOf: [])

  private static let physicalLocation = object(
    ["artifactLocation": artifactLocation, "region": region], needs: [],
    needsOneOf: ["address", "artifactLocation"])

  private static let artifactLocation = object(
    ["uri": .reference, "index": .integer(from: -1)], needs: [], needsOneOf: [])

  private static let region = object(
    [
      "startLine": .integer(from: 1), "startColumn": .integer(from: 1),
      "endLine": .integer(from: 1), "endColumn": .integer(from: 1),
      "charOffset": .integer(from: -1), "charLength": .integer(from: 0), "snippet": content,
    ], needs: [], needsOneOf: ["startLine", "charOffset", "byteOffset"])

  private static let fix = object(
    [
      "description": text,
      "artifactChanges": .list(
        object(
          [
            "artifactLocation": artifactLocation,
            "replacements": .list(
              object(
                ["deletedRegion": region, "insertedContent": content], needs: ["deletedRegion"],
                needsOneOf: []), atLeast: 1, isSet: false),
          ], needs: ["artifactLocation", "replacements"], needsOneOf: []), atLeast: 1, isSet: true),
    ], needs: ["artifactChanges"], needsOneOf: [])

  private static let invocation = object(
    [
      "executionSuccessful": .boolean,
      "toolExecutionNotifications": .list(
        object(
          [
            "message": text, "level": level,
            "descriptor": object(["id": .string], needs: [], needsOneOf: ["id", "index", "guid"]),
            "locations": .list(location, atLeast: 0, isSet: true),
          ], needs: ["message"], needsOneOf: []), atLeast: 0, isSet: false),
    ], needs: ["executionSuccessful"], needsOneOf: [])

  private static let content = object(["text": .string], needs: [], needsOneOf: [])
  private static let text = object(["text": .string], needs: ["text"], needsOneOf: [])
  private static let level = oneOf(["none", "note", "warning", "error"])
}
