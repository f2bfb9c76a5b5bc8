# An exit with something else than a number or text.
import sys
print("leaving")
sys.exit(["not", "a", "number"])
