# What programs ask of sys.
import sys

print(sys.argv, sys.byteorder, sys.maxsize == 2 ** 63 - 1, sys.version_info[:2], sys.version_info >= (3, 8))
print(sys.version_info.major, sys.version_info.minor, type(sys.version_info.micro).__name__,
      sys.version_info.releaselevel, sys.version_info.serial)
print(sys.platform, sys.getrecursionlimit(), sys.maxunicode, sys.getdefaultencoding())
sys.stdout.write("written\n")
print(sys.stdout.write("count ") + 0)
sys.stdout.flush()
sys.stdout.writelines(["a", "b\n"])
print(sys.stdout.fileno(), sys.stderr.fileno(), sys.stdin.fileno(), sys.stdout.encoding)
print(sys.stdin.readline(), sys.stdin.read(), sys.stdin.isatty())
try:
    raise ValueError("here")
except ValueError:
    kind, error, trace = sys.exc_info()
    print(kind.__name__, error, trace is None, sys.exception() is error)
print(sys.exc_info(), sys.exception())
print(sys.intern("name") is sys.intern("name"), sys.getswitchinterval(), sys.is_finalizing())
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
for bad in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.exit(1, 2),
            lambda: sys.intern(5), lambda: sys.stdout.write(5), lambda: sys.stdout.write(), lambda: sys.nothing,
            lambda: sys.stdin.write("x"), lambda: sys.stdout.read()):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
sys.stderr.write("the last line\n")
