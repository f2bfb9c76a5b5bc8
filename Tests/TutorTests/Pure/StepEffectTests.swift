import Testing
import Timeline

@testable import Tutor

@Suite struct `Comparing what lines did` {
  private func effect(
    names: [String: Glimpse] = [:], calls: [String] = [], failed: [String: Int32] = [:],
    received: [Actor: [UInt8]] = [:], error: String? = nil
  ) -> StepEffect {
    StepEffect(
      names: names,
      calls: Set(
        calls.map { StepEffect.CallKind(name: $0, errno: 0) }
          + failed.map { StepEffect.CallKind(name: $0.key, errno: $0.value) }),
      received: received, error: error, result: nil)
  }

  private let socket = Glimpse(repr: "<socket.socket fd=3>", typeName: "socket")

  @Test func `the same effect lacks nothing`() {
    let both = effect(names: ["s": socket], calls: ["socket"])
    let (gap, renamed) = both.missing(from: both)
    #expect(gap == nil)
    #expect(renamed.isEmpty)
  }

  @Test func `extra names, calls and bytes are fine`() {
    let own = effect(
      names: ["s": socket, "x": Glimpse(repr: "1", typeName: "int")],
      calls: ["socket", "getsockname"], received: [.peer("echo"): [1]])
    #expect(own.missing(from: effect(names: ["s": socket], calls: ["socket"])).gap == nil)
  }

  @Test func `a call that was not made is named`() {
    let gap = effect().missing(from: effect(calls: ["connect"])).gap
    #expect(gap == .call("connect"))
  }

  @Test func `a call that came out otherwise was not made as it should be`() {
    let gap = effect(failed: ["connect": 111]).missing(from: effect(calls: ["connect"])).gap
    #expect(gap == .call("connect"))
  }

  @Test func `other bytes at a peer are shown beside those wanted`() {
    let wanted = effect(received: [.peer("echo"): Array("hello".utf8)])
    let own = effect(received: [.peer("echo"): Array("hullo".utf8)])
    #expect(
      own.missing(from: wanted).gap
        == .bytes(.peer("echo"), wanted: Array("hello".utf8), got: Array("hullo".utf8)))
    #expect(
      effect().missing(from: wanted).gap
        == .bytes(.peer("echo"), wanted: Array("hello".utf8), got: []))
  }

  @Test func `an error that the step does not show is told first`() {
    let own = effect(error: "OSError")
    #expect(own.missing(from: effect(calls: ["connect"])).gap == .raised("OSError"))
  }

  @Test func `an error that the step shows and that did not come is told`() {
    let wanted = effect(error: "ConnectionRefusedError")
    #expect(effect().missing(from: wanted).gap == .noError("ConnectionRefusedError"))
  }

  @Test func `another name for the same kind of object is found`() {
    let own = effect(names: ["sock": socket])
    let (gap, renamed) = own.missing(from: effect(names: ["s": socket]))
    #expect(gap == nil)
    #expect(renamed == ["s": "sock"])
  }

  @Test func `of several other names the first by the alphabet is taken, every time`() {
    let own = effect(names: ["zulu": socket, "alpha": socket, "mike": socket])
    #expect(own.missing(from: effect(names: ["s": socket])).renamed == ["s": "alpha"])
  }

  @Test func `a name that nothing stands for is asked for`() {
    let number = Glimpse(repr: "1", typeName: "int")
    let gap = effect(names: ["x": number]).missing(from: effect(names: ["s": socket])).gap
    #expect(gap == .names(["s"], wanted: socket, isShown: false, holder: nil))
  }

  @Test(arguments: [
    (
      EffectGap.names(
        ["a", "conn"], wanted: Glimpse(repr: "()", typeName: "tuple"), isShown: true, holder: nil),
      "The values are shown, and no names keep them. Begin the line with conn, a = , then the call."
    ),
    (
      .names(
        ["a", "conn"], wanted: Glimpse(repr: "()", typeName: "tuple"), isShown: false,
        holder: "pair"),
      "pair holds what this step gives names of its own: conn, a. Write conn, a = in front, "
        + "in place of pair =."
    ),
    (
      .names(["x"], wanted: Glimpse(repr: "1", typeName: "int"), isShown: false, holder: nil),
      "The name x is not bound yet. This step goes on with it: an int."
    ),
  ])
  func `names that are missing are asked for in the order of the lesson's code`(
    _ gap: EffectGap, _ words: String
  ) {
    #expect(Words.gap(gap, in: "srv.listen(5)\nmax_calls = 2\n(conn, a) = srv.accept()") == words)
  }

  @Test func `a pair under one name is found where two names are missing`() {
    let pair = Glimpse(repr: "(1, 2)", typeName: "tuple")
    let gap = effect(names: ["pair": pair]).missing(
      from: effect(names: ["a": socket, "s": socket]))
    #expect(gap.gap == .names(["a", "s"], wanted: socket, isShown: false, holder: "pair"))
  }

  @Test(
    arguments: [
      ("bytes", "b'a'", "b'b'", false), ("str", "'a'", "'b'", false),
      ("bool", "True", "False", false),
      ("int", "40001", "40002", true), ("tuple", "('a', 1)", "('a', 2)", true),
      ("bytes", "b'a'", "b'a'", true),
    ])
  func `texts, bytes and truth values must be the same, ports need not`(
    _ type: String, _ left: String, _ right: String, _ plays: Bool
  ) {
    let (left, right) = (
      Glimpse(repr: left, typeName: type), Glimpse(repr: right, typeName: type)
    )
    #expect(left.plays(right) == plays)
    let gap = effect(names: ["x": left]).missing(from: effect(names: ["x": right])).gap
    #expect(gap == (plays ? nil : .value("x", wanted: right, got: left)))
  }
}
