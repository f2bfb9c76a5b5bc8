# print and input, with everything they take.
import sys
print()
print(1, "a", None, [1], sep="-")
print("no newline", end="")
print(" ... and then")
print("a", "b", sep="\n", end="\n\n")
print("to stdout", file=sys.stdout, flush=True)
print("nowhere" * 0, end="")
print(*range(5), sep=", ")
print("x", sep=None, end=None)
print(*[], sep="never")
name = input("What is your name? ")
print("hello", name)
print(repr(input()))
for line in sys.stdin:
    print("line", repr(line))
try:
    input("more? ")
except EOFError as error:
    print(type(error).__name__, error)
for bad in (lambda: print(sep=1), lambda: print(end=b"x"), lambda: print(1, color="red"), lambda: print(1, file=5)):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(error)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


writer = Writer()
print("a", 1, file=writer, end="!")
print(writer.parts)
