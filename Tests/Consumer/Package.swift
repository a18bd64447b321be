// swift-tools-version: 6.2

import PackageDescription

// A package of somebody else's, whose tests run Maquette in their own process.
let package = Package(
  name: "consumer",
  dependencies: [
    .package(name: "maquette", path: "../..")
  ],
  targets: [
    .testTarget(
      name: "ConsumerTests",
      dependencies: [.product(name: "MaquetteServer", package: "maquette")],
      path: "Tests")
  ]
)
