# Standard input is read by characters, lines and the rest, in turn.
import sys

print(repr(sys.stdin.read(2)), repr(sys.stdin.readline(3)), repr(sys.stdin.readline()))
print(repr(input()), repr(sys.stdin.read(0)), repr(sys.stdin.readline(-1)))
print(repr(sys.stdin.read(8)))
try:
    sys.stdin.read("x")
except TypeError as error:
    print(error)
print(sys.stdin.readlines(), repr(sys.stdin.read()))
