// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with: the Swift 6 language mode (below) and three upcoming features.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What the layers that run Python code and make its calls are built with besides.
///
/// Their objects live under one lock, and every access is checked for exclusivity where the tests run; a release
/// leaves out these checks, which would cost the evaluator a tenth of its time.
let evaluating: [SwiftSetting] = [
  .unsafeFlags(
    [
      "-enforce-exclusivity=unchecked", "-cross-module-optimization",
      "-Xllvm", "-swiftmergefunc-threshold=0", "-Xllvm", "-inline-threshold=400",
    ], .when(configuration: .release))
]

/// How the program is linked: a release lies at one address, as Debian's python3 does.
///
/// Otherwise a hundred thousand pointers are put right at each start, which is a tenth of it.
let atOneAddress: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xclang-linker", "-no-pie"], .when(platforms: [.linux], configuration: .release))
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")

/// A Swift target of the layers drawn in README; the arrows between layers are the dependencies named here.
func layer(
  _ name: String, _ dependencies: [Target.Dependency], settings: [SwiftSetting] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + settings)
}

/// The tests of one layer.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "switchboard",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "switchboard", targets: ["switchboard"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(
      name: "CMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .target(name: "CKernel"),
    .target(name: "CEditShim", dependencies: ["CLibEdit"]),
    .target(
      name: "Lessons", path: "Lessons",
      exclude: [
        "01-sockets.md",
        "02-creating-a-socket.md",
        "03-using-bytes.md",
        "04-using-messages.md",
        "05-binary-data.md",
        "06-disconnecting.md",
        "07-when-sockets-die.md",
        "08-non-blocking-sockets.md",
        "09-select.md",
        "10-capstone-chat-server.md",
      ]),

    layer("Locks", []),
    layer("PySyntax", []),
    layer(
      "PyInterpreter", ["PySyntax", "CKernel", "Locks", bigInt], settings: evaluating),
    layer("Timeline", [], settings: evaluating),
    layer(
      "Sockets", ["Timeline", "Locks", "CKernel", systemPackage], settings: evaluating),
    layer("Observing", ["Timeline", "Locks", "CKernel", systemPackage]),
    layer(
      "Lab", ["Sockets", "Observing", "Timeline", "Locks", "CKernel", systemPackage]),
    layer(
      "PyModules", ["PyInterpreter", "Sockets", "Timeline", "Locks", bigInt, systemPackage],
      settings: evaluating),
    layer("Peers", ["Sockets", "CKernel", "Timeline", "Locks", nioCore, nioPosix, systemPackage]),
    layer("Explaining", ["Timeline"]),
    layer("LessonModel", ["PySyntax", "CMark", yams]),
    layer(
      "Tutor",
      [
        "PySyntax", "PyInterpreter", "PyModules", "Timeline", "Sockets", "Observing", "Lab",
        "Peers", "Explaining", "LessonModel", "Locks",
      ]),
    layer("TerminalUI", ["CEditShim", "Locks", "Tutor"]),
    .executableTarget(
      name: "switchboard",
      dependencies: [
        "Tutor", "TerminalUI", "LessonModel", "Lessons", "Peers", "Sockets", "Lab", "Locks",
        argumentParser,
      ],
      swiftSettings: strict, linkerSettings: atOneAddress),

    .target(name: "CChildProcesses", path: "Tests/CChildProcesses"),
    .target(
      name: "ChildProcesses", dependencies: ["CChildProcesses", "CKernel", "Locks", "Sockets"],
      path: "Tests/ChildProcesses", swiftSettings: strict),
    tests("ChildProcessesTests", ["ChildProcesses", "CKernel", "Locks", "Sockets"]),
    tests("PySyntaxTests", ["PySyntax", "PyInterpreter", "ChildProcesses"]),
    tests("PyInterpreterTests", ["PyInterpreter", "PySyntax", "Locks"]),
    tests("TimelineTests", ["Timeline", "Locks"]),
    tests(
      "SocketsTests",
      ["Sockets", "Timeline", "Locks", "CKernel", "ChildProcesses", systemPackage]),
    tests(
      "LabTests",
      [
        "Tutor", "LessonModel", "Explaining", "Lab", "Peers", "Sockets", "Observing", "Timeline",
        "Locks", "CKernel", "ChildProcesses", "switchboard",
      ]),
    tests("ObservingTests", ["Observing", "Timeline", "Locks", "CKernel", systemPackage]),
    tests(
      "PyModulesTests",
      [
        "PyModules", "PyInterpreter", "PySyntax", "Sockets", "Timeline", "Locks",
        "ChildProcesses",
      ]),
    tests("PeersTests", ["Peers", "Sockets", "Timeline", "Locks"]),
    tests("ExplainingTests", ["Explaining", "Timeline", "ChildProcesses"]),
    tests("LessonModelTests", ["LessonModel", "PySyntax", "Locks"], exclude: ["Fixtures"]),
    tests(
      "TutorTests",
      [
        "Tutor", "Lab", "LessonModel", "Peers", "Sockets", "Timeline", "Locks", "ChildProcesses",
        "switchboard",
      ]),
    .target(
      name: "Differential", dependencies: ["ChildProcesses"], path: "Tests/Differential/Generator",
      swiftSettings: strict),
    .executableTarget(
      name: "differential-hunt", dependencies: ["Differential", "ChildProcesses", argumentParser],
      path: "Tests/Differential/Command", swiftSettings: strict),
    tests("DifferentialTests", ["Differential", "switchboard"]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["TerminalUI", "Tutor"], path: "Tests/TerminalProbe",
      swiftSettings: strict),
    tests(
      "TerminalUITests",
      ["TerminalUI", "Tutor", "Locks", "CChildProcesses", "ChildProcesses", "terminal-probe"]),
  ],
  swiftLanguageModes: [.v6]
)
