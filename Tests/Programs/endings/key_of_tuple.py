# A key that is not there is shown by its repr.
clients = {("127.0.0.1", 5000): "ann"}
print(clients["127.0.0.1", 5000])
print(clients["127.0.0.1", 5001])
