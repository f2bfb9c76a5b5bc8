import socket

print(socket.AF_INET in socket.AddressFamily)
2 in socket.AddressFamily
