# A program that closes its output cannot print any more.
import sys

print("first")
with sys.stdin:
    pass
for wanted in (sys.stdin.readline, sys.stdin.read, input, sys.stdin.fileno):
    try:
        wanted()
    except ValueError as error:
        print(error)
try:
    input("a prompt all the same: ")
except ValueError as error:
    print(error)
kept = []
sys.stdout.close()
for wanted in (print, sys.stdout.flush, lambda: sys.stdout.write("x"), sys.stdout.fileno):
    try:
        wanted()
    except ValueError as error:
        kept.append(str(error))
sys.stdout.close()
if sys.stdout.closed and len(kept) == 4:
    print("never seen")
