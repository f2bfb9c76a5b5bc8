import sys
print(-1 % 256)
sys.exit(-1)
