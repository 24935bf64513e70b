// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "fragility",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "FragilityIndex", targets: ["FragilityIndex"]),
    .library(name: "FragilityFiles", targets: ["FragilityFiles"]),
    .library(name: "FragilityReports", targets: ["FragilityReports"]),
    .executable(name: "fragility", targets: ["fragility"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "CKernels"),
    .target(name: "FragilityIndex", dependencies: ["CKernels"]),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .yum(["zlib-devel"])]
    ),
    .systemLibrary(
      name: "CExpat",
      pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .yum(["expat-devel"]), .brew(["expat"])]
    ),
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "FragilityFiles",
      dependencies: [
        "FragilityIndex", "CKernels", "CZlib", "CExpat",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      resources: [
        .embedInCode("BuiltIn/quartier.toml"),
        .embedInCode("BuiltIn/ifn-2023.toml"),
        .embedInCode("BuiltIn/ifn-2019.toml"),
        .embedInCode("BuiltIn/ifn-2019-published.toml"),
        .embedInCode("BuiltIn/deri.toml"),
        .embedInCode("BuiltIn/imd-2019.toml"),
        .embedInCode("BuiltIn/simd-2016.toml"),
        .embedInCode("BuiltIn/svi-2018.toml"),
        .embedInCode("BuiltIn/hdi.toml"),
        .embedInCode("BuiltIn/mpi.toml"),
        .embedInCode("BuiltIn/starter.toml"),
        .embedInCode("BuiltIn/starter.csv"),
      ]
    ),
    .target(
      name: "FragilityReports",
      dependencies: [
        "FragilityIndex", "FragilityFiles",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [
        .embedInCode("Templates/style.css"),
        .embedInCode("Templates/layout.mustache"),
        .embedInCode("Templates/index.mustache"),
        .embedInCode("Templates/territory.mustache"),
        .embedInCode("Templates/ranking.mustache"),
        .embedInCode("Templates/parent.mustache"),
        .embedInCode("Templates/method.mustache"),
        .embedInCode("Templates/quality.mustache"),
        .embedInCode("Templates/explorer.mustache"),
        .embedInCode("Templates/explorer-numbers.js"),
        .embedInCode("Templates/explorer-rescaling.js"),
        .embedInCode("Templates/explorer-scores.js"),
        .embedInCode("Templates/explorer-state.js"),
        .embedInCode("Templates/explorer.js"),
        .embedInCode("Templates/explorer-ranking.js"),
        .embedInCode("Templates/explorer-view.js"),
      ]
    ),
    .executableTarget(
      name: "fragility",
      dependencies: [
        "FragilityIndex", "FragilityFiles", "FragilityReports", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "FragilityIndexTests", dependencies: ["FragilityIndex"]),
    .testTarget(name: "FragilityFilesTests", dependencies: ["FragilityFiles"]),
    .testTarget(
      name: "FragilityReportsTests",
      dependencies: ["FragilityReports", "FragilityFiles"]
    ),
    .testTarget(name: "fragilityTests", dependencies: ["fragility", "FragilityFiles"]),
  ]
)

// Warnings are errors, and documentation and benchmarks can be built, where FRAGILITY_DEVELOPMENT is set; a plain build
// stays quick.
let isDevelopment = Context.environment["FRAGILITY_DEVELOPMENT"] != nil

if isDevelopment {
  package.dependencies += [
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ]
  package.targets.append(
    .executableTarget(
      name: "FragilityBenchmarks",
      dependencies: [
        "FragilityIndex", "FragilityFiles",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/FragilityBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    )
  )
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if isDevelopment {
    target.swiftSettings?.append(.treatAllWarnings(as: .error))
  }
}
