/// What a method of a socket object meant with a system call, where the call alone does not tell.
package enum CallAim: Hashable, Sendable {
  /// The call says all there is to say.
  case itself
  /// One of several calls, or the only one, that this method makes.
  case part(of: SocketMethod)
  /// poll(2) before the call of a method, because the socket has this time limit, in nanoseconds; nil for none.
  case wait(for: SocketMethod, limit: Int64?)
  /// The socket's time limit from now on, in nanoseconds: nil for none, 0 for a non-blocking socket.
  case limit(Int64?)
  /// A close that nobody asked for: no name held the socket any more.
  case dropped
}

/// A method of socket objects whose system calls look like those of another method.
package enum SocketMethod: String, Hashable, Sendable {
  case accept, connect, recv, send, sendall, recvmsg, sendmsg
}
