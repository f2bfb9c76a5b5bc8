import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct `Forcing results` {
  let bench = Bench()

  @Test(arguments: 1...3)
  func `the nth call of all fails as told, the others are made`(number: Int) {
    let kernel = ScriptedKernel(over: bench.kernel, rules: [.fail(call: number, with: ENOMEM)])
    let errors = (1...3).map { _ in kernel.call(.getFlags(fd: 0), by: bench.me).errno }
    #expect(errors == (1...3).map { $0 == number ? ENOMEM : 0 })
    #expect(kernel.callsMade == 3)
    #expect(bench.calls.count == 3)
  }

  @Test func `calls that fit fail, always where so told`() {
    let rule = ScriptRule(.fail(EMFILE), times: nil) { call, _ in call.name == "socket" }
    let kernel = ScriptedKernel(over: bench.kernel, rules: [rule])
    let make = SystemCall.socket(family: AF_INET, type: Bench.stream, protocol: 0)
    #expect((0..<3).map { _ in kernel.call(make, by: bench.me).errno } == [24, 24, 24])
    #expect(kernel.call(.getFlags(fd: 0), by: bench.me).succeeded)
  }

  @Test func `a short send moves so many bytes and is recorded as it was asked`() {
    let (yours, peers) = bench.connection()
    let rule = ScriptRule(.short(2)) { call, _ in call.name == "sendto" }
    let kernel = ScriptedKernel(over: bench.kernel, rules: [rule])
    let send = SystemCall.send(fd: yours, length: 5, flags: 0, to: .none)
    let bytes = Array("hello".utf8)
    let sent = bytes.withUnsafeBytes { kernel.call(send, by: bench.me, buffer: .source($0)) }
    #expect(sent.value == 2)
    #expect(bench.calls.last?.call == send)
    #expect(bench.recv(peers, 10).text == "he")
    bench.close(yours)
    bench.close(peers)
  }

  @Test func `without a kernel below, a recv gives the scripted bytes`() {
    let recorder = Recorder()
    let rule = ScriptRule(.answer(CallReturn(value: 3), bytes: [1, 2, 3]))
    let kernel = ScriptedKernel(recorder: recorder, rules: [rule])
    var bytes = [UInt8](repeating: 0, count: 8)
    let result = bytes.withUnsafeMutableBytes {
      kernel.call(
        .recv(fd: 3, capacity: 8, flags: 0, wantsAddress: false), by: bench.me,
        buffer: .destination($0))
    }
    #expect(result.value == 3)
    #expect(bytes.prefix(3) == [1, 2, 3])
    guard case .call(let event) = recorder.events().first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(event.data?.bytes == [1, 2, 3])
  }

  @Test func `without a kernel below, a call that no rule answers is refused`() {
    let kernel = ScriptedKernel(recorder: Recorder())
    #expect(kernel.call(.close(fd: 0), by: bench.me).errno == ENOSYS)
  }
}
