// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "maquette",
  products: [
    .executable(name: "maquette", targets: ["MaquetteCommand"]),
    .library(name: "MaquetteServer", targets: ["Maquette", "MaquetteServer"]),
  ],
  targets: [
    // Debian's codec libraries, as modules.
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    .systemLibrary(
      name: "CWebP", pkgConfig: "libwebpmux", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),

    // The Linux headers that Swift's Glibc module lacks.
    .systemLibrary(name: "CLinux"),

    // What needs setjmp around libpng and libjpeg-turbo, which Swift refuses; zlib comes with libpng.
    .target(name: "CCodecs", dependencies: ["CPNG", "CJPEG"]),

    // Pixels, drawing and the three file formats.
    .target(name: "Raster", dependencies: ["CCodecs", "CPNG", "CJPEG", "CWebP"]),

    // The token vocabulary o200k_base, as data.
    .target(name: "CVocabulary", exclude: ["LICENSE", "o200k_base.bin"]),

    // The emulated API: a request in, a response out.
    .target(name: "Maquette", dependencies: ["CVocabulary", "Raster"]),

    // The HTTP/1.1 listener, which a Swift test suite can embed.
    .target(name: "MaquetteServer", dependencies: ["Maquette", "CLinux"]),

    // What Swift lacks for running another program.
    .target(name: "CProcess"),

    // The command line.
    .executableTarget(name: "MaquetteCommand", dependencies: ["Maquette", "MaquetteServer", "CProcess"]),

    // What the tests of several targets need.
    .target(name: "TestSupport", path: "Tests/TestSupport"),

    .testTarget(name: "RasterTests", dependencies: ["Raster", "TestSupport"]),
    .testTarget(name: "MaquetteTests", dependencies: ["CVocabulary", "Maquette", "Raster", "TestSupport"]),
    .testTarget(name: "MaquetteServerTests", dependencies: ["MaquetteServer", "Maquette", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// What must hold whatever bytes come: as a test, or, for scripts/fuzz, as a program of libFuzzer's.
let fuzzed: [Target.Dependency] = ["CVocabulary", "Maquette", "MaquetteServer", "Raster", "TestSupport"]
package.targets.append(
  Context.environment["MAQUETTE_FUZZ"] == nil
    ? .testTarget(name: "FuzzTests", dependencies: fuzzed, exclude: ["LibFuzzer.swift"])
    : .executableTarget(
      name: "Fuzz", dependencies: fuzzed, path: "Tests/FuzzTests",
      exclude: ["Corpus.swift", "ReplayTests.swift"]))

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  if target.type != .test {
    target.swiftSettings?.append(.strictMemorySafety())
  }
}
