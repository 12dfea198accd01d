// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "glossary", path: "..")],
  targets: [
    .executableTarget(
      name: "match-benchmark",
      dependencies: [.product(name: "Glossary", package: "glossary")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
