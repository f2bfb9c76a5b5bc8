# One past the end.
import sys
arguments = sys.argv[1:]
print(arguments)
port = int(sys.argv[1])
