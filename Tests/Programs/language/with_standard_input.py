# A with statement over the standard input closes it.
import sys

with sys.stdin as lines:
    print(lines is sys.stdin, sys.stdin.closed)
    for line in lines:
        print(repr(line))
print(sys.stdin.closed)
for action in [sys.stdin.read, sys.stdin.readline, sys.stdin.__enter__, lambda: list(sys.stdin)]:
    try:
        print(action())
    except ValueError as error:
        print(error)
