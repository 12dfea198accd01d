/// English words whose singular no rule finds.
enum EnglishWords {
  /// From a plural to its singular; a word that only looks like a plural leads to itself.
  static let singulars: [Substring: Substring] = {
    var singulars: [Substring: Substring] = [:]
    for word in wordList(noPlural) { singulars[word] = word }
    for word in wordList(pluralInS) { singulars[word] = word.dropLast() }
    for word in wordList(pluralInES) { singulars[word] = word.dropLast(2) }
    for word in wordList(singularInIS) { singulars[word] = word.dropLast(2) + "is" }
    let pairs = wordList(irregular)
    for index in stride(from: 1, to: pairs.count, by: 2) {
      singulars[pairs[index - 1]] = pairs[index]
    }
    return singulars
  }()

  // MARK: Lists

  /// Adverbs, pronouns, contractions, names, and nouns that mean something else without the `s`
  /// (*customs*, *goods*, *damages*) or are adjectives then (*politics*, *graphics*).
  private static let noPlural = """
    here's how's let's she's that's there's what's when's where's who's why's

    afterwards alas always besides crossroads does downstairs goes grassroots hereabouts hers
    indoors nowadays oftentimes ofttimes ours ourselves outdoors overseas perhaps plus sometimes
    theirs themselves thereabouts this thus unawares upstairs whereabouts whereas yours yourselves

    afrikaans aids alias apropos asbestos atlas barracks bias biceps biogas canvas caries chaos
    christmas congeries corps cosmos cyclops diabetes ethos faeces feces forceps gallows herpes
    humanities interspecies kudos lens measles mers molasses mumps news pancreas pathos pharos
    rabies rhinoceros riches rickets sapiens sars scabies series shingles siemens species subspecies
    summons thermos trans triceps xmas

    arms arrears belongings clothes commons cons customs damages dues earnings goods headquarters
    means mores odds premises proceeds sans securities shorts surroundings thanks workings

    acoustics acrobatics aerobics aerodynamics aeronautics aesthetics analytics astronautics
    astrophysics athletics avionics biometrics biophysics biostatistics civics cybernetics
    demographics diagnostics dynamics econometrics economics electronics electrostatics ergonomics
    esthetics ethics eugenics forensics genetics geophysics geopolitics geriatrics graphics
    gymnastics hemodynamics hydraulics hydrodynamics hydroponics informatics italics kinematics
    kinetics linguistics logistics macroeconomics mathematics mechanics metaphysics microeconomics
    neurolinguistics obstetrics olympics optics orthopedics paediatrics pediatrics pharmaceutics
    pharmacokinetics phonetics physics politics pragmatics psycholinguistics robotics semantics
    semiotics sociolinguistics therapeutics thermodynamics

    adams agnes algiers alps andes andrews angeles angers arkansas athens bahamas barbados brussels
    caracas carlos celebes charles chris comoros cummings dallas daniels davies descartes dickens
    douglas edwards elias evans faeroes fairbanks faroes flores frances galapagos georges hans
    hastings hawkins hercules higgins holmes honduras hopkins hughes indies jacobs jacques james
    jennings johannes johns jonas jones judas jules kansas keynes kris laos leeds lucas maldives
    marcos mars massachusetts matthews morales moses naples netherlands nicholas nicolas niles
    orleans owens peters philippines philips phillips reuters reynolds richards roberts rogers
    rubens santos seychelles stevens texas thames thomas tobias ulysses vegas versailles wales
    wilkins williams yves

    bappenas bpjs bumdes dbus depkes dinas dinkes gprs https inpres jamkesmas kelas ntfs polindes
    puskesmas
    """

  /// Plurals in `-s` after letters that point to another rule: *movies*, *shoes*, *taxis*.
  private static let pluralInS = """
    belies biggies birdies boogies bookies bowties brownies budgies calories collies cookies coolies
    coteries cuties freebies genies goalies groupies hippies hogties hoodies junkies kiddies laddies
    lassies lingeries magpies menageries movies neckties newbies oldies pinkies pixies prairies
    quickies reveries roadies rookies selfies smoothies sorties sweeties talkies techies underlies
    unties veggies yuppies zombies

    aloes backhoes canoes floes foes hoes horseshoes mistletoes oboes overshoes roes shoes sloes
    snowshoes throes tiptoes toes woes

    aches apaches avalanches backaches bellyaches brioches caches cliches creches douches earaches
    headaches heartaches microfiches moustaches mustaches niches pastiches psyches quiches
    stomachaches toothaches tranches

    crevasses finesses impasses mousses posses

    afghanis alibis apis azerbaijanis azeris bahrainis bangladeshis bengalis bikinis bupatis chilis
    corgis emiratis emojis guis gujaratis iraqis israelis kashmiris khakis kiwis kuwaitis kyais
    muftis nazis nepalis omanis pakistanis punjabis qataris rabbis safaris salamis santris saudis
    somalis swazis taxis thais tsunamis uris wikis yemenis yetis

    bantus bayous bureaus caribous chateaus emus gurus haikus hindus ious menus milieus mous
    parvenus plateaus submenus sudokus tableaus tofus tutus zulus
    """

  /// Plurals in `-es` whose singular ends in `s`: *buses*, *lenses*.
  private static let pluralInES = """
    abacuses aliases anuses apparatuses atlases biases bonuses buses cactuses calluses campuses
    canvases caucuses censuses choruses christmases circuses citruses consensuses corpuses crocuses
    discuses exoduses fetuses focuses foetuses funguses gases geniuses hiatuses hippopotamuses
    ibises impetuses irises isthmuses lenses lotuses metropolises minibuses minuses nexuses
    nucleuses octopuses omnibuses opuses pancreases papyruses pelvises penises platypuses pluses
    prospectuses radiuses rhinoceroses ruckuses sinuses statuses stimuluses summonses surpluses
    syllabuses terminuses thermoses thesauruses trellises trolleybuses uteruses walruses yeses
    """

  /// Plurals in `-es` of words in `-is`.
  private static let singularInIS = """
    analyses antitheses apotheoses axes biosyntheses catalyses crises diagnoses dialyses
    electrolyses ellipses emphases exegeses hydrolyses hypnoses hypotheses meioses metamorphoses
    metastases mitoses mycoses necroses nemeses neuroses oases paralyses parentheses photosyntheses
    prognoses prostheses psychoanalyses psychoses reanalyses symbioses synopses syntheses testes
    theses thromboses zoonoses
    """

  /// Plurals, each followed by its singular.
  private static let irregular = """
    children child feet foot geese goose godchildren godchild grandchildren grandchild
    lice louse men man mice mouse schoolchildren schoolchild stepchildren stepchild
    teeth tooth

    airmen airman aldermen alderman assemblymen assemblyman boatmen boatman cameramen cameraman
    chairmen chairman clergymen clergyman countrymen countryman crewmen crewman
    dutchmen dutchman englishmen englishman firemen fireman fishermen fisherman foremen foreman
    frenchmen frenchman freshmen freshman gentlemen gentleman gunmen gunman handymen handyman
    henchmen henchman horsemen horseman irishmen irishman laymen layman
    longshoremen longshoreman middlemen middleman milkmen milkman noblemen nobleman
    pikemen pikeman policemen policeman postmen postman repairmen repairman riflemen rifleman
    seamen seaman servicemen serviceman snowmen snowman warehousemen warehouseman
    watchmen watchman workmen workman

    bookshelves bookshelf calves calf dwarves dwarf elves elf halves half hooves hoof
    housewives housewife knives knife lives life loaves loaf midwives midwife scarves scarf
    selves self shelves shelf thieves thief werewolves werewolf wharves wharf wives wife
    wolves wolf

    addenda addendum algae alga alumni alumnus antennae antenna appendices appendix
    automata automaton bacteria bacterium bureaux bureau cacti cactus cervices cervix
    codices codex consortia consortium corpora corpus criteria criterion curricula curriculum
    foci focus formulae formula fungi fungus helices helix honoraria honorarium indices index
    larvae larva loci locus matrices matrix memoranda memorandum millennia millennium
    mitochondria mitochondrion moratoria moratorium nuclei nucleus phenomena phenomenon
    plateaux plateau radii radius referenda referendum spectra spectrum stimuli stimulus
    strata stratum syllabi syllabus symposia symposium tableaux tableau vertebrae vertebra
    vertices vertex vortices vortex

    busses bus gasses gas monies money quizzes quiz
    """
}
