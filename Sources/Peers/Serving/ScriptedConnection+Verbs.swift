internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension ScriptedConnection {
  /// Tries a verb; false where it waits or the connection is over.
  func perform(_ verb: PeerVerb, _ client: borrowing ClientEnd) -> Bool {
    switch verb {
    case .accept, .connect, .stopReading, .fillBacklog: return true
    case .receive(let count): return receive(count)
    case .receiveUntil(let mark): return receive(until: mark)
    case .send(let bytes): return send(bytes)
    case .wait(let milliseconds):
      let moment = verbBegan + Int64(milliseconds) * 1_000_000
      need = .time(moment)
      return ScriptedConnection.now() >= moment
    case .await(let event): return hasHappened(event, client)
    case .shutdown: return attempt("shutdown", ck_shutdown(fd, ScriptedConnection.sending))
    case .close:
      let unread = PeerSocket.unread(of: fd)
      end(sawEnd ? .clientClosed : .peerClosed(unread: unread))
      return false
    case .reset:
      PeerSocket.abort(fd)
      end(.peerReset, isClosed: true)
      return false
    // In the place of a host that is gone: one that reads nothing.
    case .vanish:
      isDeaf = canFail
      return canFail ? attempt("vanish", ck_drop_all(fd)) : true
    case .heal:
      // A socket that had lost nothing has no filter to be taken away.
      _ = ck_drop_none(fd)
      isDeaf = false
      return true
    case .lose(let count): return canFail ? lose(count) : standInForLosing(count)
    case .reboot:
      if !canFail { return standInForRebooting() }
      if attempt("reboot", ck_forget_connection(fd, 1)) { end(.forgotten) }
      return false
    }
  }

  private func receive(_ count: Int) -> Bool {
    var have = progress ?? min(count, surplus.count)
    if progress == nil { surplus.removeFirst(have) }
    while have < count {
      guard let bytes = take(min(count - have, ScriptedConnection.chunk)) else {
        progress = have
        return false
      }
      if bytes.isEmpty { return true }
      have += bytes.count
    }
    return true
  }

  private func receive(until mark: [UInt8]) -> Bool {
    while true {
      if let place = surplus.firstPlace(of: mark, from: progress ?? 0) {
        surplus.removeFirst(place + mark.count)
        return true
      }
      progress = max(0, surplus.count - mark.count + 1)
      if surplus.count > PeerScript.receiveLimit {
        end(.failed(call: "until", errno: EMSGSIZE))
        return false
      }
      guard let bytes = take(ScriptedConnection.chunk) else { return false }
      if bytes.isEmpty { return true }
      surplus += bytes
    }
  }

  /// One receive: no bytes at the end of the stream, nil where it waits or the connection is over.
  private func take(_ capacity: Int) -> [UInt8]? {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      result = ck_recv(fd, buffer.baseAddress, UInt(capacity), 0, nil)
      count = max(0, result)
    }
    if result >= 0 {
      record.received += bytes.count
      if bytes.isEmpty { sawEnd = true }
      return bytes
    }
    need = .readable
    _ = attempt("recv", result)
    return nil
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var done = progress ?? 0
    while done < bytes.count {
      let result = bytes[done...].withUnsafeBytes { rest in
        ck_send(fd, rest.baseAddress, UInt(rest.count), 0, nil)
      }
      guard result >= 0 else {
        progress = done
        need = .writable
        return attempt("send", result)
      }
      done += result
      record.sent += result
    }
    return true
  }

  /// Whether the script loses what the client sends first.
  private var losesFromTheStart: Bool { record.sent + record.received == 0 && isFirstVerb }

  private func lose(_ count: Int) -> Bool {
    need = .event
    isPollUseless = true
    let dropped = ck_dropped(fd)
    guard attempt("lose", dropped) else { return false }
    guard let before = progress else {
      // The listening socket's filter has dropped what came before the script had its turn.
      progress = losesFromTheStart ? 0 : dropped
      if !losesFromTheStart { _ = attempt("lose", ck_drop_all(fd)) }
      return false
    }
    if dropped - before < count { return false }
    _ = ck_drop_none(fd)
    return true
  }

  /// In the place of packets that are lost: the time that the client's kernel would take to send them again.
  private func standInForLosing(_ count: Int) -> Bool {
    guard let began = progress else {
      need = .event
      guard hasMore else { return false }
      progress = Int(ScriptedConnection.now())
      return standInForLosing(count)
    }
    // A kernel waits 200 ms before it sends again, and twice as long each further time.
    let milliseconds = min(200 * (1 << min(count, 6) - 1), 3000)
    let moment = Int64(began) + Int64(milliseconds) * 1_000_000
    need = .time(moment)
    return ScriptedConnection.now() >= moment
  }

  /// In the place of a host that has forgotten the connection: one that resets it when the client next sends.
  private func standInForRebooting() -> Bool {
    need = .event
    guard hasMore else { return false }
    PeerSocket.abort(fd)
    end(.peerReset, isClosed: true)
    return false
  }

  /// Whether something has come that was not received, or the end of the stream.
  private var hasMore: Bool { PeerSocket.isReady(fd, POLLIN) }

  /// Whether a call succeeded; what cannot be waited for ends the connection.
  private func attempt(_ call: String, _ result: Int) -> Bool {
    if result >= 0 { return true }
    let errno = Int32(-result)
    switch errno {
    case EAGAIN, EINTR: break
    case ECONNRESET, EPIPE: end(.clientReset)
    default: end(.failed(call: call, errno: errno))
    }
    return false
  }

  /// How much one receive takes at most.
  private static let chunk = 1 << 16

  #if canImport(Glibc)
  private static let sending = Int32(SHUT_WR)
  #else
  private static let sending = SHUT_WR
  #endif
}

extension [UInt8] {
  /// Where these bytes begin, at or after a place; nil where they do not occur.
  func firstPlace(of mark: [UInt8], from start: Int) -> Int? {
    guard let first = mark.first, count >= mark.count else { return nil }
    var place = start
    while place + mark.count <= count {
      if self[place] == first, self[place..<(place + mark.count)].elementsEqual(mark) {
        return place
      }
      place += 1
    }
    return nil
  }
}
