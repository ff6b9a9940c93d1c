// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order in which data flows through them; `Sources/README.md` shows the same
// order as a picture, and Tests/RepositoryTests/LayeringTests.swift holds the imports against it.

/// A warning is an error where ARCHLINT_STRICT is set, as `make` sets it.
///
/// A user's own build, by a newer compiler perhaps, must not fail on a warning it has just learnt.
let strictness: [SwiftSetting] =
  Context.environment["ARCHLINT_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + strictness

/// One step of the flow: a folder in `Sources/` and what it may import.
func module(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one step: a folder in `Tests/`.
func tests(
  _ name: String, of dependencies: [Target.Dependency], data: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: data,
    swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "archlint",
  products: [.executable(name: "archlint", targets: ["archlint"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(
      name: "CRE2", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    module("RegularExpressions", uses: ["CRE2"]),
    module("Diagnostics"),
    module("Documents", uses: ["CLibYAML", "Diagnostics"]),
    module("CEL", uses: ["RegularExpressions"]),
    module("HCL", uses: ["Documents", "Diagnostics"]),
    module("Shell", uses: ["Diagnostics"]),
    module("PromQL", uses: ["RegularExpressions", "Diagnostics"]),
    module("ArchitectureGraph", uses: ["Documents", "Diagnostics", collections]),
    module(
      "Terraform",
      uses: [
        "ArchitectureGraph", "HCL", "ResourceSchemas", "Documents", "Diagnostics",
        "RegularExpressions",
      ]),
    module(
      "Kubernetes",
      uses: ["ArchitectureGraph", "Documents", "Diagnostics", "RegularExpressions"]),
    module(
      "Monitoring", uses: ["ArchitectureGraph", "PromQL", "Documents", "Diagnostics"]),
    module("Workflows", uses: ["ArchitectureGraph", "Shell", "Documents", "Diagnostics"]),
    .target(
      name: "BuiltinPolicies", path: "policies", swiftSettings: settings,
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "ResourceSchemas", exclude: ["README.md"], swiftSettings: settings,
      plugins: ["EmbedFilesPlugin"]),
    .executableTarget(name: "EmbedFiles", swiftSettings: settings),
    .plugin(
      name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),
    module(
      "Policies",
      uses: [
        "CEL", "Documents", "Diagnostics", "ArchitectureGraph", "ResourceSchemas",
        "BuiltinPolicies",
      ]),
    module(
      "Verdicts",
      uses: ["Policies", "CEL", "ArchitectureGraph", "Documents", "Diagnostics"]),
    module("Drawing", uses: ["Verdicts", "Policies", "ArchitectureGraph", "Diagnostics"]),
    module(
      "Reporting",
      uses: ["Drawing", "Verdicts", "Policies", "ArchitectureGraph", "Documents", "Diagnostics"]),
    module(
      "Linting",
      uses: [
        "Terraform", "Kubernetes", "Monitoring", "Workflows", "Policies", "Verdicts", "CEL",
        "ArchitectureGraph", "HCL", "Documents", "Diagnostics",
      ]),
    .executableTarget(
      name: "archlint",
      dependencies: [
        "Linting", "Reporting", "Drawing", "Verdicts", "Policies", "ArchitectureGraph",
        "Diagnostics", argumentParser,
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "MeasureReferences", dependencies: ["Terraform", "ArchitectureGraph", "Documents"],
      swiftSettings: settings),

    .target(name: "CAllocations"),
    .executableTarget(
      name: "MeasureEvaluation",
      dependencies: [
        "Verdicts", "Policies", "BuiltinPolicies", "Kubernetes", "CEL", "ArchitectureGraph",
        "Documents", "Diagnostics", "CAllocations",
      ],
      swiftSettings: settings),

    module("TestSupport", uses: ["Diagnostics", "Documents"]),
    tests("RegularExpressionsTests", of: ["RegularExpressions"]),
    tests("DiagnosticsTests", of: ["Diagnostics"]),
    tests("DocumentsTests", of: ["Documents", "Diagnostics"]),
    tests("CELTests", of: ["CEL"]),
    tests("HCLTests", of: ["HCL", "Diagnostics"]),
    tests("ShellTests", of: ["Shell", "Diagnostics"]),
    tests("PromQLTests", of: ["PromQL", "Diagnostics"]),
    tests("ConformanceTests", of: ["CEL", "Documents"], data: ["known-failures.txt"]),
    tests("ArchitectureGraphTests", of: ["ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "TerraformTests",
      of: ["Terraform", "ArchitectureGraph", "HCL", "Documents", "Diagnostics"]),
    tests(
      "KubernetesTests", of: ["Kubernetes", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "MonitoringTests",
      of: ["Monitoring", "Kubernetes", "PromQL", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "WorkflowsTests", of: ["Workflows", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests("ResourceSchemasTests", of: ["ResourceSchemas", "Documents"]),
    tests(
      "PoliciesTests",
      of: ["Policies", "CEL", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "VerdictsTests",
      of: ["Verdicts", "Policies", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "ReportingTests",
      of: ["Reporting", "Verdicts", "Policies", "ArchitectureGraph", "Documents", "Diagnostics"]),
    tests(
      "DrawingTests", of: ["Drawing", "Reporting", "Linting", "Verdicts", "ArchitectureGraph"]),
    tests(
      "FixtureTests",
      of: [
        "Linting", "Reporting", "Verdicts", "Policies", "ArchitectureGraph", "Documents",
        "Diagnostics",
      ]),
    tests("RepositoryTests", of: []),
    tests("CommandLineTests", of: ["archlint", "MeasureEvaluation"]),
  ],
  cxxLanguageStandard: .cxx17
)
