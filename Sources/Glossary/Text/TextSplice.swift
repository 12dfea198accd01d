/// Two states of a text that are the same but for one stretch.
///
/// The stretch is wider than what was changed: it begins and ends where paragraphs do, far enough from
/// the change that what words mean outside cannot hang on it. So whatever was read of the text outside
/// it holds for both states, at other places.
struct TextSplice: Hashable, Sendable {
  /// A stretch in both states, counted in one unit.
  struct Stretch: Hashable, Sendable {
    /// Where it begins, in both.
    var start: Int

    /// Where it ends in the earlier state.
    var oldEnd: Int

    /// Where it ends in the later state.
    var newEnd: Int

    /// How far what stands behind it moves.
    var growth: Int { newEnd - oldEnd }

    /// What it holds in the later state.
    var new: Range<Int> { start..<newEnd }

    /// A list of the later state: what the earlier one has outside, moved where that is behind, and
    /// what is new.
    ///
    /// - Parameters:
    ///   - old: The list of the earlier state, an element a unit.
    ///   - new: The elements within the stretch.
    ///   - move: An element behind the stretch as the later state has it.
    /// - Returns: The list.
    /// - Complexity: O(length).
    func splice<Element>(
      _ old: [Element], _ new: some Collection<Element>, move: (Element) -> Element
    ) -> [Element] {
      var list: [Element] = []
      list.reserveCapacity(start + new.count + old.count - oldEnd)
      list += old[..<start]
      list += new
      for element in old[oldEnd...] { list.append(move(element)) }
      return list
    }
  }

  /// The stretch in bytes.
  var bytes: Stretch

  /// The stretch in tokens.
  var tokens: Stretch

  /// The stretch in words: tokens with content.
  var words: Stretch
}

extension TextSplice.Stretch {
  /// What stands at places of the later state: what the earlier one has outside the stretch, moved
  /// where that is behind, and what is new.
  ///
  /// - Parameters:
  ///   - old: What stands in the earlier state, in order of the places.
  ///   - new: What stands within the stretch.
  ///   - place: Where something stands, in the unit of the stretch.
  ///   - move: Something behind the stretch as the later state has it.
  /// - Returns: What stands in the later state, in order.
  /// - Complexity: O(length of the lists).
  func splice<Element>(
    _ old: [Element], _ new: [Element], place: (Element) -> Int, move: (Element) -> Element
  ) -> [Element] {
    let first = old.partitioningIndex { place($0) >= start }
    let end = old.partitioningIndex { place($0) >= oldEnd }
    var list: [Element] = []
    list.reserveCapacity(first + new.count + old.count - end)
    list += old[..<first]
    list += new
    for element in old[end...] { list.append(move(element)) }
    return list
  }
}

extension TextSplice {
  /// What stands at offsets of the later state; `move` takes something so many bytes further on.
  ///
  /// - Complexity: O(length of the lists).
  func splice<Element>(
    _ old: [Element], _ new: [Element], offset: (Element) -> Int, move: (Element, Int) -> Element
  ) -> [Element] {
    bytes.splice(old, new, place: offset) { move($0, bytes.growth) }
  }

  /// The same for ranges.
  func splice(_ old: [TextRange], _ new: [TextRange]) -> [TextRange] {
    splice(old, new, offset: \.start) { $0.moved(by: $1) }
  }
}

extension Range<Int> {
  /// The range so many places further on.
  func moved(by distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}

extension TextRange {
  /// The range so many bytes further on.
  func moved(by distance: Int) -> TextRange {
    TextRange(start: start + distance, end: end + distance)
  }
}
