import LessonModel
import Timeline

@testable import Tutor

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// For each claim that a call can show: what the recorded turns of the steps that name it must hold.
///
/// One step is enough for most; where a claim lists several things, all of its steps together must show them.
enum ClaimProofs {
  typealias Proof = @Sendable ([Evidence]) -> Bool

  static func one(_ body: @escaping @Sendable (Evidence) -> Bool) -> Proof {
    { $0.contains(where: body) }
  }

  static let all: [String: Proof] =
    sockets.merging(creating) { $1 }.merging(using) { $1 }.merging(messages) { $1 }
    .merging(ending) { $1 }.merging(nonBlocking) { $1 }

  private static let sockets: [String: Proof] = [
    "S1": one { $0.source.contains("AF_INET") && $0.value == "(True, True)" },
    "S2": one { step in step.accepts.contains { $0.listener != $0.connected } },
    "S3": one { step in
      step.accepts.count >= 2 && step.calls.count { $0.call.name == "connect" } >= 2
    },
  ]

  private static let creating: [String: Proof] = [
    "C1": { steps in
      steps.contains { $0.source.contains("80)") && connected($0) }
        && steps.contains { $0.failed("connect", ECONNREFUSED) }
    },
    "C2": one { step in step.receives.contains { $0.bytes.starts(with: Array("HTTP/".utf8)) } },
    "C3": one { step in step.calls.contains(where: \.isEnd) },
    "C4": { steps in
      steps.contains { !$0.bound.isEmpty } && steps.contains { $0.failed("connect", ECONNREFUSED) }
        && steps.contains { step in step.calls.contains { $0.call.name == "listen" } }
    },
    "C5": { steps in
      let hosts = steps.flatMap(\.bound).compactMap(\.host)
      return hosts.contains(0) && hosts.contains(0x7F00_0001)
    },
    "C6": one { step in step.bound.contains { ($0.port ?? 0) > 0 && ($0.port ?? 0) < 1024 } },
    "C7": one { $0.waitsForever(in: "connect") },
    "C8": one { step in
      step.calls.contains { event in
        if case .accept = event.call, case .address = event.detail { true } else { false }
      }
    },
    "C9": { steps in
      steps.contains { $0.value == "'MainThread'" } && steps.contains { !$0.selections.isEmpty }
    },
    "C10": one { $0.failed("recvfrom", ENOTCONN) },
    "C11": one { step in
      step.sends.contains { sent in step.receives.contains { $0.fd != sent.fd && !$0.bytes.isEmpty }
      }
    },
    "C12": { steps in
      steps.contains { $0.value == "False" } && steps.contains { $0.failed("bind", EADDRINUSE) }
    },
  ]

  private static let using: [String: Proof] = [
    "U1": one { step in
      Set(step.sends.map(\.fd)).count >= 2 && Set(step.receives.map(\.fd)).count >= 2
    },
    "U2": one { step in step.sends.isEmpty && step.calls.contains(where: \.isReceipt) },
    "U3": one {
      $0.waitsForever(in: "recvfrom") && $0.source.contains("write(") && $0.sends.isEmpty
    },
    "U4": one { step in step.receives.contains { $0.bytes.count == $0.capacity } },
    "U4b": { steps in
      steps.contains { step in step.receives.contains { (1..<$0.capacity).contains($0.bytes.count) }
      }
        && steps.contains { step in
          step.sends.contains { $0.length >= 10_000_000 && $0.taken == $0.length }
        }
    },
    "U5": { steps in
      steps.contains { step in step.calls.count(where: \.isEnd) >= 3 }
        && steps.contains { $0.failed("recvfrom", ECONNRESET) }
        && steps.contains { $0.inOrder(\.isEnd, \.isReceipt) }
    },
    "U6": { steps in
      steps.contains { $0.inOrder(\.isReceipt, \.isEnd) }
        && steps.contains { $0.waitsForever(in: "recvfrom") }
    },
    "U7": one { $0.waitsForever(in: "recvfrom") },
    "U7b": { steps in
      steps.contains { $0.inOrder(\.isEnd, \.isSent) }
        && steps.contains { $0.failed("sendto", EPIPE) }
        && steps.contains { step in step.sends.contains { $0.length == 0 && $0.taken == 0 } }
    },
    "U15": one { step in step.sends.contains { $0.taken > 0 && $0.taken < $0.length } },
  ]

  private static let messages: [String: Proof] = [
    "U8": { steps in
      steps.contains { step in
        step.sends.count == 2
          && step.receives.contains { $0.bytes.count == step.sends.reduce(0) { $0 + $1.taken } }
      } && steps.contains { $0.inOrder(\.isReceipt, \.isEnd) }
        && steps.contains { $0.value == "b'8 BYTES!'" }
    },
    "U9": { steps in
      steps.contains { step in
        step.turn.errorName == "RuntimeError"
          && step.sends.contains { $0.length == 0 && $0.taken == 0 }
      } && steps.contains { step in step.sends.contains { $0.length == 10 && $0.taken == 10 } }
    },
    "U10": { steps in
      steps.contains { $0.turn.errorName == "TypeError" && $0.sends.isEmpty }
        && steps.contains { $0.value == "(4, 6, 3)" }
    },
    "U11": one { step in
      step.receives.map(\.capacity) == [1, 5] || step.receives.map(\.capacity) == [1, 4]
    },
    "U12": { steps in
      steps.contains { step in step.receives.contains { $0.capacity == 4096 && !$0.bytes.isEmpty } }
        && steps.contains { step in step.calls.contains { $0.call.name == "getsockopt" } }
    },
    "U13": one { step in
      step.receives.contains { $0.bytes.contains(newline) && $0.bytes.last != newline }
    },
    "U14": { steps in
      steps.contains { step in step.receives.contains { $0.capacity == 5 && $0.bytes.count == 2 } }
        && steps.contains { step in step.receives.map(\.bytes.count).reduce(0, +) == 17 }
    },
    "B1": one { $0.value == "256" },
    "B2": one { $0.failed("connect", ECONNREFUSED) && $0.source.contains("htons") },
    "B3": one { $0.value == "(1, 8)" },
    "B4": one { step in
      step.waitsForever(in: "recvfrom") && step.sends.contains { $0.length == 2 }
    },
  ]

  private static let ending: [String: Proof] = [
    "D1": one { $0.inOrder({ $0.isShutdown(Int32(SHUT_WR)) }, \.isEnd) },
    "D2": { steps in
      steps.contains { $0.failed("sendto", EPIPE) }
        && steps.contains { $0.inOrder(\.isSent, \.isReceipt) }
        && steps.contains { $0.inOrder({ $0.isShutdown(Int32(SHUT_RD)) }, \.isSent) }
    },
    "D3": { steps in
      steps.contains { $0.failed("recvfrom", ECONNRESET) && $0.inOrder(\.isSent, \.isClose) }
        && steps.contains { $0.waitsForever(in: "recvfrom") && $0.source.contains(".close()") }
    },
    "D4": { steps in
      steps.contains { $0.inOrder({ $0.isShutdown(Int32(SHUT_WR)) }, \.isReceipt) }
        && steps.contains { $0.inOrder(\.isClose, \.isEnd) }
    },
    "D4b": one { $0.inOrder(\.isClose, \.isSent) },
    "D5": { steps in
      steps.contains { step in !step.source.contains("close") && step.calls.contains(where: \.isEnd)
      }
        && steps.contains { $0.waitsForever(in: "recvfrom") }
    },
    "K1": { steps in
      steps.contains { $0.waitsForever(in: "recvfrom") }
        && steps.contains { $0.turn.errorName == "TimeoutError" }
    },
  ]

  private static let nonBlocking: [String: Proof] = [
    "N1": one { step in
      step.failed("recvfrom", EAGAIN)
        && step.calls.contains { event in
          if case .setNonBlocking(_, true) = event.call { true } else { false }
        }
    },
    "N2": { steps in
      let switches = steps.flatMap(\.calls).compactMap { event -> Bool? in
        if case .setNonBlocking(_, let on) = event.call { on } else { nil }
      }
      return switches.contains(true) && switches.contains(false)
    },
    "N3": { steps in
      ["recvfrom", "sendto", "accept4"].allSatisfy { name in
        steps.contains { $0.failed(name, EAGAIN) }
      }
        && steps.contains { $0.failed("connect", EINPROGRESS) }
    },
    "N4": one { step in step.calls.count { $0.call.name == "recvfrom" && $0.failed(EAGAIN) } > 100
    },
    "N5": { steps in
      let all = steps.flatMap(\.selections)
      return all.contains { $0.read.isEmpty && !$0.write.isEmpty }
        && all.contains { !$0.except.isEmpty }
        && all.contains { !$0.read.isEmpty && $0.except.isEmpty }
    },
    "N6": one { step in
      step.selections.contains { $0.limit != nil && $0.read.isEmpty && $0.write.isEmpty }
    },
    "N7": { steps in
      steps.contains { step in
        step.selections.contains { !$0.read.isEmpty } && step.calls.contains(where: \.isEnd)
      } && steps.contains { step in step.selections.count { !$0.write.isEmpty } >= 100 }
    },
    "N8": { steps in
      steps.contains { step in step.selections.contains { $0.asked == 1 && $0.read.count == 1 } }
        && steps.contains { step in !step.accepts.isEmpty && step.failed("recvfrom", ECONNRESET) }
    },
    "N9": { steps in
      steps.contains { step in
        step.failed("connect", EINPROGRESS) && step.selections.contains { $0.write.count == 1 }
      } && steps.contains { step in step.calls.contains { $0.call.name == "getsockopt" } }
    },
    "N10": one { step in
      step.selections.contains { $0.asked == 2 && $0.read.isEmpty && $0.limit != nil }
    },
    "N11": one { step in step.selections.contains { $0.asked == 2 && !$0.read.isEmpty } },
  ]

  private static let newline = UInt8(ascii: "\n")

  private static func connected(_ step: Evidence) -> Bool {
    step.calls.contains { $0.call.name == "connect" && $0.outcome == .returned(0) }
  }
}
