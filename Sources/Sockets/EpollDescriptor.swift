internal import CKernel

/// An epoll(7) descriptor that a selector of the reader's holds, closed once.
///
/// It keeps its place in the descriptor table, so that the sockets made after it have the numbers that they have in
/// CPython. Nothing is waited for through it: waits go through the funnel.
package struct EpollDescriptor: ~Copyable {
  /// The descriptor; -1 where there is none to be had.
  package let fd: Int32

  /// Opens a descriptor.
  ///
  /// The corresponding C function is `epoll_create1`.
  package init() {
    fd = ck_epoll_open()
  }

  deinit {
    if fd >= 0 { _ = ck_close(fd) }
  }
}
