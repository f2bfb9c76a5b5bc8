# A list as a key.
clients = {}
clients["127.0.0.1", 5000] = "ann"
print(clients)
clients[["127.0.0.1", 5000]] = "bob"
