import CKernel
import ChildProcesses
import Foundation
import Locks
import Sockets
import Testing

/// No child has, or has ever had, a descriptor that it was not given.
@Suite(.enabled(if: ChildProcess.areStartedApart))
struct ApartTests {
  @Test func `a child has its three streams, whatever the test leaves open for it`() throws {
    let left = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(left) }
    #expect(fcntl(left, F_GETFD) & FD_CLOEXEC == 0)
    let child = try ChildProcess(
      ["/bin/sh", "-c", "echo; read line"], input: .pipe, output: .pipe, errors: .kept)
    // Only then has it surely become its program: until it has, there are the starting thread's descriptors too.
    #expect(child.output.line() == "")
    let held = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(child.id)/fd")
    #expect(held.sorted() == ["0", "1", "2"])
  }

  @Test func `a port is free as soon as it is closed, while children are being started`() throws {
    let starting = try #require(Starting())
    defer { starting.end() }
    var refused = 0
    while starting.count < 200 {
      let first = Listener(port: 0)
      _ = ck_close(first.socket)
      let second = Listener(port: first.port)
      if second.errno != 0 { refused += 1 }
      _ = ck_close(second.socket)
    }
    #expect(refused == 0)
  }
}

/// A socket that listens at a port of the loopback device, 0 for any, at an address that nobody else uses.
private struct Listener {
  private static let host = 0x7F4D_0000 + UInt32(getpid() & 0xFFFF)

  let socket: Int32
  let port: UInt16
  let errno: Int

  init(port: UInt16) {
    socket = Int32(ck_socket(AF_INET, ck_stream, 0))
    var address = ck_address()
    address.family = UInt16(AF_INET)
    address.host = Listener.host
    address.port = port
    errno = -min(ck_bind(socket, &address), ck_listen(socket, 1), 0)
    ck_getsockname(socket, &address)
    self.port = address.port
  }
}

/// A thread that starts one child after the other.
private final class Starting: Sendable {
  private let state = Guarded((count: 0, isOver: false))
  private let thread: NativeThread

  init?() {
    let thread = NativeThread(name: "starting") { [state] in
      while !state.withLock({ $0.isOver }) {
        (try? ChildProcess(["/bin/true"]))?.wait()
        state.withLock { $0.count += 1 }
      }
    }
    guard let thread else { return nil }
    self.thread = thread
  }

  /// How many have been started, and have ended.
  var count: Int { state.withLock { $0.count } }

  func end() {
    state.withLock { $0.isOver = true }
    thread.join()
  }
}
