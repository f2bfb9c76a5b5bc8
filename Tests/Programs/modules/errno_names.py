# errno: names to numbers and back.
import errno
import socket

for name in ("EPERM", "EINTR", "EBADF", "EAGAIN", "EWOULDBLOCK", "EACCES", "EPIPE", "EINPROGRESS", "EALREADY",
             "ENOTSOCK", "EADDRINUSE", "EADDRNOTAVAIL", "ENETUNREACH", "ECONNABORTED", "ECONNRESET", "EISCONN",
             "ENOTCONN", "ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH", "EMFILE", "EMSGSIZE", "EINVAL"):
    number = getattr(errno, name)
    error = OSError(number, "text")
    print(f"{name:14}{number:4} {errno.errorcode[number]:14}{type(error).__name__}")
print(errno.EAGAIN == errno.EWOULDBLOCK, len(errno.errorcode) > 100, errno.errorcode.get(9999))
try:
    socket.socket().recv(1)
except OSError as error:
    print(error.errno == errno.ENOTCONN, error, error.strerror)
try:
    errno.ENOSUCH
except AttributeError as error:
    print(error)
