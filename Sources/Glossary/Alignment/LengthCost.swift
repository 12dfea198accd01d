/// How unlikely it is that stretches of two texts are translations of each other, by their lengths.
///
/// W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
/// Computational Linguistics 19 (1), 1993: the length of a translation is normally distributed around
/// a multiple of the length of its source. Anchors that one side lacks, and headings that pair with
/// other text, cost more.
struct LengthCost {
  /// How many characters of the translation a character of the text becomes.
  private let ratio: Double

  /// How many characters the guess weighs that a translation is as long as its source.
  private static let priorLength = 2_000

  /// The variance for each character.
  private static let variance = 6.8

  /// The cost of each anchor without a counterpart, and how many count.
  private static let anchorCost = 150
  private static let maximumAnchors = 5

  /// The cost of a heading that pairs with other text.
  private static let headingCost = 400

  /// The most that the length of an item without a counterpart costs: what is left out may be long.
  private static let maximumOmissionCost = 100

  /// Makes costs for texts of these lengths.
  init(sourceLength: Int, targetLength: Int) {
    // Short texts say little of the languages, so that theirs is drawn to one.
    ratio = Double(targetLength + Self.priorLength) / Double(sourceLength + Self.priorLength)
  }

  /// The cost of a bead.
  ///
  /// - Complexity: O(number of anchors · log).
  func cost(_ source: ArraySlice<AlignmentItem>, _ target: ArraySlice<AlignmentItem>) -> Int {
    var cost = Self.prior(source.count, target.count)
    let length = lengthCost(
      source.reduce(0) { $0 + $1.length }, target.reduce(0) { $0 + $1.length })
    guard !source.isEmpty, !target.isEmpty else {
      return cost + min(length, Self.maximumOmissionCost)
    }
    cost += length
    let isHeading = source.contains(where: \.isHeading)
    let isMixed =
      isHeading != target.contains(where: \.isHeading)
      || (isHeading && source.count + target.count > 2)
    if isMixed { cost += Self.headingCost }
    let hasAnchors =
      source.contains { !$0.anchors.isEmpty } || target.contains { !$0.anchors.isEmpty }
    guard hasAnchors else { return cost }
    let lost = Self.differences(source.flatMap(\.anchors), target.flatMap(\.anchors))
    return cost + Self.anchorCost * min(lost, Self.maximumAnchors)
  }

  /// How rare a bead of this shape is beside one of one item each (Gale and Church, table 5).
  private static func prior(_ source: Int, _ target: Int) -> Int {
    switch (source, target) {
    case (1, 1): 0
    case (1, 0), (0, 1): 450
    case (2, 2): 440
    default: 230
    }
  }

  private func lengthCost(_ source: Int, _ target: Int) -> Int {
    let expected = Double(source) * ratio
    let mean = (expected + Double(target)) / 2
    guard mean > 0 else { return 0 }
    let deviation = abs(Double(target) - expected) / (mean * Self.variance).squareRoot()
    let place = deviation * 4
    let last = Self.costs.count - 1
    guard place < Double(last) else {
      // Beyond the table a straight line is steep enough.
      return min(Self.costs[last] + Int((place - Double(last)) * 200), Self.maximumCost)
    }
    let index = Int(place)
    let rest = place - Double(index)
    return Self.costs[index] + Int(rest * Double(Self.costs[index + 1] - Self.costs[index]))
  }

  /// How many anchors of either side the other lacks.
  private static func differences(_ source: [UInt64], _ target: [UInt64]) -> Int {
    let (source, target) = (source.sorted(), target.sorted())
    var (left, right, lost) = (0, 0, 0)
    while left < source.count, right < target.count {
      if source[left] == target[right] {
        left += 1
        right += 1
      } else {
        lost += 1
        if source[left] < target[right] { left += 1 } else { right += 1 }
      }
    }
    return lost + source.count - left + target.count - right
  }

  private static let maximumCost = 100_000

  /// −100 ln of the chance of a deviation of at least so many quarters of the standard deviation.
  private static let costs = [
    0, 22, 48, 79, 115, 155, 201, 252, 309, 371, 439, 512, 591, 676, 767, 864, 967, 1075, 1190,
    1311, 1437, 1570, 1709, 1853, 2004, 2161, 2325, 2494, 2669, 2851, 3038, 3232,
  ]
}
