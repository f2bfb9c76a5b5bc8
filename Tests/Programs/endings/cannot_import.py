# A name that the module does not have.
import errno
print(errno.EPIPE)
from errno import ENOSUCHTHING
