# Adding while iterating.
clients = {"ann": 1}
for name in clients:
    print(name)
    clients[name + "2"] = 2
