# Facts that sys tells as numbers and names.
import sys

print(sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig)
print(sys.float_info)
print(sys.int_info, sys.int_info.bits_per_digit, sys.int_info.sizeof_digit, sys.int_info[2])
print(sys.version_info.minor, sys.version_info.micro, sys.version_info.releaselevel, sys.version_info.serial)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.is_finalizing(), sys.getswitchinterval())
print(sys.setswitchinterval(0.005), sys.getswitchinterval(), sys.intern("name"))
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
try:
    raise OSError("handled")
except OSError as error:
    print(sys.exception() is error, sys.exc_info()[1] is error)
print(sys.exception())


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("switch", lambda: sys.setswitchinterval(0))
attempt("switch", lambda: sys.setswitchinterval("1"))
attempt("intern", lambda: sys.intern(5))
attempt("write", lambda: sys.stdout.write(b"bytes"))
attempt("writelines", lambda: sys.stdout.writelines(["one\n", 2]))
attempt("float_info", lambda: setattr(sys.float_info, "max", 1))
attempt("version_info", lambda: type(sys.version_info)())
print(sys.float_info.max_exp, sys.float_info.max_10_exp, sys.float_info.min_exp, sys.float_info.min_10_exp, sys.float_info.radix, sys.float_info.rounds)
