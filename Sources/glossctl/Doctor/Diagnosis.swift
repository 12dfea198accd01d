import Glibc
import GlossaryWorkbench

/// All that `doctor` looks at.
struct Diagnosis {
  let workingFolder: String
  let system: SystemFacts
  let project: ProjectFacts
  let store: StoreFacts

  init(_ common: CommonOptions, isThorough: Bool) throws {
    workingFolder = UserPath.current
    system = SystemFacts(common.style)
    project = try ProjectFacts(folder: workingFolder)
    store = try StoreFacts(option: common.db, project: project.project, isThorough: isThorough)
  }

  var observations: [Observation] {
    system.observations + project.observations + store.observations
  }

  /// How many observations are of a level.
  func count(_ level: Observation.Level) -> Int {
    observations.count { $0.level == level }
  }
}
