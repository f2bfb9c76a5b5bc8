import Locks
import Sockets
import Testing
import Timeline

struct JitterTests {
  private func delays(_ jitter: Jitter, _ count: Int = 200) -> [Int64] {
    (0..<count).map { _ in jitter.next() }
  }

  @Test func `the same seed gives the same delays`() {
    #expect(delays(Jitter(seed: 7).stream("a")) == delays(Jitter(seed: 7).stream("a")))
  }

  @Test func `another seed and another stream give others`() {
    let first = delays(Jitter(seed: 7).stream("a"))
    #expect(first != delays(Jitter(seed: 8).stream("a")))
    #expect(first != delays(Jitter(seed: 7).stream("b")))
    #expect(first != delays(Jitter(seed: 7)))
  }

  @Test func `delays lie between 0 and 20 ms, all over that range`() {
    let all = delays(Jitter(seed: 1).stream("reader"), 2000)
    #expect(all.allSatisfy { (0...20_000_000).contains($0) })
    for part in 0..<10 {
      let low = Int64(part) * 2_000_000
      #expect(all.count { $0 >= low && $0 < low + 2_000_000 } > 100)
    }
  }

  @Test func `a call of the reader's is on the record after its delay`() {
    let jitter = Jitter(seed: 3)
    let expected = jitter.stream("reader").next()
    let recorder = Recorder()
    let kernel = PosixKernel(recorder: recorder, jitter: jitter)
    let start = ContinuousClock.now
    _ = kernel.call(.close(fd: -1), by: Caller(actor: .reader))
    #expect(ContinuousClock.now - start >= .nanoseconds(expected))
    #expect(recorder.count == 1)
  }
}
