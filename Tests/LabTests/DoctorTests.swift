import Foundation
import Testing

/// `switchboard doctor` on this machine, with steps that are made to fail.
@Suite(.enabled(if: Program.hasLab))
struct DoctorTests {
  private func doctor(_ options: String..., refusing refusals: String = "") throws -> String {
    let (output, status) = try Program.run(
      [Program.path, "doctor"] + options, environment: ["SWITCHBOARD_LAB_REFUSE": refusals])
    #expect(status == 0)
    return output
  }

  @Test
  func `a refused step comes with its errno, its cause and a cure; those after it were not tried`()
    throws
  {
    let lines = try doctor(refusing: "namespaces=28,own-packets=1").split(separator: "\n")
    #expect(
      lines.contains("no: ENOSPC      It makes a network of its own (user and network namespace)."))
    #expect(lines.contains("not tried       The network's loopback device comes up."))
    #expect(lines.contains { $0.hasPrefix("Tier C:") })
    #expect(
      lines.contains("  Cure: End other sessions, or raise user.max_user_namespaces by sysctl."))
  }

  @Test
  func `the card is one line`() throws {
    let card = try doctor("--card", refusing: "filter=1")
    #expect(card.hasPrefix("switchboard: tier B; "))
    #expect(card.hasSuffix("; refused: filter EPERM\n"))
    #expect(card.split(separator: "\n").count == 1)
  }

  @Test
  func `the JSON has the tier, and an entry for each step`() throws {
    let json = try doctor("--json", refusing: "userless=1,user-maps=13,own-packets=1")
    let whole = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(whole?["tier"] as? String == "C")
    let steps = try #require(whole?["steps"] as? [[String: Any]])
    let maps = try #require(steps.first { $0["step"] as? String == "user-maps" })
    #expect(maps["outcome"] as? String == "failed")
    #expect(maps["error"] as? String == "EACCES")
    #expect(maps["cure"] is String)
    #expect(steps.first { $0["step"] as? String == "helper" }?["outcome"] as? String == "passed")
    #expect(steps.contains { $0["outcome"] as? String == "not tried" })
  }
}
