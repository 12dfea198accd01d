extension TitleComparer {
  /// A law whose number and title do not belong together.
  struct LawOutcome {
    /// The word before the title.
    var opener: Int
    var finding: Finding

    /// The law so many words and bytes further on.
    func moved(words: Int, bytes: Int) -> LawOutcome {
      LawOutcome(opener: opener + words, finding: finding.moved(by: bytes))
    }
  }

  /// Laws in some words of a draft whose number and title do not belong together.
  func laws(in range: Range<Int>) -> [LawOutcome] {
    range.compactMap { index in
      guard isLawOpener[Int(words.numbers[index])],
        let law = LawReference(at: index, in: words)
      else { return nil }
      return finding(law).map { LawOutcome(opener: index, finding: $0) }
    }
  }

  private func finding(_ law: LawReference) -> Finding? {
    // The title is of the language of the word before it.
    let language: LanguageTag =
      ["tentang", "mengenai"].contains(words.word(law.opener)) ? .indonesian : .english
    let titles = index.titles(of: law.key).filter {
      knowledge.acronyms.designation($0.reference).language.serves(language)
    }
    guard !titles.isEmpty, words.isCapital(law.title) else { return nil }
    let run = self.run(from: law.title)
    let content = self.content(run)
    let all = run.map(words.word)
    // In English the small words of a title are the translator's.
    let isFree = !language.serves(.indonesian)
    let isRight = titles.contains { title in
      Self.isSame(Array(all.prefix(title.words.count)), title.words)
        || isFree && content.map(\.word).starts(with: title.content)
        // A title that is cut short is no other title.
        || title.content.starts(with: content.map(\.word))
        // Laws of ratification name the treaty in either language.
        || title.content.first == "pengesahan" && content.first?.word == "pengesahan"
    }
    guard !isRight, let title = titles.first, !passages.isBoilerplate(words.range(run))
    else { return nil }
    let found = content.prefix(title.content.count)
    let difference = ExpansionDifference(found: found.map(\.word), expected: title.content)
    guard let last = found.last else { return nil }
    let isOther = difference.common * 10 < title.content.count * 6
    let designation = knowledge.acronyms.designation(title.reference)
    let range = words.range(law.title..<last.index + 1)
    let tail = designation.text.range(of: title.words.first ?? "", in: title)
    let number = "\(law.key.number)/\(law.key.year)"
    return Finding(
      rule: TitleVariant.id, severity: isOther ? .major : .minor,
      message: isOther
        ? "law \(number) has another title; write “\(tail)”, or check the number"
        : "this is not the title of law \(number): \(difference.description); write “\(tail)”",
      range: range, suggestions: isOther ? [] : [tail],
      concept: knowledge.base.concepts[title.reference.concept].id,
      source: designation.sources.first)
  }
}

extension String {
  /// The end of a law's name that holds its title.
  fileprivate func range(of first: String, in title: TitleIndex.Title) -> String {
    var rest = self[...]
    while !rest.isEmpty {
      let words = rest.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      if words.first == first, words.count == title.words.count { return String(rest) }
      guard let space = rest.firstIndex(of: " ") else { break }
      rest = rest[rest.index(after: space)...]
    }
    return self
  }
}
