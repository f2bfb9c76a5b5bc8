import CKernel
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct `Descriptors are given back` {
  /// Runs a body in a descriptor table of its own, so that other tests do not count, and returns how many it left.
  func left(_ body: @escaping @Sendable (Bench) -> Void) -> Int? {
    Background {
      guard ck_own_descriptor_table(-1) == 0 else { return nil as Int? }
      let bench = Bench()
      let before = openDescriptors()
      body(bench)
      return openDescriptors() - before
    }.join() ?? nil
  }

  @Test(.enabled(if: hasTables)) func `a conversation leaves none`() {
    let count = left { bench in
      for _ in 0..<50 {
        let (yours, peers) = bench.connection()
        _ = bench.send(yours, "x")
        _ = bench.recv(peers, 1)
        bench.close(yours)
        bench.close(peers)
      }
    }
    #expect(count == 0)
  }

  @Test(.enabled(if: hasTables)) func `handles that nobody closed leave none`() {
    let count = left { bench in
      for _ in 0..<50 {
        _ = try? SocketHandle.open(type: Bench.stream, kernel: bench.kernel, caller: bench.me)
      }
    }
    #expect(count == 0)
  }

  @Test(.enabled(if: hasTables)) func `a watcher that has watched leaves none`() {
    let count = left { bench in
      let log = NoticeLog()
      let watcher = Watcher(board: bench.kernel.board, recorder: bench.recorder) { log.add($0) }
      _ = bench.make(.sleep(nanoseconds: 30_000_000))
      watcher.stop()
    }
    #expect(count == 0)
  }

  @Test(.enabled(if: hasTables))
  func `the reader has 1,024 numbers and then EMFILE, even where more are allowed`() {
    let errno = Background {
      guard ck_own_descriptor_table(-1) == 0, ck_raise_descriptor_limit(2048) > 1024 else {
        return EMFILE
      }
      let bench = Bench()
      var open: [Int32] = []
      defer { open.forEach { bench.close($0) } }
      while true {
        let made = bench.make(.socket(family: AF_INET, type: Bench.stream, protocol: 0))
        guard made.succeeded else { return made.errno }
        open.append(Int32(made.value))
        if made.value > 1024 { return 0 }
      }
    }.join()
    #expect(errno == EMFILE)
  }

  /// Whether a thread can have a descriptor table of its own here.
  static let hasTables = Background { ck_own_descriptor_table(-1) == 0 }.join() ?? false
}

/// How many descriptors the calling thread's table has open.
private func openDescriptors() -> Int {
  (0..<4096).count { ck_is_open(Int32($0)) >= 0 }
}
