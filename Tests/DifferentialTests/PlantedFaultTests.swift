import Differential
import Foundation
import Testing

/// The list of faults that Tests/Differential/plant plants.
struct PlantedFaultTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let faults = PlantedFault.list(
    (try? String(
      contentsOf: root.appendingPathComponent("Tests/Differential/faults.txt"), encoding: .utf8))
      ?? "")

  @Test func `there are twenty faults`() {
    #expect(Self.faults.count == 20)
  }

  @Test(arguments: faults)
  func `a fault can be planted in the present sources`(_ fault: PlantedFault) throws {
    let source = try String(
      contentsOf: Self.root.appendingPathComponent(fault.path), encoding: .utf8)
    #expect(try fault.planted(in: source) != source)
  }
}
