internal import Lab

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension LabLaunch {
  /// This program as its own helper; `SWITCHBOARD_LAB_REFUSE` makes steps fail, for tests.
  static var ofThisProgram: LabLaunch {
    let text = getenv("SWITCHBOARD_LAB_REFUSE").map { String(cString: $0) } ?? ""
    return LabLaunch(refusals: Refusals(text))
  }
}
