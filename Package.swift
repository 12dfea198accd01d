// swift-tools-version: 6.2

import PackageDescription

// CI builds with this set; a user's newer compiler may warn of more without breaking their build.
let warningsAreErrors = Context.environment["GLOSSARY_WARNINGS_AS_ERRORS"] != nil

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
  ] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "glossary",
  products: [
    .library(name: "Glossary", targets: ["Glossary"]),
    .library(name: "GlossaryStore", targets: ["GlossaryStore"]),
    .executable(name: "glossctl", targets: ["glossctl"]),
    .executable(name: "glossd", targets: ["glossd"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(
      name: "CICU",
      linkerSettings: [
        .linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata"),
        // Where ICU is linked statically, a linker that goes once through its libraries wants it behind.
        .linkedLibrary("stdc++", .when(platforms: [.linux])),
      ]
    ),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CMalloc"),
    // Not linked: see PostgresLibrary.
    .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CArchive"),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(
      name: "BuiltinTerms",
      path: "terms"
    ),
    .target(
      name: "BuiltinSegmentation",
      path: "Sources/Glossary/Text/Segmentation/Builtin"
    ),
    .target(
      name: "Glossary",
      dependencies: [
        "CICU", "CExpat", "CZlib", "CArchive", "CGumbo", "CMarkdown", "BuiltinSegmentation",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Text/Segmentation/Builtin"],
      swiftSettings: strict
    ),
    .target(
      name: "GlossaryStore",
      dependencies: [
        "Glossary", "BuiltinTerms", "CPostgres", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "GlossaryWorkbench", dependencies: ["Glossary", "GlossaryStore", "CSodium"],
      swiftSettings: strict),
    .target(
      name: "GlossaryEditor", dependencies: ["Glossary", "GlossaryStore", "GlossaryWorkbench"],
      swiftSettings: strict),
    .executableTarget(
      name: "glossctl",
      dependencies: [
        "Glossary", "GlossaryStore", "GlossaryWorkbench", "GlossaryEditor", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "BuiltinPages",
      path: "Sources/GlossaryServer/Pages/Builtin"
    ),
    .target(
      name: "GlossaryServer",
      dependencies: [
        "Glossary", "GlossaryStore", "GlossaryWorkbench", "BuiltinPages",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      exclude: ["Pages/Builtin"],
      swiftSettings: strict),
    .executableTarget(
      name: "glossd",
      dependencies: [
        "GlossaryServer", "GlossaryStore", "GlossaryWorkbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Glossary"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "GlossaryTests", dependencies: ["Glossary", "BuiltinTerms", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GlossaryStoreTests", dependencies: ["Glossary", "GlossaryStore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GlossaryWorkbenchTests",
      dependencies: ["Glossary", "GlossaryStore", "GlossaryWorkbench", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GlossaryServerTests",
      dependencies: ["Glossary", "GlossaryServer", "GlossaryStore", "TestSupport", "glossd"],
      swiftSettings: strict),
    .testTarget(
      name: "GlossaryEditorTests",
      dependencies: ["Glossary", "GlossaryEditor", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "glossctlTests",
      dependencies: [
        "glossctl", "Glossary", "GlossaryStore", "GlossaryWorkbench", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
