# The status has eight bits.
import sys
print(300 % 256)
sys.exit(300)
