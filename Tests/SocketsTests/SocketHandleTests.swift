import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct `Owning a descriptor` {
  let bench = Bench()

  func open() throws -> SocketHandle {
    try SocketHandle.open(type: Bench.stream, kernel: bench.kernel, caller: bench.me)
  }

  var closes: Int { bench.calls.filter { $0.call.name == "close" }.count }

  @Test func `it is closed once, by whoever comes first`() throws {
    do {
      var handle = try open()
      let results = [handle.close(), handle.close()]
      #expect(results.allSatisfy { $0.succeeded })
    }
    #expect(closes == 1)
  }

  @Test func `it is closed when its owner goes`() throws {
    do {
      let handle = try open()
      let isClosed = handle.isClosed
      #expect(!isClosed)
    }
    #expect(closes == 1)
  }

  @Test func `after it is closed a call on it is EBADF`() throws {
    var handle = try open()
    handle.close()
    let fd = handle.fd
    #expect(bench.make(.getsockname(fd: fd)).errno == EBADF)
  }

  @Test func `given away, it stays open`() throws {
    var fd: Int32 = -1
    do {
      var handle = try open()
      fd = handle.detach()
    }
    #expect(closes == 0)
    #expect(bench.close(fd).succeeded)
  }

  @Test func `no descriptor left is an error that names the call`() {
    let rule = ScriptRule(.fail(EMFILE))
    let kernel = ScriptedKernel(recorder: Recorder(), rules: [rule])
    let error = #expect(throws: CallFailure.self) {
      var handle = try SocketHandle.open(type: Bench.stream, kernel: kernel, caller: bench.me)
      handle.close()
    }
    #expect(error?.errno == EMFILE)
    #expect(error?.call.name == "socket")
  }
}
