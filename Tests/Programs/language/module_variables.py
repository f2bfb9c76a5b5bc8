"""A program knows its text, its name and its builtins."""
import builtins

print(__doc__)
print(__name__, __file__.rsplit("/", 1)[1], __package__, __spec__)
print(builtins.len([1, 2]), __builtins__ is builtins, builtins)
builtins.shared = 5
print(shared)
print(sorted(name for name in dir() if name.startswith("__")))
