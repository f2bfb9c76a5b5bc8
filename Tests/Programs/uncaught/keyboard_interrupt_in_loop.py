# Ctrl-C in a server's loop, tidied up and passed on.
import socket

listener = socket.create_server(("127.0.0.1", 0))
served = 0
try:
    while True:
        client = socket.create_connection(listener.getsockname())
        connection, _ = listener.accept()
        connection.close()
        client.close()
        served += 1
        if served == 3:
            raise KeyboardInterrupt
except KeyboardInterrupt:
    print("served", served)
    listener.close()
    raise
