import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Every text that the table can say, in many situations.
enum Walk {
  struct Said: Sendable {
    var call: CallKind
    var outcome: OutcomeKind
    var context: String
    var explanation: Explanation
    var events: Int
  }

  /// Each text once.
  static let all: [Said] = {
    var seen: Set<[String]> = []
    return CallKind.allCases.flatMap { call in
      OutcomeKind.allCases.flatMap { outcome in
        contexts.flatMap { name, script in said(call, outcome, name, script) }
      }
    }.filter {
      let explanation = $0.explanation
      return seen.insert([explanation.situation] + explanation.brief + explanation.full).inserted
    }
  }()

  /// Situations in which a call on descriptor 3 may come.
  static let contexts: [(String, Script)] = {
    var half = Script.connected()
    half.peer(.shutDown)
    var ended = Script.connected()
    ended.peer(.sent(DataExcerpt(Array("spam".utf8))))
    ended.peer(.sent(DataExcerpt(Array("eggs".utf8))))
    ended.peer(.closed(unread: 0))
    ended.clock += 3_000_000
    var unread = Script.connected()
    unread.peer(.closed(unread: 5))
    unread.clock += 3_000_000
    var reset = Script.connected()
    reset.peer(.reset)
    reset.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ECONNRESET))
    reset.line("s.recv(10)")
    var shut = Script.connected()
    shut.call(.shutdown(fd: 3, how: 2))
    shut.line("s.shutdown(socket.SHUT_RDWR)")
    var waits = Script.connected()
    waits.peer(.waiting(for: "recv 4"))
    var datagram = Script()
    datagram.call(.socket(family: AF_INET, type: 2, protocol: 0), .returned(3))
    datagram.names[3] = "s"
    datagram.line("s = socket.socket(type=socket.SOCK_DGRAM)")
    var connecting = Script.fresh()
    connecting.call(.setNonBlocking(fd: 3, on: true))
    connecting.call(.connect(fd: 3, address: Script.echo), .failed(errno: EINPROGRESS))
    connecting.line("s.connect_ex(('127.0.0.1', 7))")
    var closed = Script.connected()
    closed.call(.close(fd: 3))
    closed.line("s.close()")
    var shared = Script.connected()
    shared.call(.dup(fd: 3), .returned(9))
    shared.line("d = s.dup()")
    var unnamed = Script.connected()
    unnamed.names = [:]
    unnamed.lines = []
    var taken = Script.own()
    taken.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(7))
    taken.line("x = socket.socket()")
    return [
      ("nothing", Script()), ("fresh", .fresh()), ("bound", .bound()), ("listening", .listening()),
      ("connected", .connected()), ("own", .own()), ("half", half), ("ended", ended),
      ("unread", unread), ("reset", reset), ("shut", shut), ("waits", waits),
      ("datagram", datagram), ("connecting", connecting), ("closed", closed), ("shared", shared),
      ("unnamed", unnamed), ("taken", taken),
    ]
  }()

  /// What is said of a call with an outcome, with and without both ends seen.
  static func said(
    _ call: CallKind, _ outcome: OutcomeKind, _ context: String, _ script: Script
  ) -> [Said] {
    let pairs: [[EndpointPair]] = [
      [], [pair()], [pair(.closeWait, .finWait2, received: 5)], [pair(.timeWait, nil)],
      [pair(.established, .established, sent: 70_000, peerReceived: 400_000)],
      [pair(.listen, nil, received: 2, sent: 5)], [pair(.finWait2, .closeWait, received: 9)],
    ]
    let isRich = ["connected", "own", "listening", "ended", "waits", "unnamed"].contains(context)
    return pairs.prefix(isRich ? pairs.count : 2).flatMap { ends in
      variants(call, outcome).flatMap { system -> [Said] in
        var script = script
        let happening = happening(system, call, outcome, &script, ends)
        return explain(happening).filter { $0.cell?.call == call && $0.cell?.outcome == outcome }
          .map {
            Said(
              call: call, outcome: outcome, context: context, explanation: $0,
              events: script.events.count)
          }
      }
    }
  }

  private static func happening(
    _ system: SystemCall, _ call: CallKind, _ outcome: OutcomeKind, _ script: inout Script,
    _ ends: [EndpointPair]
  ) -> Happening {
    let long: Int64 = 2_300_000_000
    switch outcome {
    case .waitsForever:
      var result = script.happening(
        before: ends, after: ends, python: call.rawValue, receiver: script.names[3])
      result.waiting = WaitingCall(
        call: system, line: 1, since: Moment(nanoseconds: script.clock), isForever: true)
      return result
    case .limitReached:
      let mask = call == .send || call == .connect || call == .sendall ? POLLOUT : POLLIN
      if call == .connect { script.call(system, .failed(errno: EINPROGRESS)) }
      script.call(
        .poll([PollEntry(fd: 3, events: Int16(mask))], milliseconds: 2300), .returned(0),
        duration: long)
      return script.happening(
        before: ends, after: ends, exception: .init(type: "TimeoutError", message: "timed out"),
        python: call.rawValue, receiver: script.names[3])
    default: break
    }
    script.call(
      system, result(call, outcome), detail(call), duration: outcome == .done ? 1_000_000 : long)
    return script.happening(
      "s.\(call.rawValue)()", before: ends, after: ends, python: call == .sendall ? "sendall" : nil)
  }

  private static func result(_ call: CallKind, _ outcome: OutcomeKind) -> CallOutcome {
    if let errno = outcome.errno { return .failed(errno: errno) }
    switch outcome {
    case .otherError: return .failed(errno: EIO)
    case .zero: return .returned(0)
    case .short: return .returned(4)
    default: break
    }
    switch call {
    case .send, .sendall, .recv: return .returned(10)
    case .socket, .accept, .dup: return .returned(6)
    case .select: return .returned(1)
    default: return .returned(0)
    }
  }

  private static func detail(_ call: CallKind) -> CallDetail {
    switch call {
    case .accept, .getsockname, .getpeername: .address(Script.mine)
    case .getsockopt: .option([111, 0, 0, 0])
    case .socketpair: .pair(6, 7)
    case .select: .selected(read: [3], write: [], except: [])
    default: .none
    }
  }

  /// The system calls that stand for a row, with arguments that matter to the words.
  private static func variants(_ call: CallKind, _ outcome: OutcomeKind) -> [SystemCall] {
    let every = SocketAddress.ipv4(host: 0, port: 0)
    let low = SocketAddress.ipv4(host: 0xC000_0201, port: 80)
    switch call {
    case .socket: return [1, 2].map { .socket(family: AF_INET, type: $0, protocol: 0) }
    case .socketpair: return [.socketpair(family: AF_UNIX, type: 1, protocol: 0)]
    case .bind: return [Script.server, every, low].map { .bind(fd: 3, address: $0) }
    case .listen: return [.listen(fd: 3, backlog: 5)]
    case .accept: return [.accept(fd: 3, flags: 0)]
    case .connect: return [Script.echo, Script.server, low].map { .connect(fd: 3, address: $0) }
    case .send, .sendall:
      return (outcome == .zero ? [10, 0] : [10]).map {
        .send(fd: 3, length: $0, flags: 0, to: .none)
      }
    case .recv:
      return (outcome == .zero ? [10, 0] : [10]).map {
        .recv(fd: 3, capacity: $0, flags: 0, wantsAddress: false)
      }
    case .shutdown: return [0, 1, 2].map { .shutdown(fd: 3, how: $0) }
    case .close: return [.close(fd: 3)]
    case .dup: return [.dup(fd: 3)]
    case .getsockname: return [.getsockname(fd: 3)]
    case .getpeername: return [.getpeername(fd: 3)]
    case .setsockopt:
      return [(SOL_SOCKET, SO_REUSEADDR), (6, 1), (SOL_SOCKET, 99)].map {
        .setsockopt(fd: 3, level: $0.0, option: $0.1, value: [1, 0, 0, 0])
      }
    case .getsockopt:
      return [SO_ERROR, SO_RCVBUF].map {
        .getsockopt(fd: 3, level: SOL_SOCKET, option: $0, capacity: 4)
      }
    case .setblocking: return [true, false].map { .setNonBlocking(fd: 3, on: $0) }
    case .select: return [.select(read: [3], write: [], except: [], microseconds: nil)]
    case .sleep: return [.sleep(nanoseconds: 2_000_000_000)]
    case .threadWait: return [.threadWait(nanoseconds: nil)]
    }
  }

  /// The sentences of a text.
  static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for word in text.split(separator: " ") {
      sentence += sentence.isEmpty ? word : " " + word
      if let last = word.last, ".!?".contains(last) {
        sentences.append(sentence)
        sentence = ""
      }
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    return sentences
  }
}

@Suite struct ProductWalkTests {
  @Test(arguments: CallKind.allCases) func `every outcome of a call has words or a reason`(
    call: CallKind
  ) {
    for outcome in OutcomeKind.allCases {
      switch CallTable.entry(call, outcome) {
      case .told:
        #expect(
          Walk.all.contains { $0.call == call && $0.outcome == outcome },
          "\(call) x \(outcome) is told, but the walk never met it")
      case .impossible(let reason):
        #expect(reason.hasSuffix(".") && reason.count > 20, "\(call) x \(outcome): \(reason)")
        #expect(
          Walk.sentences(reason).allSatisfy { $0.split(separator: " ").count <= 20 }, "\(reason)")
      }
    }
  }

  @Test func `the calls and outcomes of the first lessons have words of their own`() {
    let calls: [CallKind] = [
      .socket, .bind, .listen, .accept, .connect, .send, .sendall, .recv, .close, .getsockname,
      .getpeername, .setsockopt,
    ]
    let outcomes: [OutcomeKind] = [
      .done, .short, .zero, .waitsForever, .refused, .addressInUse, .accessDenied,
      .addressNotAvailable, .notConnected, .reset, .brokenPipe, .badDescriptor, .invalid,
      .networkUnreachable, .interrupted,
    ]
    for said in Walk.all where calls.contains(said.call) && outcomes.contains(said.outcome) {
      guard case .told = CallTable.entry(said.call, said.outcome) else { continue }
      #expect(
        !said.explanation.full.joined().contains("no further words"),
        "\(said.call) x \(said.outcome) in \(said.context): \(said.explanation.brief)")
    }
  }

  @Test func `a brief explanation has at most two lines of 76 columns`() {
    for said in Walk.all {
      let brief = said.explanation.brief
      #expect((1...2).contains(brief.count), "\(said.call) x \(said.outcome): \(brief)")
      #expect(brief.allSatisfy { $0.count <= 76 }, "\(brief)")
      #expect(!brief.joined().contains("..."), "cut: \(brief)")
    }
  }

  @Test func `a sentence has at most 20 words`() {
    var long: Set<String> = []
    for said in Walk.all {
      for text in said.explanation.full + [said.explanation.brief.joined(separator: " ")] {
        for sentence in Walk.sentences(text) where sentence.split(separator: " ").count > 20 {
          long.insert(sentence)
        }
      }
    }
    #expect(long.isEmpty, "\(long.sorted().joined(separator: "\n"))")
  }

  @Test func `no text uses a word that the course avoids`() {
    let avoided = [
      "client socket", "server socket", "slam", "slams", "knock", "knocks", "simply", "just",
      "obvious", "obviously", "wrong", "of course", "easy", "easily", "hang", "hangs", "dead",
      "die", "dies", "kill", "kills", "bad", "illegal", "please", "oops", "sorry", "give up",
    ]
    for said in Walk.all {
      guard case .told = CallTable.entry(said.call, said.outcome) else { continue }
      let all = (said.explanation.full + said.explanation.brief).joined(separator: " ")
      let text = all.replacing("(When Sockets Die)", with: "").lowercased()
      let words = " " + text.map { $0.isLetter ? String($0) : " " }.joined() + " "
      for word in avoided where words.contains(" \(word) ") || text.contains("!") {
        Issue.record("\(word): \(said.call) x \(said.outcome): \(all)")
      }
    }
  }

  @Test func `every failure names one thing to try`() {
    for said in Walk.all where said.outcome.isFailure {
      guard case .told = CallTable.entry(said.call, said.outcome) else { continue }
      let tries = said.explanation.full.filter { $0.hasPrefix("Try: ") }
      #expect(
        tries.count == 1,
        "\(said.call) x \(said.outcome) in \(said.context): \(said.explanation.full)")
    }
  }

  @Test func `every explanation rests on events that were recorded`() {
    for said in Walk.all {
      let evidence = said.explanation.evidence
      #expect(evidence == Set(evidence).sorted())
      #expect(evidence.allSatisfy { (0..<said.events).contains($0.index) })
      if said.outcome != .waitsForever { #expect(!evidence.isEmpty) }
    }
  }

  @Test func `a subject stands in upper case, a variable as it is written`() {
    for said in Walk.all {
      for text in said.explanation.full + said.explanation.brief.prefix(1) {
        for sentence in Walk.sentences(text) {
          #expect(!sentence.hasPrefix("the ") && !sentence.hasPrefix("your "), "\(sentence)")
          #expect(!sentence.hasPrefix("S ") && !sentence.hasPrefix("C "), "\(sentence)")
        }
      }
    }
  }
}
