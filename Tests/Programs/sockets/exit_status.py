import socket
import sys

with socket.socket() as s:
    print("leaving")
    sys.exit(7)
