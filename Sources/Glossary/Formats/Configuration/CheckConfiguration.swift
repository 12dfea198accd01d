/// What a project says of its drafts, in the file `.glossctl.yaml`.
public struct CheckConfiguration: Hashable, Sendable {
  /// The name of the file.
  public static let fileName = ".glossctl.yaml"

  /// Words that are left alone.
  public struct ExemptWords: Hashable, Sendable {
    /// The words and phrases.
    public var words: [String]

    /// The rules that leave them alone; all where none is named.
    public var rules: Set<RuleID>

    /// The paths of the drafts, relative to the file; all where there is none.
    public var paths: PathPatterns
  }

  /// A name with its place in the file, for what only the store can judge.
  public struct PlacedName: Hashable, Sendable {
    /// The name.
    public var name: String

    /// The line, from 1.
    public var line: Int

    /// The column, from 1.
    public var column: Int
  }

  /// The language of the sources of translations.
  public var sourceLanguage: LanguageTag?

  /// The language of translations.
  public var targetLanguage: LanguageTag?

  /// The languages that drafts are in.
  public var languages: [LanguageTag] = []

  /// The term bases to use; all where the file names none.
  public var bases: [PlacedName]?

  /// The habits the drafts are held to.
  public var profile: Profile?

  /// Rules that are off.
  public var disabledRules: Set<RuleID> = []

  /// Severities that take the place of the rules' own.
  public var severities: [RuleID: Severity] = [:]

  /// Words that are left alone.
  public var exemptions: [ExemptWords] = []

  /// Files that are not checked, relative to the file.
  public var ignored = PathPatterns([])

  /// The day of the drafts.
  public var date: PartialDate?

  /// The weight from which a finding makes a run fail.
  public var failOn: Severity?

  /// The path of the store, relative to the file.
  public var database: String?

  /// How a server of the project is wanted.
  public var server = ServerSettings()

  /// Makes a configuration that says nothing.
  public init() {}

  /// The exemptions for one draft.
  ///
  /// - Complexity: O(exemptions · length of the path).
  public func exemptions(for path: String) -> [Exemption] {
    exemptions.filter { $0.paths.isEmpty || $0.paths.matches(path) }
      .flatMap { exempt in exempt.words.map { Exemption($0, rules: exempt.rules) } }
  }
}
