internal import CKernel
internal import Locks
package import Timeline

/// Puts the packets of a network on the record, each with the call that caused it.
///
/// Read after each call of the reader's: on one machine the kernel has sent and answered everything by then that the
/// call leads to, save for what its timers send later.
package final class PacketCapture: Sendable {
  private struct State: Sendable {
    var descriptor: Int32
    var reader: PacketReader
    /// The next event of the record that the reader has not seen.
    var seen: Int
    var lost = 0
  }

  private let recorder: Recorder
  private let state: Guarded<State>

  /// Takes over a packet socket; `isShared` says that others use its network as well.
  package init(adopting descriptor: Int32, recorder: Recorder, isShared: Bool) {
    self.recorder = recorder
    state = Guarded(
      State(
        descriptor: descriptor, reader: PacketReader(isShared: isShared), seen: recorder.count))
  }

  deinit {
    // Closing a packet socket waits for all processors, ten milliseconds: nobody has to wait for that.
    let descriptor = state.withLock { $0.descriptor }
    let context = UnsafeMutableRawPointer(bitPattern: Int(descriptor))
    var thread: UInt = 0
    if ck_thread_start(&thread, 0, { _ = ck_close(Int32(Int(bitPattern: $0))) }, context) == 0 {
      ck_thread_detach(thread)
    } else {
      _ = ck_close(descriptor)
    }
  }

  /// Records what has been sent since the last time.
  package func drain() {
    state.withLock { state in
      withUnsafeTemporaryAllocation(byteCount: PacketEvent.frameLimit, alignment: 8) { buffer in
        var packet = ck_packet()
        var hasLooked = false
        while ck_packets_next(
          state.descriptor, buffer.baseAddress, UInt(buffer.count), &packet) == 1
        {
          let kept = UnsafeRawBufferPointer(rebasing: buffer[..<Int(packet.kept)])
          guard let segment = Segment(ipv4: kept) else { continue }
          // The record is read only where there is a packet to explain.
          if !hasLooked {
            look(&state)
            hasLooked = true
          }
          let at = recorder.moment(ofClock: packet.moment)
          if var event = state.reader.event(.init(segment: segment, at: at)) {
            event.frame = [UInt8](kept)
            event.frameLength = Int(packet.length)
            recorder.record(event)
          }
        }
        if hasLooked { state.lost += max(0, ck_packets_lost(state.descriptor)) }
      }
    }
  }

  /// How many packets came too fast to be seen.
  package var lost: Int { state.withLock { $0.lost } }

  private func look(_ state: inout State) {
    let events = recorder.events(from: state.seen)
    state.seen += events.count
    state.reader.add(events)
  }
}
